package dev.broadsheet.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Free space, asked for before anything is written. */
final class Room {
  private Room() {}

  /**
   * Refuses where less is free than may be needed.
   *
   * @param folder that is there
   * @param remedy what would do
   */
  static void require(Path folder, long bytes, String remedy) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < bytes) {
      throw new UpkeepException(
          String.format(
              Locale.ROOT,
              "%s: found %.1f MB free, expected %.1f MB: %s",
              folder,
              free / 1e6,
              bytes / 1e6,
              remedy));
    }
  }
}
