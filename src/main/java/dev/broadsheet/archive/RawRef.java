package dev.broadsheet.archive;

import java.util.Objects;

/**
 * The place of a page in the archive.
 *
 * @param file below the archive's folder, with slashes: {@code
 *     2025/03/broadsheet-20250319T081500-00001.warc.gz}
 * @param offset of the record's first byte
 */
public record RawRef(String file, long offset) {
  public RawRef {
    Objects.requireNonNull(file, "file");
    if (offset < 0) {
      throw new IllegalArgumentException("an offset is 0 or more, found " + offset);
    }
  }
}
