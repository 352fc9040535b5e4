package dev.broadsheet.fetch;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is done to a page by Chromium's own protocol, as Playwright has no way or a slow one. */
final class DevTools {
  private static final Gson GSON = new Gson();

  /**
   * What the browser's flags don't keep away: films and sound, and the icons of pages, which are of
   * no kind of their own. An address does not tell them: scripts ask for JSON as {@code logo.png}.
   */
  private static final List<Map<String, String>> HELD =
      List.of(Map.of("resourceType", "Media"), Map.of("resourceType", "Other"));

  /**
   * What is told by its address, which is quicker: the icon that a browser asks every site for,
   * most films, and the lists of films' parts, which scripts ask for like anything else.
   */
  private static final List<String> BLOCKED =
      List.of("*/favicon.ico", "*.mp4", "*.m3u8", "*.m3u8?*", "*.mpd", "*.mpd?*");

  /** What a page's adapter can't set: the truth of who asks, and how the bytes travel. */
  private static final Set<String> OWN_HEADERS =
      Set.of("accept-encoding", "connection", "content-length", "host", "upgrade");

  private final CDPSession session;
  private final String userAgent;
  private Map<String, String> headers = Map.of();

  /**
   * The document as it stands.
   *
   * @param charset in which it came
   * @param received its bytes as they came, after content decoding
   */
  record Snapshot(String url, String html, String charset, long received) {}

