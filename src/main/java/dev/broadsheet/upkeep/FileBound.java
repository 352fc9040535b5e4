package dev.broadsheet.upkeep;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lets files go, the oldest first, while they are too old or too much. */
final class FileBound {
  /** Who still writes a file has written to it within this time. */
  private static final Duration IN_USE = Duration.ofDays(1);

  private FileBound() {}

  /** A file, and when it was written to last. */
  record Aged(String name, long bytes, Instant written) {}

  /** Lets a file go, if it may. */
  interface Exit {
    /** Whether the file went. */
    boolean letGo(Aged file) throws IOException;
  }

  /**
   * Applies a bound.
   *
   * @return what went
   */
  static List<Cleaned.File> apply(Bound bound, Instant now, List<Aged> files, Exit exit)
      throws IOException {
    long left = files.stream().mapToLong(Aged::bytes).sum();
    List<Cleaned.File> gone = new ArrayList<>();
    for (Aged file : files.stream().sorted(Comparator.comparing(Aged::written)).toList()) {
      if (file.written().isBefore(now.minus(IN_USE))
          && exceeds(bound, file, left, now)
          && exit.letGo(file)) {
        left -= file.bytes();
        gone.add(new Cleaned.File(file.name(), file.bytes()));
      }
    }
    return gone;
  }

  private static boolean exceeds(Bound bound, Aged file, long left, Instant now) {
    return bound.age().filter(age -> file.written().isBefore(now.minus(age))).isPresent()
        || bound.most().filter(most -> left > most).isPresent();
  }
}
