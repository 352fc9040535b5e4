package dev.broadsheet.fetch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What to get.
 *
 * @param url absolute
 * @param etag of the copy at hand, sent as If-None-Match
 * @param lastModified of the copy at hand as the server wrote it, sent as If-Modified-Since
 * @param headers besides the fetcher's own, which they can't replace; not sent on to another host
 */
public record FetchRequest(
    URI url, Optional<String> etag, Optional<String> lastModified, Map<String, String> headers) {

  public FetchRequest {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("a request needs an absolute URL, found " + url);
    }
    etag.ifPresent(FetchRequest::requireOneLine);
    lastModified.ifPresent(FetchRequest::requireOneLine);
    headers.values().forEach(FetchRequest::requireOneLine);
    headers = Map.copyOf(headers);
  }

  /** An unconditional request. */
  public static FetchRequest of(URI url) {
    return new FetchRequest(url, Optional.empty(), Optional.empty(), Map.of());
  }

  private static void requireOneLine(String value) {
    if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw new IllegalArgumentException(
          "a header value must not hold control characters, found \"" + value.strip() + '"');
    }
  }
}
