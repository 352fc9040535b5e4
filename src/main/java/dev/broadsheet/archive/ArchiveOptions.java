package dev.broadsheet.archive;

/**
 * How the archive is kept.
 *
 * @param maxFileBytes a new file is begun when one has grown past this (default 1 GiB)
 * @param maxBodyBytes a longer body is not read back (default 64 MiB)
 */
public record ArchiveOptions(long maxFileBytes, int maxBodyBytes) {
  public static final ArchiveOptions DEFAULT = new ArchiveOptions(1L << 30, 64 << 20);

  public ArchiveOptions {
    if (maxFileBytes < 1 || maxBodyBytes < 1) {
      throw new IllegalArgumentException(
          "sizes must be 1 byte or more, found " + maxFileBytes + " and " + maxBodyBytes);
    }
  }
}
