package dev.broadsheet.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;

/** Reads the pages of one file, one after the other. */
final class WarcCursor implements Closeable {
  private final String file;
  private final int maxBytes;
  private final FileChannel channel;
  private final WarcReader reader;
  private long offset;

  /** A page and the time when it was written, which no earlier page of the file exceeds. */
  record Entry(RawRecord record, Instant written) {}

  /**
   * @param file below the folder
   * @param offset where to begin: 0, or the place of a page
   */
  WarcCursor(Path folder, String file, long offset, int maxBytes) throws IOException {
    this.file = file;
    this.maxBytes = maxBytes;
    this.offset = offset;
    channel = FileChannel.open(folder.resolve(file));
    try {
      reader = new WarcReader(channel.position(offset));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Where the page is, or the trouble, that {@link #next} met last. */
  RawRef place() {
    return new RawRef(file, offset);
  }

  /**
   * The next page; empty at the end of the file.
   *
   * @throws IOException if the file is damaged or ends inside a page; it can't be read further
   */
  Optional<Entry> next() throws IOException {
    try {
      Optional<WarcRecord> found = nextRecord();
      while (found.isPresent()
          && !(found.get() instanceof WarcResponse)
          && !(found.get() instanceof WarcResource)) {
        found = nextRecord();
      }
      return found.isPresent()
          ? Optional.of(entry((WarcCaptureRecord) found.get()))
          : Optional.empty();
    } catch (RuntimeException e) {
      // a damaged header reaches jwarc's and the JDK's parsers as numbers, dates, addresses, JSON
      throw new IOException(e);
    }
  }

  private Entry entry(WarcCaptureRecord capture) throws IOException {
    RawRef ref = place();
    try {
      WarcPage.Captured captured = WarcPage.read(capture);
      if (nextRecord().orElse(null) instanceof WarcMetadata metadata
          && metadata.concurrentTo().contains(capture.id())) {
        return new Entry(captured.with(metadata, ref), metadata.date());
      }
      throw new EOFException("the page's metadata record is missing");
    } finally {
      offset = ref.offset();
    }
  }

  private Optional<WarcRecord> nextRecord() throws IOException {
    Optional<WarcRecord> record;
    try {
      record = reader.next();
    } finally {
      offset = reader.position();
    }
    if (record.isPresent() && record.get().body().size() > maxBytes) {
      throw new IOException(
          "a record of " + record.get().body().size() + " bytes, more than " + maxBytes);
    }
    return record;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    channel.close();
  }
}
