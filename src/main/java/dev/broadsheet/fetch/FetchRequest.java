package dev.broadsheet.fetch;

import dev.broadsheet.article.Validators;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to get.
 *
 * @param url absolute
 * @param etag of the copy at hand, sent as If-None-Match
 * @param lastModified of the copy at hand as the server wrote it, sent as If-Modified-Since
 * @param headers besides the fetcher's own, which they can't replace; not sent on to another host,
 *     nor out of a secure connection
 */
public record FetchRequest(
    URI url, Optional<String> etag, Optional<String> lastModified, Map<String, String> headers) {

  /** RFC 9110, 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  public FetchRequest {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("a request needs an absolute URL, found " + url);
    }
    etag.ifPresent(FetchRequest::requireSendable);
    lastModified.ifPresent(FetchRequest::requireSendable);
    headers.forEach(
        (name, value) -> {
          if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("this is no name of a header: \"" + name + '"');
          }
          requireSendable(value);
        });
    headers = Map.copyOf(headers);
  }

  /** An unconditional request. */
  public static FetchRequest of(URI url) {
    return new FetchRequest(url, Optional.empty(), Optional.empty(), Map.of());
  }

  /** Whether the page is wanted only if it is another than the copy at hand. */
  boolean isConditional() {
    return etag.isPresent() || lastModified.isPresent();
  }

  private static void requireSendable(String value) {
    if (!Validators.canBeSent(value)) {
      throw new IllegalArgumentException(
          "a header value must not hold control characters, found \"" + value.strip() + '"');
    }
  }
}
