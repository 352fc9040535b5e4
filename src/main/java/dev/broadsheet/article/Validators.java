package dev.broadsheet.article;

import java.util.Objects;
import java.util.Optional;

/**
 * What a server gave with a page so that one can ask later whether it has changed (RFC 9110, 8.8).
 * What no request can carry back is left out.
 *
 * @param etag as sent
 * @param lastModified as sent, unread
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
  public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

  public Validators {
    Objects.requireNonNull(etag, "etag");
    Objects.requireNonNull(lastModified, "lastModified");
    etag = etag.filter(Validators::canBeSent);
    lastModified = lastModified.filter(Validators::canBeSent);
  }

  /** Whether a header can carry a value: it holds no control characters (RFC 9110, 5.5). */
  public static boolean canBeSent(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
  }

  /** Those of a page. A rendered page has none: its server spoke of what it sent, not of it. */
  public static Validators of(Page page) {
    return page.via() == Page.Via.HTTP
        ? new Validators(page.header("ETag"), page.header("Last-Modified"))
        : NONE;
  }

  public boolean isEmpty() {
    return etag.isEmpty() && lastModified.isEmpty();
  }
}
