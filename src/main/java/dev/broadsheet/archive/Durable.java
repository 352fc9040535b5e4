package dev.broadsheet.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes what was written last. */
public final class Durable {
  private Durable() {}

  /**
   * Returns when no power cut can undo what a file says, or which names a folder holds.
   *
   * @throws IOException if it can't be opened or written
   */
  public static void sync(Path place) throws IOException {
    try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (FileSystemException e) {
      // some systems open no folders; there a rename is as durable as it gets
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }
}
