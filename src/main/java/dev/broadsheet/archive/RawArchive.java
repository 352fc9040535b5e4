package dev.broadsheet.archive;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Raw pages in gzip WARC 1.1 files below a folder, by year and month. Thread-safe; several
 * processes may write at a time, each to files of its own.
 *
 * <p>Trouble with the disk is an {@link java.io.UncheckedIOException} whose message names the file.
 */
public final class RawArchive implements AutoCloseable {
  public RawArchive(Path folder, ArchiveOptions options, Clock clock) {}

  /**
   * Writes a page; it has left the process when this returns. A write that fails (a full disk)
   * leaves nothing behind.
   *
   * @param site whose adapter reads the page
   * @param link what led to the page
   */
  public RawRef append(String site, Link link, Page page) {
    throw new UnsupportedOperationException("skeleton");
  }

  /**
   * Shows every page in the order of writing, across files that were written at the same time too.
   */
  public void forEach(RecordVisitor visitor) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The page at a place that {@link #append} or {@link #forEach} gave. */
  public Page read(RawRef ref) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Closes the file in hand, after its bytes have reached the disk. */
  @Override
  public void close() {}
}
