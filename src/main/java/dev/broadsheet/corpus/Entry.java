package dev.broadsheet.corpus;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of a build's {@code articles.csv}: an article, and where it stands.
 *
 * @param part the number of the build that added its file; 0: the corpus was made anew with it
 */
record Entry(String id, int version, Optional<String> group, Split split, int part) {
  static final String HEAD = "id,version,group,split,part";

  private static final int COLUMNS = 5;

  Entry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(split, "split");
  }

  String toLine() {
    return "%s,%d,%s,%s,%d".formatted(id, version, group.orElse(""), split.key(), part);
  }

  /**
   * What {@link #toLine} wrote.
   *
   * @throws IllegalArgumentException if it is of another form
   */
  static Entry of(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException("found \"" + line + "\", expected " + HEAD);
    }
    return new Entry(
        cells[0],
        Integer.parseInt(cells[1]),
        Optional.of(cells[2]).filter(group -> !group.isEmpty()),
        Split.valueOf(cells[3].toUpperCase(Locale.ROOT)),
        Integer.parseInt(cells[4]));
  }
}
