package dev.broadsheet.upkeep;

import java.util.List;
import java.util.Objects;

/**
 * What was let go of, or would be.
 *
 * @param events of runs
 * @param logs files below {@code logs}
 * @param archive files of raw pages
 * @param kept files of the archive that are too old or too much, and have to stay
 */
public record Cleaned(
    long events, long runs, List<File> logs, List<File> archive, List<Kept> kept) {
  public Cleaned {
    logs = List.copyOf(logs);
    archive = List.copyOf(archive);
    kept = List.copyOf(kept);
  }

  /** A file that went. */
  public record File(String name, long bytes) {
    public File {
      Objects.requireNonNull(name, "name");
    }
  }

  /** A file that stays, and why. */
  public record Kept(String name, String why) {
    public Kept {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(why, "why");
    }
  }

  /** Whether nothing went, and nothing would have had to. */
  public boolean isNothing() {
    return events == 0 && runs == 0 && logs.isEmpty() && archive.isEmpty() && kept.isEmpty();
  }
}
