package dev.broadsheet.export;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A corpus that was written as a whole.
 *
 * @param articles how many are in it
 */
public record Exported(Path file, long articles, long bytes) {
  public Exported {
    Objects.requireNonNull(file, "file");
  }
}
