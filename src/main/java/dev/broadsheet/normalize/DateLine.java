package dev.broadsheet.normalize;

import java.util.Objects;
import java.util.Optional;

/**
 * The dates of a short line that a page shows, which may say other things too: "By Jane Roe | March
 * 5, 2019, 14:30 (updated March 6)".
 *
 * @param published the first date that no word tells to be of a change
 * @param modified the first that a word tells to be of a change: "updated", "Stand:"
 * @param labelled a word tells that the first is of the publication: "posted on"
 * @param alone the line says nothing but this
 */
public record DateLine(
    Optional<DateReading.Read> published,
    Optional<DateReading.Read> modified,
    boolean labelled,
    boolean alone) {

  static final DateLine EMPTY = new DateLine(Optional.empty(), Optional.empty(), false, false);

  public DateLine {
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(modified, "modified");
  }

  /** No date was found. */
  public boolean isEmpty() {
    return published.isEmpty() && modified.isEmpty();
  }
}
