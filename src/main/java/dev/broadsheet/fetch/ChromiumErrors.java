package dev.broadsheet.fetch;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import dev.broadsheet.fetch.FetchException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells people what Chromium's network errors mean (its list: net_error_list.h). */
final class ChromiumErrors {
  private static final Pattern NAME = Pattern.compile("net::(ERR_[A-Z0-9_]+)");

  private ChromiumErrors() {}

  /** The error's name without {@code net::}, empty for one that is not of the network. */
  static String name(PlaywrightException e) {
    Matcher name = NAME.matcher(String.valueOf(e.getMessage()));
    return name.find() ? name.group(1) : "";
  }

  /**
   * What an exception of the browser means.
   *
   * @param timeout the total time that was allowed
   */
  static FetchException translate(URI url, PlaywrightException e, Duration timeout) {
    String name = name(e);
    if (e instanceof TimeoutError || name.equals("ERR_TIMED_OUT")) {
      String time = Failures.seconds(timeout);
      return failure(url, Reason.TIMEOUT, true, "no whole page within " + time, e);
    }
    if (name.equals("ERR_ABORTED") || firstLine(e).contains("Download is starting")) {
      return failure(url, Reason.NOT_A_DOCUMENT, false, "no document, but a file to save", e);
    }
    if (name.isEmpty()) {
      return failure(url, Reason.BROWSER, true, "the browser failed: " + firstLine(e), e);
    }
    return switch (name) {
      case "ERR_TOO_MANY_REDIRECTS" ->
          failure(url, Reason.REDIRECT, false, "redirected without end", e);
      case "ERR_UNKNOWN_URL_SCHEME", "ERR_UNSAFE_REDIRECT", "ERR_INVALID_REDIRECT" ->
          failure(url, Reason.REDIRECT, false, "redirected, expected an http or https address", e);
      case "ERR_UNSAFE_PORT", "ERR_INVALID_URL" ->
          failure(url, Reason.BAD_URL, false, "Chromium refuses the address: " + name, e);
      case "ERR_INVALID_HTTP_RESPONSE",
          "ERR_CONTENT_DECODING_FAILED",
          "ERR_CONTENT_LENGTH_MISMATCH",
          "ERR_INCOMPLETE_CHUNKED_ENCODING",
          "ERR_INVALID_CHUNKED_ENCODING",
          "ERR_HTTP2_PROTOCOL_ERROR" ->
          failure(url, Reason.BROKEN_RESPONSE, true, "the answer breaks HTTP: " + name, e);
      default ->
          name.startsWith("ERR_CERT") || name.startsWith("ERR_SSL")
              ? failure(url, Reason.TLS, false, "no secure connection: " + name, e)
              : failure(url, Reason.CONNECTION, true, "the connection failed: " + name, e);
    };
  }

  /** Playwright's messages go on with a log of what it did. */
  static String firstLine(RuntimeException e) {
    String text = String.valueOf(e.getMessage());
    Matcher message = Pattern.compile("message='([^\n]*)").matcher(text);
    return Failures.quote(message.find() ? message.group(1) : text.strip().split("\n", 2)[0]);
  }

  private static FetchException failure(
      URI url, Reason reason, boolean retryable, String message, PlaywrightException cause) {
    return new FetchException(url, reason, retryable, message, cause);
  }
}
