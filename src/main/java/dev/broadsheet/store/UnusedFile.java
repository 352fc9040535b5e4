package dev.broadsheet.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Tells whether a database's file is open: H2 holds a lock on it then. */
final class UnusedFile {
  private UnusedFile() {}

  /**
   * Refuses a file that some process, or this one, has open.
   *
   * @param then for the message: what can be done when it is closed
   */
  static void require(Path file, String then) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw inUse(file, then);
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(file, then);
    }
  }

  private static StoreException inUse(Path file, String then) {
    return new StoreException(
        file + ": the database is in use. End what runs on it (crawl, serve), then " + then);
  }
}
