package dev.broadsheet.upkeep;

import dev.broadsheet.article.Sha256;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file that is being written, and what it holds by now. Used by one thread. */
final class Packing implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final List<Manifest.Entry> entries = new ArrayList<>();

  /**
   * @param file that is there and empty
   */
  Packing(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.WRITE);
    zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
  }

  /**
   * Adds the beginning of a file.
   *
   * @param bytes how much of it
   * @param compressed whether it is compressed already
   */
  void add(String name, Path file, long bytes, boolean compressed) throws IOException {
    zip.setLevel(compressed ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(name));
    MessageDigest digest = Sha256.begin();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (long left = bytes; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException(file + " became shorter while it was read");
        }
        digest.update(buffer, 0, read);
        zip.write(buffer, 0, read);
        left -= read;
      }
    }
    zip.closeEntry();
    entries.add(new Manifest.Entry(name, bytes, HexFormat.of().formatHex(digest.digest())));
  }

  List<Manifest.Entry> entries() {
    return List.copyOf(entries);
  }

  /** Adds a text and brings all to the disk. */
  void finish(String name, String text) throws IOException {
    zip.setLevel(Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    zip.flush();
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
