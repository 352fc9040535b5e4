package dev.broadsheet.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * A new file that is on the disk when it is closed. A step of it goes there while the next is
 * filled, past the system's cache of files where that can be: to copy a corpus into it, and to
 * clear it again, takes several times as long as the disk.
 */
final class SyncedFile extends OutputStream {
  private static final int STEP = 4 << 20;

  private static final Set<OpenOption> PAST_THE_CACHE = pastTheCache();

  private final FileChannel channel;
  private final int block;
  private ByteBuffer filling;
  private ByteBuffer spare;
  private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
  private long size;

  SyncedFile(Path file) throws IOException {
    block = (int) Math.min(Files.getFileStore(file.resolveSibling("")).getBlockSize(), STEP);
    filling = buffer();
    spare = buffer();
    Files.createFile(file);
    channel = open(file);
  }

  private ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(STEP + block).alignedSlice(block).slice(0, STEP);
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, PAST_THE_CACHE);
    } catch (IOException | UnsupportedOperationException e) {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    }
  }

  /** The compiler lets no code pass that says this option's name, which is not of Java itself. */
  private static Set<OpenOption> pastTheCache() {
    Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.WRITE));
    try {
      Stream.of(Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
          .filter(option -> option.toString().equals("DIRECT"))
          .forEach(option -> options.add((OpenOption) option));
    } catch (ClassNotFoundException e) {
      // another maker's JDK: through the cache then
    }
    return options;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    size += length;
    int at = from;
    while (at < from + length) {
      int some = Math.min(filling.remaining(), from + length - at);
      filling.put(bytes, at, some);
      at += some;
      if (!filling.hasRemaining()) {
        handOver();
      }
    }
  }

  private void handOver() throws IOException {
    awaitWritten();
    ByteBuffer full = filling.flip();
    filling = spare.clear();
    spare = full;
    writing = CompletableFuture.runAsync(() -> write(full), Thread.ofPlatform().daemon()::start);
  }

  private void write(ByteBuffer full) {
    try {
      while (full.hasRemaining()) {
        channel.write(full);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A failure is told once, and nothing is written behind it. */
  private void awaitWritten() throws IOException {
    try {
      writing.join();
    } catch (CompletionException e) {
      channel.close();
      throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
    }
  }

  /** The disk takes whole blocks; what fills the last one is cut off again. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (channel.isOpen()) {
        filling.position(filling.position() + Math.floorMod(-filling.position(), block));
        handOver();
        awaitWritten();
        channel.truncate(size);
        channel.force(true);
      }
    }
  }
}
