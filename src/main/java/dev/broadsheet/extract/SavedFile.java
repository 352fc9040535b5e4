package dev.broadsheet.extract;

import dev.broadsheet.normalize.Gunzip;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/** A page that was saved as a file, plain or gzip by its name. */
public final class SavedFile {
  /** A page of more bytes is none. */
  private static final int MAX_BYTES = 16 << 20;

  private SavedFile() {}

  /**
   * Reads a page.
   *
   * @throws WrongFileException if it is a folder, no gzip, or of more than 16 MiB when unpacked
   * @throws IOException if it can't be read
   */
  public static byte[] read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new WrongFileException(file, "found a folder, expected a saved page");
    }
    boolean isGzip = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = isGzip ? new Gunzip(raw) : raw) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new WrongFileException(file, "a page of more than " + (MAX_BYTES >> 20) + " MiB");
      }
      return bytes;
    } catch (ZipException | EOFException e) {
      throw new WrongFileException(file, "can't be unpacked: " + e.getMessage());
    }
  }
}
