package dev.broadsheet.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Copies pages byte by byte into a WARC file: each with the request, the context and what else was
 * written with it, and once the page whose body it repeats. Used by one thread.
 */
public final class PageCopy implements Closeable {
  private final RawArchive archive;
  private final Path folder;
  private final OutputStream out;
  private final Set<RawRef> copied = new HashSet<>();

  PageCopy(RawArchive archive, Path folder, OutputStream out) {
    this.archive = archive;
    this.folder = folder;
    this.out = out;
  }

  /**
   * Copies the page at a place, unless it was copied already.
   *
   * @throws IOException also when the page can't be read; then nothing of it was written
   */
  public void copy(RawRef place) throws IOException {
    if (!copied.contains(place)) {
      WarcCursor.Extent extent = extent(place);
      if (extent.original().isPresent() && !copied.contains(extent.original().get())) {
        write(extent.original().get(), extent(extent.original().get()));
      }
      write(place, extent);
    }
  }

  private WarcCursor.Extent extent(RawRef place) throws IOException {
    try (WarcCursor cursor = archive.cursor(place)) {
      return cursor.extent();
    } catch (IOException e) {
      throw new IOException(archive.message(place.file(), place.offset(), e), e);
    }
  }

  private void write(RawRef place, WarcCursor.Extent extent) throws IOException {
    copied.add(place);
    try (FileChannel file = FileChannel.open(folder.resolve(place.file()));
        InputStream in = Channels.newInputStream(file.position(extent.from()))) {
      byte[] buffer = new byte[1 << 16];
      for (long left = extent.to() - extent.from(); left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new EOFException(archive.message(place.file(), place.offset(), new EOFException()));
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
