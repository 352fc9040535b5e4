package dev.broadsheet.archive;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of the archive.
 *
 * @param name below the archive's folder, with slashes
 * @param bytes up to the end of its last whole page
 */
public record ArchiveFile(String name, Path path, long bytes) {
  public ArchiveFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
  }
}
