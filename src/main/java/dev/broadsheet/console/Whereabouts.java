package dev.broadsheet.console;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells other processes of the data folder where its console is. A lock, which ends with its
 * process, says whether that still holds; of several consoles the first is told.
 */
public final class Whereabouts implements AutoCloseable {
  private final FileChannel channel;

  private Whereabouts(FileChannel channel) {
    this.channel = channel;
  }

  /** Tells the address until it is closed, unless another console's is told already. */
  static Whereabouts tell(Path folder, String address) throws IOException {
    FileChannel channel = open(folder);
    if (lock(channel) != null) {
      Files.writeString(address(folder), address);
    }
    return new Whereabouts(channel);
  }

  /** The address of the console that runs on a folder. */
  public static Optional<String> of(Path folder) throws IOException {
    if (Files.notExists(address(folder))) {
      return Optional.empty();
    }
    try (FileChannel channel = open(folder)) {
      return lock(channel) == null
          ? Optional.of(Files.readString(address(folder)))
          : Optional.empty();
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // by this process
    }
  }

  private static Path address(Path folder) {
    return folder.resolve("address");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
