package dev.broadsheet.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The database's password: random, made with the folder, readable by the folder's owner alone. It
 * keeps other users of the machine from the port by which processes share the database.
 */
final class Password {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}\n");

  private Password() {}

  static String of(Path folder) throws IOException {
    Path file = folder.resolve(SharedFile.DATABASE + ".password");
    if (!Files.exists(file) && Files.exists(folder.resolve(SharedFile.DATABASE + ".mv.db"))) {
      throw new NoSuchFileException(
          file.toString(),
          null,
          "without it the database beside it can't be opened. Bring it back, or move the database"
              + " away and run 'broadsheet rebuild'");
    }
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    try {
      PrivateFile.create(file, HexFormat.of().formatHex(random) + "\n");
    } catch (FileAlreadyExistsException e) {
      // made before, or by another process just now
    }
    String text = Files.readString(file);
    if (!FORM.matcher(text).matches()) {
      throw new FileSystemException(file.toString(), null, "this is no password of a database");
    }
    return text.strip();
  }
}
