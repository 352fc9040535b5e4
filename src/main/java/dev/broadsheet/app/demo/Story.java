package dev.broadsheet.app.demo;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A story as its site's {@code site.yaml} has it; what is not written there is empty.
 *
 * @param published {@code 2026-03-02T20:58+03:00}, or counted back from now: {@code PT2H}, {@code
 *     -1T17:05} for yesterday at that time
 * @param shown the time in the page's words, where the site does not write it as a date
 * @param text paragraphs divided by blank lines; one that begins with {@code <} is markup that is
 *     not the story's
 * @param corrected what replaces the text once the story has been read
 * @param copies addresses where it stands too, without a word that it is the same
 * @param aliases addresses whose page names the first as canonical
 * @param moved addresses that redirect to it
 * @param slow whether the site takes its time to answer
 * @param gone whether it is listed, but no longer there
 */
record Story(
    String path,
    String title,
    String subtitle,
    String lead,
    String section,
    String published,
    String shown,
    String language,
    String author,
    List<String> tags,
    String caption,
    String credit,
    String source,
    String text,
    @Nullable Correction corrected,
    List<String> copies,
    List<String> aliases,
    List<String> moved,
    boolean slow,
    boolean gone) {
  private static final Pattern DAYS_AGO = Pattern.compile("-(\\d+)T(\\d\\d:\\d\\d)");

  /** A later wording of a story. */
  record Correction(String modified, String text) {}

  Story {
    subtitle = requireNonNullElse(subtitle, "");
    lead = requireNonNullElse(lead, "");
    section = requireNonNullElse(section, "");
    shown = requireNonNullElse(shown, "");
    language = requireNonNullElse(language, "");
    author = requireNonNullElse(author, "");
    tags = List.copyOf(requireNonNullElse(tags, List.of()));
    caption = requireNonNullElse(caption, "");
    credit = requireNonNullElse(credit, "");
    source = requireNonNullElse(source, "");
    text = requireNonNullElse(text, "");
    copies = List.copyOf(requireNonNullElse(copies, List.of()));
    aliases = List.copyOf(requireNonNullElse(aliases, List.of()));
    moved = List.copyOf(requireNonNullElse(moved, List.of()));
  }

  /** When it was published, at the site's offset. */
  OffsetDateTime publishedAt(Clock clock, ZoneId zone) {
    ZonedDateTime now = clock.instant().atZone(zone);
    Matcher daysAgo = DAYS_AGO.matcher(published);
    if (daysAgo.matches()) {
      return now.toLocalDate()
          .minusDays(Integer.parseInt(daysAgo.group(1)))
          .atTime(LocalTime.parse(daysAgo.group(2)))
          .atZone(zone)
          .toOffsetDateTime();
    }
    return published.startsWith("PT")
        ? now.minus(Duration.parse(published)).toOffsetDateTime()
        : OffsetDateTime.parse(published);
  }

  /** Every address that a link may lead to. */
  List<String> paths() {
    return Stream.of(List.of(path), copies, aliases, moved).flatMap(List::stream).toList();
  }

  /** When it was corrected; empty before. */
  String modified(boolean read) {
    return corrected != null && read ? corrected.modified() : "";
  }

  /** Paragraphs, and markup between them, in order; after the correction if there is one. */
  List<String> blocks(boolean read) {
    String now = corrected != null && read ? corrected.text() : text;
    return List.of(now.strip().split("\n\\s*\n"));
  }
}
