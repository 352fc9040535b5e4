package dev.broadsheet.fetch;

import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.normalize.CanonicalUrl;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** The way of one request through its redirects to a page, within one span of time. */
final class HttpJourney {
  /** What a page's adapter can't set: the truth of who asks, and how the bytes travel. */
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "host",
          "if-modified-since",
          "if-none-match",
          "te",
          "transfer-encoding",
          "upgrade",
          "user-agent");

  /** What others may read of a request: an adapter's headers can hold secrets. */
  private static final Set<String> PUBLIC_HEADERS =
      Set.of(
          "accept",
          "accept-encoding",
          "accept-language",
          "connection",
          "from",
          "host",
          "if-modified-since",
          "if-none-match",
          "referer",
          "user-agent");

  private final OkHttpClient client;
  private final FetchSettings settings;
  private final Clock clock;
  private final Optional<Robots> robots;
  private final FetchRequest request;
  private final HttpFetcher.Bounds bounds;
  private final long deadline; // of System.nanoTime: the network waits in real time

  HttpJourney(
      OkHttpClient client,
      FetchSettings settings,
      Clock clock,
      Optional<Robots> robots,
      FetchRequest request,
      HttpFetcher.Bounds bounds) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.robots = robots;
    this.request = request;
    this.bounds = bounds;
    this.deadline = System.nanoTime() + settings.timeout().toNanos();
  }

  /** The page, or what stood in the way. */
  Page run() throws FetchException {
    HttpUrl start = HttpUrl.parse(request.url().toString());
    if (start == null) {
      throw failure(request.url(), Reason.BAD_URL, false, "only http and https can be fetched");
    }
    Set<HttpUrl> seen = new HashSet<>();
    HttpUrl url = withoutFragment(start);
    while (seen.add(url)) {
      if (seen.size() > bounds.maxRedirects() + 1) {
        throw failure(
            request.url(),
            Reason.REDIRECT,
            false,
            "more than " + bounds.maxRedirects() + " redirects, the last to " + url);
      }
      HttpUrl next;
      try (Response response = call(url, start).execute()) {
        if (!HttpStatus.isRedirect(response.code())) {
          return page(url, response);
        }
        next = target(url, response);
      } catch (IOException e) {
        throw Failures.translate(url.uri(), e, settings.timeout());
      }
      if (robots.isPresent()) {
        robots.get().check(next.uri());
      }
      url = next;
    }
    throw failure(request.url(), Reason.REDIRECT, false, "redirected in a loop, to " + url);
  }

  private Call call(HttpUrl url, HttpUrl start) {
    Headers.Builder headers = new Headers.Builder();
    headers.set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    if (url.host().equals(start.host()) && (url.isHttps() || !start.isHttps())) {
      request.headers().forEach((name, value) -> addForeign(headers, name, value));
    }
    headers.set("User-Agent", settings.userAgent());
    headers.set("Accept-Encoding", ContentCoding.ACCEPTED);
    request.etag().ifPresent(tag -> headers.addUnsafeNonAscii("If-None-Match", tag));
    request.lastModified().ifPresent(t -> headers.addUnsafeNonAscii("If-Modified-Since", t));
    Call call = client.newCall(new Request.Builder().url(url).headers(headers.build()).build());
    // To OkHttp zero means for ever.
    call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    return call;
  }

  private static void addForeign(Headers.Builder headers, String name, String value) {
    if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      headers.removeAll(name);
      headers.addUnsafeNonAscii(name, value);
    }
  }

  private HttpUrl target(HttpUrl url, Response response) throws FetchException {
    String location = response.header("Location");
    HttpUrl next = location == null ? null : url.resolve(location);
    if (next == null || next.toString().length() > CanonicalUrl.MAX_LENGTH) {
      String where = location == null ? "nowhere" : Failures.quote(location);
      throw failure(
          url.uri(),
          Reason.REDIRECT,
          false,
          "redirected to " + where + ", expected an http or https address");
    }
    return withoutFragment(next);
  }

  private Page page(HttpUrl url, Response response) throws FetchException, IOException {
    int status = response.code();
    if (status == HttpStatus.NOT_MODIFIED) {
      if (request.isConditional()) {
        return page(url, response, new byte[0]);
      }
      throw failure(
          url.uri(),
          Reason.BROKEN_RESPONSE,
          true,
          "304, though nothing was said of a copy at hand");
    }
    if (!HttpStatus.isSuccess(status)) {
      throw refusal(url, response);
    }
    String type = Objects.requireNonNullElse(response.header("Content-Type"), "");
    if (!bounds.anyType() && !DocumentType.isDocument(type, url.encodedPath())) {
      throw failure(
          url.uri(),
          Reason.NOT_A_DOCUMENT,
          false,
          "its content type is " + Failures.quote(type) + ", expected a document");
    }
    return page(url, response, body(url, response));
  }

  private FetchException refusal(HttpUrl url, Response response) {
    int status = response.code();
    Optional<Duration> retryAfter =
        Optional.ofNullable(response.header("Retry-After"))
            .flatMap(value -> RetryAfter.read(value, clock.instant()));
    if (HttpStatus.mayBeWall(status)) {
      Page shown = page(url, response, beginning(response));
      Optional<String> wall = Walls.find(shown);
      if (wall.isPresent()) {
        return Walls.failure(shown, wall.get(), retryAfter);
      }
    }
    return new FetchException(
        url.uri(),
        Reason.STATUS,
        OptionalInt.of(status),
        HttpStatus.canPass(status),
        retryAfter,
        HttpStatus.named(status),
        null);
  }

  /** What an error shows, as far as it can be had; the error stands without it. */
  private static byte[] beginning(Response response) {
    try {
      return ContentCoding.read(
          response.body().byteStream(), response.headers("Content-Encoding"), Walls.LONGEST);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private byte[] body(HttpUrl url, Response response) throws FetchException, IOException {
    ResponseBody sent = response.body();
    int most = bounds.maxBytes();
    if (sent.contentLength() > most && !bounds.cut()) {
      throw tooLarge(url);
    }
    byte[] body =
        ContentCoding.read(
            new WholeBody(sent.byteStream(), sent.contentLength()),
            response.headers("Content-Encoding"),
            most);
    if (body.length > most && !bounds.cut()) {
      throw tooLarge(url);
    }
    return body.length > most ? Arrays.copyOf(body, most) : body;
  }

  private FetchException tooLarge(HttpUrl url) {
    return failure(
        url.uri(),
        Reason.TOO_LARGE,
        false,
        "more than " + Failures.size(bounds.maxBytes()) + " after decompression");
  }

  private Page page(HttpUrl url, Response response, byte[] body) {
    return new Page(
        request.url(),
        url.uri(),
        response.code(),
        Map.copyOf(response.headers().toMultimap()),
        body,
        Optional.empty(),
        clock.instant(),
        Page.Via.HTTP,
        asked(response),
        Optional.empty());
  }

  private static Map<String, List<String>> asked(Response response) {
    Response sent = Objects.requireNonNullElse(response.networkResponse(), response);
    Map<String, List<String>> headers = sent.request().headers().toMultimap();
    headers.keySet().retainAll(PUBLIC_HEADERS);
    return headers;
  }

  private static HttpUrl withoutFragment(HttpUrl url) {
    return url.newBuilder().fragment(null).build();
  }

  private static FetchException failure(URI url, Reason reason, boolean retryable, String message) {
    return new FetchException(url, reason, retryable, message, null);
  }
}
