package dev.broadsheet.corpus;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of a build's {@code articles.csv}: an article, and where it stands.
 *
 * @param version as the store counted it
 * @param part the number of the build that added its file; 0: the corpus was made anew with it
 * @param state of what it says, 16 hex digits; empty in builds of before there were states
 */
record Entry(String id, int version, Optional<String> group, Split split, int part, String state) {
  static final String HEAD_WITHOUT_STATE = "id,version,group,split,part";
  static final String HEAD = HEAD_WITHOUT_STATE + ",state";

  private static final int COLUMNS = 6;

  Entry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(state, "state");
  }

  /** Whether both say the same: a store that was made anew counts its versions anew. */
  boolean saysTheSameAs(Entry other) {
    return (state.isEmpty() || other.state.isEmpty())
        ? version == other.version
        : state.equals(other.state);
  }

  String toLine() {
    return "%s,%d,%s,%s,%d,%s".formatted(id, version, group.orElse(""), split.key(), part, state);
  }

  /**
   * What {@link #toLine} wrote, or wrote before there were states.
   *
   * @throws IllegalArgumentException if it is of another form
   */
  static Entry of(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS && cells.length != COLUMNS - 1) {
      throw new IllegalArgumentException("found \"" + line + "\", expected " + HEAD);
    }
    return new Entry(
        cells[0],
        Integer.parseInt(cells[1]),
        Optional.of(cells[2]).filter(group -> !group.isEmpty()),
        Split.valueOf(cells[3].toUpperCase(Locale.ROOT)),
        Integer.parseInt(cells[4]),
        cells.length == COLUMNS ? cells[5] : "");
  }
}
