package dev.broadsheet.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Copies the file of an open database, as it is at one moment, while others go on writing. */
final class OnlineCopy {
  private static final String MAIN = SharedFile.DATABASE + ".mv.db";

  private OnlineCopy() {}

  /**
   * Makes the copy, by whichever process holds the file.
   *
   * @param folder that is there and holds no database; gets the password, too
   */
  static void into(Path folder, Database database) throws IOException {
    Path packed = folder.toAbsolutePath().resolve("copy.zip");
    try {
      database.inTransaction(
          "copying the database", handle -> handle.execute("backup to ?", packed.toString()));
      try (ZipFile zip = new ZipFile(packed.toFile())) {
        ZipEntry main = zip.getEntry(MAIN);
        if (main == null) {
          throw new IOException(packed + ": H2 left " + MAIN + " out of its copy");
        }
        try (InputStream in = zip.getInputStream(main)) {
          Files.copy(in, folder.resolve(MAIN));
        }
      }
      PrivateFile.create(
          folder.resolve(SharedFile.DATABASE + ".password"), database.password() + "\n");
    } finally {
      Files.deleteIfExists(packed);
    }
  }
}
