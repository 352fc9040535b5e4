package dev.broadsheet.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A new file that is on the disk when it is closed. The disk gets it while it is written: it would
 * else have nothing to do until the end, and the processors nothing from then on.
 */
final class SyncedFile extends FilterOutputStream {
  /** So much is given to the disk at a time. */
  private static final int STEP = 16 << 20;

  private final FileChannel channel;
  private CompletableFuture<Void> syncing = CompletableFuture.completedFuture(null);
  private long unsynced;

  SyncedFile(Path file) throws IOException {
    this(FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
  }

  private SyncedFile(FileChannel channel) {
    super(Channels.newOutputStream(channel));
    this.channel = channel;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    unsynced += length;
    if (unsynced >= STEP && syncing.isDone()) {
      awaitSync();
      unsynced = 0;
      syncing = CompletableFuture.runAsync(this::sync, Thread.ofPlatform().daemon()::start);
    }
  }

  private void sync() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A failure is told once: who comes after it finds the disk in order. */
  private void awaitSync() throws IOException {
    try {
      syncing.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (channel.isOpen()) {
        awaitSync();
        channel.force(true);
      }
    } finally {
      out.close();
    }
  }
}