  /** An expression of ours went wrong. */
  static final class ScriptError extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScriptError(String message) {
      super(message);
    }
  }

  DevTools(CDPSession session, String userAgent) {
    this.session = session;
    this.userAgent = userAgent;
    session.on("Fetch.requestPaused", this::decide);
    send("Network.enable", Map.of());
    send("Network.setBlockedURLs", Map.of("urls", BLOCKED));
    intercept();
  }

  /**
   * Tells the browser the proxy's password, which it then keeps for all pages of the context.
   * Playwright's own way holds up every request for it.
   */
  void authenticate(Page page, String password) {
    session.on("Fetch.authRequired", challenge -> answer(challenge, password));
    intercept(Map.of("urlPattern", ProxyConnection.GREETING.toString()));
    page.navigate(ProxyConnection.GREETING.toString());
    intercept();
  }

  /** Sends headers with the documents of the address's host, and with nothing else. */
  void addHeaders(URI url, Map<String, String> headers) {
    this.headers = headers;
    String host = url.getScheme() + "://" + url.getRawAuthority();
    intercept(Map.of("urlPattern", host + "/*", "resourceType", "Document"));
  }

  void clearHeaders() {
    headers = Map.of();
    intercept();
  }

  /**
   * The document as text, cut at so many characters.
   *
   * @throws PlaywrightException also where a script leads on just now
   */
  Snapshot snapshot(int maxLength) {
    JsonObject value =
        evaluate(
                """
                (() => {
                  const root = document.documentElement ? document.documentElement.outerHTML : '';
                  const type = document.doctype ? '<!DOCTYPE html>' : '';
                  const [visit] = performance.getEntriesByType('navigation');
                  return {
                    url: location.href,
                    html: (type + root).slice(0, %d),
                    charset: document.characterSet,
                    received: visit ? visit.decodedBodySize : 0
                  };
                })()
                """
                    .formatted(maxLength))
            .getAsJsonObject();
    return new Snapshot(
        value.get("url").getAsString(),
        value.get("html").getAsString(),
        value.get("charset").getAsString(),
        value.get("received").getAsLong());
  }

  /** The bytes of the document as they came, after content decoding. */
  long received() {
    return evaluate("performance.getEntriesByType('navigation')[0]?.decodedBodySize ?? 0")
        .getAsLong();
  }

  /**
   * The document's source as the browser decoded it, without asking for it again; empty where the
   * browser has it no longer.
   */
  Optional<String> source() {
    try {
      // the request for a document has the id of its loader
      String request = frame().get("loaderId").getAsString();
      JsonObject answer = send("Network.getResponseBody", Map.of("requestId", request));
      return answer.get("base64Encoded").getAsBoolean()
          ? Optional.empty()
          : Optional.of(answer.get("body").getAsString());
    } catch (PlaywrightException e) {
      return Optional.empty();
    }
  }

  /** Returns when no script of the page holds it up. */
  void probe() {
    send("Runtime.evaluate", Map.of("expression", "0"));
  }

  /** Returns when a while has passed by the page's own time; sooner where a script leads on. */
  void pause(Duration time) {
    try {
      evaluate("new Promise(end => setTimeout(() => end(0), %d))".formatted(time.toMillis()));
    } catch (PlaywrightException e) {
      // the page that was to wait is gone
    }
  }

  /**
   * What an expression of JavaScript gives, or promises, as JSON. It runs in a world of its own,
   * where the page's scripts can't have changed what is called.
   *
   * @throws ScriptError when it throws
   * @throws PlaywrightException also where a script of the page leads on just now
   */
  JsonElement evaluate(String expression) {
    JsonObject world =
        send(
            "Page.createIsolatedWorld",
            Map.of("frameId", frame().get("id").getAsString(), "worldName", "broadsheet"));
    JsonObject answer =
        send(
            "Runtime.evaluate",
            Map.of(
                "expression",
                expression,
                "contextId",
                world.get("executionContextId").getAsInt(),
                "returnByValue",
                true,
                "awaitPromise",
                true));
    if (answer.has("exceptionDetails")) {
      throw new ScriptError(answer.getAsJsonObject("result").get("description").getAsString());
    }
    return answer.getAsJsonObject("result").get("value");
  }

  private JsonObject frame() {
    JsonObject tree = send("Page.getFrameTree", Map.of());
    return tree.getAsJsonObject("frameTree").getAsJsonObject("frame");
  }

  /** Holds up what may be blocked, and nothing else. */
  private void intercept() {
    send("Fetch.enable", Map.of("patterns", HELD));
  }

  /** The same with requests of another pattern, and those for passwords. */
  private void intercept(Map<String, String> pattern) {
    List<Map<String, String>> patterns = new ArrayList<>(HELD);
    patterns.add(pattern);
    send("Fetch.enable", Map.of("handleAuthRequests", true, "patterns", patterns));
  }

  /** Tells the proxy its password, and a server that asks for one nothing. */
  private void answer(JsonObject challenge, String password) {
    JsonElement source = challenge.getAsJsonObject("authChallenge").get("source");
    Map<String, String> credentials =
        source != null && source.getAsString().equals("Proxy")
            ? Map.of(
                "response",
                "ProvideCredentials",
                "username",
                FilteringProxy.USER,
                "password",
                password)
            : Map.of("response", "CancelAuth");
    send(
        "Fetch.continueWithAuth",
        Map.of(
            "requestId",
            challenge.get("requestId").getAsString(),
            "authChallengeResponse",
            credentials));
  }

  private void decide(JsonObject paused) {
    String id = paused.get("requestId").getAsString();
    try {
      if (isBlocked(paused)) {
        send("Fetch.failRequest", Map.of("requestId", id, "errorReason", "BlockedByClient"));
      } else {
        send("Fetch.continueRequest", going(id, paused));
      }
    } catch (PlaywrightException e) {
      // a script has taken away the frame that asked
    }
  }

  private static boolean isBlocked(JsonObject paused) {
    JsonElement accepted =
        paused.getAsJsonObject("request").getAsJsonObject("headers").get("Accept");
    return switch (paused.get("resourceType").getAsString()) {
      case "Media" -> true;
      case "Other" -> accepted != null && accepted.getAsString().startsWith("image/");
      default -> false;
    };
  }

  private Map<String, Object> going(String id, JsonObject paused) {
    return headers.isEmpty()
        ? Map.of("requestId", id)
        : Map.of(
            "requestId",
            id,
            "headers",
            merged(paused.getAsJsonObject("request").getAsJsonObject("headers")));
  }

  private List<Map<String, String>> merged(JsonObject own) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    own.entrySet().forEach(e -> all.put(e.getKey(), e.getValue().getAsString()));
    headers.forEach(
        (name, value) -> {
          if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            all.put(name, value);
          }
        });
    // A held request does not know its final name yet.
    all.put("User-Agent", userAgent);
    return all.entrySet().stream()
        .map(e -> Map.of("name", e.getKey(), "value", e.getValue()))
        .toList();
  }

  private JsonObject send(String method, Map<String, ?> parameters) {
    return session.send(method, GSON.toJsonTree(parameters).getAsJsonObject());
  }
}
