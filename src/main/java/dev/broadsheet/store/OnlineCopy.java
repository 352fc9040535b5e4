package dev.broadsheet.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Copies the file of an open database, as it is at one moment, while others go on writing. */
final class OnlineCopy {
  private static final String MAIN = SharedFile.DATABASE + ".mv.db";

  private OnlineCopy() {}

  /** Makes a copy that can be opened as a data folder, in a folder that holds no database. */
  static void into(Path folder, Database database) throws IOException {
    to(folder.resolve(MAIN), database);
    PrivateFile.create(
        folder.resolve(SharedFile.DATABASE + ".password"), database.password() + "\n");
  }

  /** Makes the copy, by whichever process holds the file; it is there when it is whole. */
  static void to(Path file, Database database) throws IOException {
    Path packed = file.resolveSibling(file.getFileName() + ".zip").toAbsolutePath();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      database.inTransaction(
          "copying the database", handle -> handle.execute("backup to ?", packed.toString()));
      try (ZipFile zip = new ZipFile(packed.toFile())) {
        ZipEntry main = zip.getEntry(MAIN);
        if (main == null) {
          throw new IOException(packed + ": H2 left " + MAIN + " out of its copy");
        }
        try (InputStream in = zip.getInputStream(main)) {
          Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(packed);
      Files.deleteIfExists(part);
    }
  }
}
