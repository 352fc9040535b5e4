package dev.broadsheet.archive;

import dev.broadsheet.article.Validators;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;

/** Reads the pages of one file, one after the other. */
final class WarcCursor implements Closeable {
  private final Path folder;
  private final String file;
  private final int maxBytes;
  private final FileChannel channel;
  private final WarcReader reader;
  private long offset;

  /**
   * A page.
   *
   * @param written when; no earlier page of the file was written later
   * @param digest of the body, as it was written down with the page
   */
  record Entry(RawRecord record, Instant written, Optional<String> digest) {}

  /**
   * @param file below the folder
   * @param offset where to begin: 0, or the place of a page
   */
  WarcCursor(Path folder, String file, long offset, int maxBytes) throws IOException {
    this.folder = folder;
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
   * Shows where else the bodies of the pages lie that repeat another's, up to the end of the file.
   *
   * @throws IOException if the file can't be read to its end, but for a page that was cut off
   */
  void originals(Consumer<RawRef> visitor) throws IOException {
    try {
      for (Optional<WarcRecord> next = nextRecord(); next.isPresent(); next = nextRecord()) {
        if (next.get() instanceof WarcMetadata metadata) {
          WarcPage.context(metadata).original().ifPresent(visitor);
        }
      }
    } catch (EOFException e) {
      if (!isAtEnd()) {
        throw e;
      }
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  /**
   * Whether the whole file has been taken in, though perhaps not all of it was understood; false
   * where that can't be told.
   */
  boolean isAtEnd() {
    try {
      return channel.position() >= channel.size();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The next page; empty at the end of the file.
   *
   * @throws IOException if the file is damaged or ends inside a page; it can't be read further
   */
  Optional<Entry> next() throws IOException {
    try {
      Optional<WarcRecord> found = nextRecord();
      while (found.isPresent()) {
        if (found.get() instanceof WarcCaptureRecord capture && isPage(capture)) {
          return Optional.of(entry(capture));
        }
        found = nextRecord();
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      // a damaged header reaches jwarc's and the JDK's parsers as numbers, dates, addresses, JSON
      throw new IOException(e);
    }
  }

  /**
   * Where the file's last whole page ends. What follows is a page that is being written, or that a
   * crash cut off. A file that is damaged otherwise counts as a whole: it is left as it is.
   */
  long end() throws IOException {
    long end = 0;
    boolean lacksContext = false;
    try {
      while (true) {
        Optional<WarcRecord> record = nextRecord();
        if (!lacksContext) {
          end = offset;
        }
        if (record.isEmpty()) {
          return end;
        }
        lacksContext = record.get() instanceof WarcCaptureRecord capture && isPage(capture);
      }
    } catch (EOFException e) {
      return end;
    } catch (IOException | RuntimeException e) {
      return channel.size();
    }
  }

  /** What is concurrent to another record only accompanies a page. */
  private static boolean isPage(WarcCaptureRecord capture) {
    return (capture instanceof WarcResponse
            || capture instanceof WarcResource
            || capture instanceof WarcRevisit)
        && capture.concurrentTo().isEmpty()
        && !WarcPage.isNotModified(capture);
  }

  private Entry entry(WarcCaptureRecord capture) throws IOException {
    RawRef ref = place();
    try {
      WarcPage.Captured captured = WarcPage.read(capture);
      if (nextRecord().orElse(null) instanceof WarcMetadata metadata
          && metadata.concurrentTo().contains(capture.id())) {
        WarcPage.Context context = WarcPage.context(metadata);
        byte[] body =
            context.original().isPresent() ? body(context.original().get()) : captured.body();
        return new Entry(
            captured.with(context, body, ref),
            metadata.date(),
            capture.payloadDigest().map(WarcDigest::prefixedBase32));
      }
      throw new EOFException("the page's metadata record is missing");
    } finally {
      offset = ref.offset();
    }
  }

  /** The body that another record holds. */
  private byte[] body(RawRef place) throws IOException {
    try (WarcCursor other = new WarcCursor(folder, place.file(), place.offset(), maxBytes)) {
      return other.nextRecord().orElse(null) instanceof WarcResponse response
          ? WarcPage.read(response).body()
          : missing("the page of which this is a revisit is not at byte %d of %s", place);
    }
  }

  private static byte[] missing(String message, RawRef place) throws IOException {
    throw new IOException(message.formatted(place.offset(), place.file()));
  }

  /** What the page at hand has for a body, which is not read. */
  Optional<Payload> payload() throws IOException {
    try {
      RawRef place = place();
      return switch (nextRecord().orElse(null)) {
        case WarcResponse response -> {
          Validators validators = WarcPage.validators(response.http());
          yield response
              .payloadDigest()
              .map(
                  digest ->
                      new Payload(
                          place,
                          response.id(),
                          response.target(),
                          response.date(),
                          digest.prefixedBase32(),
                          validators));
        }
        case WarcRevisit revisit -> original(revisit);
        case null, default -> Optional.empty();
      };
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  private Optional<Payload> original(WarcRevisit revisit) throws IOException {
    Validators validators = WarcPage.validators(revisit.http());
    if (nextRecord().orElse(null) instanceof WarcMetadata metadata) {
      Optional<RawRef> place = WarcPage.context(metadata).original();
      if (place.isPresent()) {
        return Optional.of(
            new Payload(
                place.get(),
                revisit.refersTo().orElseThrow(),
                revisit.refersToTargetURI().orElseThrow().toString(),
                revisit.refersToDate().orElseThrow(),
                revisit.payloadDigest().orElseThrow().prefixedBase32(),
                validators));
      }
    }
    return Optional.empty();
  }

  /**
   * Where the records of a page lie in the file.
   *
   * @param original the page that has its body, where it repeats one
   */
  record Extent(long from, long to, Optional<RawRef> original) {}

  /** The extent of the page at hand with all records that accompany it. */
  Extent extent() throws IOException {
    try {
      WarcRecord page = nextRecord().orElseThrow(() -> new EOFException("no page there"));
      long from = offset;
      Optional<RawRef> original = Optional.empty();
      Optional<WarcRecord> next = nextRecord();
      while (next.orElse(null) instanceof WarcCaptureRecord other
          && other.concurrentTo().contains(page.id())) {
        if (other instanceof WarcMetadata metadata) {
          original = WarcPage.context(metadata).original();
        }
        next = nextRecord();
      }
      return new Extent(from, next.isPresent() ? offset : channel.size(), original);
    } catch (RuntimeException e) {
      throw new IOException(e);
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
