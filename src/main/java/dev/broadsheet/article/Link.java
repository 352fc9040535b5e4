package dev.broadsheet.article;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An address with what its source said of it.
 *
 * @param url absolute, canonical
 * @param date the time as the source wrote it, unread
 * @param source the feed, site map, listing or archive page that named it
 */
public record Link(
    URI url, Optional<String> title, Optional<String> date, List<String> tags, String source) {
  public Link {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("a link needs an absolute URL, found " + url);
    }
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(source, "source");
    tags = List.copyOf(tags);
  }

  /** A link of which nothing but the address is known. */
  public static Link of(URI url, String source) {
    return new Link(url, Optional.empty(), Optional.empty(), List.of(), source);
  }
}
