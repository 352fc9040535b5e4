package dev.broadsheet.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * A file of H2 that stays open when a thread is interrupted that reads or writes it: H2's plain
 * files are closed under everybody's hands then. H2's own {@code async} is as steady, but lets
 * other threads do the work: to hand a page over takes longer than to read it. Nothing is written
 * into a file that is no longer at its place.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // H2's own shares a position, this none
final class SteadyFile extends FileBaseDefault {
  private static final String SCHEME = "steady";

  static {
    FilePath.register(new Name());
  }

  /** Has no threads: who asks does the work. */
  private static final ExecutorService WHO_ASKS =
      new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>()) {
        @Override
        public void execute(Runnable work) {
          work.run();
        }
      };

  private final Path path;
  private final @Nullable Object key;
  private final AsynchronousFileChannel channel;

  private SteadyFile(Path path, AsynchronousFileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.key = key(path);
  }

  /** Nobody will find again what is written. */
  static final class TakenAwayException extends IOException {
    static final String MESSAGE =
        "it was taken away or replaced while it was in use. Put it back, or run 'broadsheet"
            + " rebuild'";

    private static final long serialVersionUID = 1;

    private TakenAwayException() {
      super(MESSAGE);
    }
  }

  /** How H2 is told to open a file so. */
  static String nameOf(Path file) {
    return SCHEME + ":" + file;
  }

  /** The name of such a file; public for H2, which makes them itself. */
  public static final class Name extends FilePathWrapper {
    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      Path path = Path.of(unwrap().toString());
      return new SteadyFile(
          path, AsynchronousFileChannel.open(path, FileUtils.modeToOptions(mode), WHO_ASKS));
    }
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public int read(ByteBuffer into, long at) throws IOException {
    return done(channel.read(into, at));
  }

  @Override
  public int write(ByteBuffer bytes, long at) throws IOException {
    if (!Files.exists(path) || !Objects.equals(key, key(path))) {
      throw new TakenAwayException();
    }
    return done(channel.write(bytes, at));
  }

  /** Tells a file from another one under its name; null where the system does not. */
  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  private static int done(Future<Integer> work) throws IOException {
    return switch (work.state()) {
      case SUCCESS -> work.resultNow();
      case FAILED ->
          throw work.exceptionNow() instanceof IOException e
              ? e
              : new IOException(work.exceptionNow());
      case RUNNING, CANCELLED -> throw new IllegalStateException("nobody else does it");
    };
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    channel.truncate(size);
  }

  @Override
  public void force(boolean isWhole) throws IOException {
    channel.force(isWhole);
  }

  @Override
  public FileLock tryLock(long from, long size, boolean isShared) throws IOException {
    return channel.tryLock(from, size, isShared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    channel.close();
  }
}
