package dev.broadsheet.fetch;

import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.HttpHeader;
import com.microsoft.playwright.options.WaitUntilState;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.normalize.CanonicalUrl;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import okhttp3.HttpUrl;

/** The way of one request through a tab to a page, within one span of time. */
final class BrowserVisit {
  private final BrowserSession.Tab tab;
  private final FilteringProxy proxy;
  private final FetchSettings settings;
  private final Clock clock;
  private final BrowserFetcher.Order order;
  private final Deadline deadline;
  private final PageSteps steps;

  BrowserVisit(
      BrowserSession.Tab tab,
      FilteringProxy proxy,
      FetchSettings settings,
      BrowserOptions options,
      Clock clock,
      BrowserFetcher.Order order) {
    this.tab = tab;
    this.proxy = proxy;
    this.settings = settings;
    this.clock = clock;
    this.order = order;
    this.deadline = Deadline.after(settings.timeout());
    this.steps = new PageSteps(tab, options, deadline);
  }

  /** The page, or what stood in the way. */
  Page run() throws FetchException {
    tab.traffic().reset();
    boolean withHeaders = !order.request().headers().isEmpty();
    try {
      if (withHeaders) {
        tab.tools().addHeaders(url(), order.request().headers());
      }
      navigate();
      Response answer = checked(tab.traffic().document());
      if (isRendered(answer)) {
        steps.take(order.steps());
        return rendered(checked(tab.traffic().document()));
      }
      requireWithin(tab.tools().received()); // else it would all come into memory
      return page(answer, uri(answer.url()), within(answer.body()), Optional.empty());
    } catch (PageSteps.BadSelector e) {
      throw failure(url(), Reason.BROWSER, false, String.valueOf(e.getMessage()));
    } catch (DevTools.ScriptError e) {
      String why = Failures.quote(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      throw failure(url(), Reason.BROWSER, false, "the page can't be read in the browser: " + why);
    } catch (PlaywrightException e) {
      throw translate(e);
    } finally {
      if (withHeaders) {
        tab.tools().clearHeaders();
      }
    }
  }

  private URI url() {
    return order.request().url();
  }

  private void navigate() {
    tab.page()
        .navigate(
            url().toString(),
            new NavigateOptions()
                .setWaitUntil(WaitUntilState.DOMCONTENTLOADED)
                .setTimeout(deadline.left(settings.timeout())));
  }

  private Response checked(Optional<Response> answer) throws FetchException {
    if (answer.isEmpty()) {
      throw failure(url(), Reason.BROWSER, true, "the browser showed no document");
    }
    Optional<FetchException> objection = objection(answer.get());
    if (objection.isPresent()) {
      throw objection.get();
    }
    return answer.get();
  }

  /** What is wrong with an answer, whatever it holds. */
  private Optional<FetchException> objection(Response answer) {
    URI url = uri(answer.url());
    if (answer.headers().containsKey(ProxyConnection.REFUSAL)) {
      return Optional.of(refused(url));
    }
    if (redirects(answer) > HttpFetcher.MAX_REDIRECTS) {
      String tooMany = "more than " + HttpFetcher.MAX_REDIRECTS + " redirects, the last to " + url;
      return Optional.of(failure(url(), Reason.REDIRECT, false, tooMany));
    }
    if (!HttpStatus.isSuccess(answer.status())) {
      return Optional.of(statusFailure(url, answer));
    }
    String type = type(answer);
    return DocumentType.isDocument(type, url.getRawPath())
        ? Optional.empty()
        : Optional.of(
            failure(
                url,
                Reason.NOT_A_DOCUMENT,
                false,
                "its content type is " + Failures.quote(type) + ", expected a document"));
  }

  private static int redirects(Response answer) {
    int redirects = 0;
    for (Request r = answer.request().redirectedFrom(); r != null; r = r.redirectedFrom()) {
      redirects++;
    }
    return redirects;
  }

  private FetchException statusFailure(URI url, Response answer) {
    return new FetchException(
        url,
        Reason.STATUS,
        OptionalInt.of(answer.status()),
        HttpStatus.canPass(answer.status()),
        Optional.ofNullable(answer.headers().get("retry-after"))
            .flatMap(value -> RetryAfter.read(value, clock.instant())),
        HttpStatus.named(answer.status()),
        null);
  }

  private static String type(Response answer) {
    return answer.headers().getOrDefault("content-type", "");
  }

  private static boolean isRendered(Response answer) {
    String type = type(answer).toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.contains("html");
  }

  private Page rendered(Response answer) throws FetchException {
    DevTools.Snapshot snapshot = tab.tools().snapshot(settings.maxBytes() + 1);
    String led = snapshot.url();
    if (!led.startsWith("http") || led.length() > CanonicalUrl.MAX_LENGTH) {
      throw failure(url(), Reason.REDIRECT, false, "a script led to " + Failures.quote(led));
    }
    byte[] body = within(snapshot.html().getBytes(StandardCharsets.UTF_8));
    Page page = page(answer, uri(led), body, Optional.of(StandardCharsets.UTF_8));
    return sent(snapshot)
        .map(source -> page(answer, uri(answer.url()), source, Optional.empty()))
        .map(page::withSent)
        .orElse(page);
  }

  /** The document as it was sent, where it is within the bounds and can be told exactly. */
  private Optional<byte[]> sent(DevTools.Snapshot snapshot) {
    return snapshot.received() > settings.maxBytes() || !Charset.isSupported(snapshot.charset())
        ? Optional.empty()
        : tab.tools()
            .source()
            .flatMap(text -> bytes(text, Charset.forName(snapshot.charset()), snapshot.received()));
  }

  /**
   * The bytes of which a browser made a text: it tells only this. They are taken for the same where
   * they are as many and give the text again: what was no character of the charset is lost.
   */
  private static Optional<byte[]> bytes(String text, Charset charset, long length) {
    return Optional.of(text.getBytes(charset))
        .filter(bytes -> bytes.length == length && new String(bytes, charset).equals(text));
  }

  private byte[] within(byte[] body) throws FetchException {
    requireWithin(body.length);
    return body;
  }

  private void requireWithin(long bytes) throws FetchException {
    if (bytes > settings.maxBytes()) {
      throw failure(
          url(),
          Reason.TOO_LARGE,
          false,
          "more than " + Failures.size(settings.maxBytes()) + " in the browser");
    }
  }

  /** Browsers leave characters in addresses that java.net.URI does not take. */
  private URI uri(String url) {
    HttpUrl parsed = HttpUrl.parse(url);
    return parsed == null ? url() : parsed.newBuilder().fragment(null).build().uri();
  }

  private Page page(Response answer, URI url, byte[] body, Optional<Charset> charset) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (HttpHeader header : answer.headersArray()) {
      headers.computeIfAbsent(header.name, name -> new ArrayList<>()).add(header.value);
    }
    return new Page(
        url(), url, answer.status(), headers, body, charset, clock.instant(), Page.Via.BROWSER);
  }

  private FetchException translate(PlaywrightException e) {
    URI url = tab.traffic().navigation().map(n -> uri(n.url())).orElse(url());
    return switch (ChromiumErrors.name(e)) {
      case "ERR_TUNNEL_CONNECTION_FAILED" -> refused(url);
      // Chromium shows a page of its own for a failure without a body.
      case "ERR_HTTP_RESPONSE_CODE_FAILURE" ->
          tab.traffic()
              .document()
              .flatMap(this::objection)
              .orElseGet(() -> ChromiumErrors.translate(url, e, settings.timeout()));
      default -> ChromiumErrors.translate(url, e, settings.timeout());
    };
  }

  private FetchException refused(URI url) {
    return proxy
        .failure(url)
        .map(why -> Failures.translate(url, why, settings.timeout()))
        .orElseGet(() -> failure(url, Reason.CONNECTION, true, "the connection failed"));
  }

  private static FetchException failure(URI url, Reason reason, boolean retryable, String message) {
    return new FetchException(url, reason, retryable, message, null);
  }
}
