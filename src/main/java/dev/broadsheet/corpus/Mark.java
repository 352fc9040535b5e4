package dev.broadsheet.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;

/** How far an export has come: the revision of its store, and which articles it has given out. */
final class Mark {
  private static final Mark NONE = new Mark(0, new long[0]);

  private final long revision;
  private final long[] ids;

  /**
   * A mark.
   *
   * @param ids of articles that still hold, in any order
   */
  Mark(long revision, long[] ids) {
    this.revision = revision;
    this.ids = ids.clone();
    Arrays.sort(this.ids);
  }

  /** What {@link #toText} wrote; nothing was given out where there is none. */
  static Mark read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NONE;
    }
    List<String> lines = Files.readAllLines(file);
    try {
      return new Mark(
          Long.parseLong(lines.getFirst()),
          lines.stream().skip(1).mapToLong(Candidate::number).toArray());
    } catch (NumberFormatException | NoSuchElementException e) {
      return NONE;
    }
  }

  /** The revision, then the ids, a line each. */
  String toText() {
    StringBuilder text = new StringBuilder().append(revision).append('\n');
    LongStream.of(ids).forEach(id -> text.append(Candidate.id(id)).append('\n'));
    return text.toString();
  }

  long revision() {
    return revision;
  }

  /** The place of an article among those that were given out; negative where it was not. */
  int find(long id) {
    return Arrays.binarySearch(ids, id);
  }

  /** The article at a place. */
  long id(int place) {
    return ids[place];
  }

  int size() {
    return ids.length;
  }
}
