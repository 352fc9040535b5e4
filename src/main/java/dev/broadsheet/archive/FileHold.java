package dev.broadsheet.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that stands for something that one may do at a time, of all threads and processes. The
 * system lets it go when its process ends.
 */
public final class FileHold implements AutoCloseable {
  private final FileChannel channel;

  private FileHold(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes hold of a file; it is made, and its folder, where they are not there.
   *
   * @return empty while another holds it
   */
  public static Optional<FileHold> take(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isHeld(channel)) {
      return Optional.of(new FileHold(channel));
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean isHeld(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this process has it
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
