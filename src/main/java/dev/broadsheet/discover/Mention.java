package dev.broadsheet.discover;

import dev.broadsheet.article.Link;
import dev.broadsheet.normalize.Texts;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An address as a source wrote it, with what it said of it.
 *
 * @param href absolute or relative to the page
 * @param date when it was published; becomes the link's
 * @param modified when it changed last; tells whether it is worth a look, and nothing of the day of
 *     publication
 */
record Mention(
    String href,
    Optional<String> title,
    Optional<String> date,
    Optional<String> modified,
    List<String> tags) {
  private static final int MAX_TEXT = 1_000;
  private static final int MAX_TAGS = 50;

  Mention {
    title = title.flatMap(Mention::clean);
    date = date.flatMap(Mention::clean);
    modified = modified.flatMap(Mention::clean);
    tags = tags.stream().limit(MAX_TAGS).flatMap(t -> clean(t).stream()).distinct().toList();
  }

  static Mention of(String href, String title) {
    return new Mention(href, Optional.of(title), Optional.empty(), Optional.empty(), List.of());
  }

  /** The same address mentioned twice, once as a picture and once as a headline. */
  Mention or(Mention other) {
    return new Mention(
        href,
        title.or(other::title),
        date.or(other::date),
        modified.or(other::modified),
        tags.isEmpty() ? other.tags : tags);
  }

  Link at(URI url, String source) {
    return new Link(url, title, date, tags, source);
  }

  private static Optional<String> clean(String text) {
    String clean = Texts.clean(text.substring(0, Math.min(text.length(), MAX_TEXT)));
    return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
  }
}
