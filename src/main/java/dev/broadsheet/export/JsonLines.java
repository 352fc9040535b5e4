package dev.broadsheet.export;

import dev.broadsheet.normalize.EightBytes;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The whole normalized article as a JSON object a line. What ends a line to some readers of text,
 * though not to JSON, is escaped: U+0085, U+2028 and U+2029.
 */
record JsonLines() implements FileFormat {
  static final FormatKind KIND =
      FormatKind.compressible(
          "jsonl",
          "JSON Lines: an object a line, in UTF-8.",
          "Everything: blocks of the body, images, provenance; `import` reads it back.",
          List.of(),
          (values, raw) -> new JsonLines());

  @Override
  public String extension() {
    return "jsonl";
  }

  @Override
  public ArticleSink open(OutputStream file) {
    return new Sink(file);
  }

  /** Unpacks articles where they are written from. */
  private static final class Sink implements ArticleSink {
    private static final int BUFFER = 1 << 18;

    private final OutputStream out;
    private byte[] buffer = new byte[BUFFER];
    private int used;

    Sink(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(StoredArticle article) throws IOException {
      int size = article.utf8(buffer, used);
      if (size >= buffer.length - used) {
        flush();
        buffer = size < buffer.length ? buffer : new byte[size + 1];
        article.utf8(buffer, 0);
      }
      if (hasLineEnd(buffer, used, used + size)) {
        byte[] line = oneLine(new String(buffer, used, size, StandardCharsets.UTF_8));
        flush();
        out.write(line);
      } else {
        used += size;
      }
      buffer[used++] = '\n';
    }

    private void flush() throws IOException {
      out.write(buffer, 0, used);
      used = 0;
    }

    /** Looks for the bytes with which they begin in eight at a time. */
    private static boolean hasLineEnd(byte[] json, int from, int to) {
      int i = from;
      for (; i <= to - Long.BYTES; i += Long.BYTES) {
        if (mayBeginOne(EightBytes.at(json, i)) && hasOne(json, i, i + Long.BYTES)) {
          return true;
        }
      }
      return hasOne(json, i, to);
    }

    /** Whether one of eight bytes is C2 or E2, which differ in a bit. */
    private static boolean mayBeginOne(long eight) {
      return EightBytes.hasZero((eight | EightBytes.all(0x20)) ^ EightBytes.all(0xE2));
    }

    private static boolean hasOne(byte[] json, int from, int to) {
      for (int i = from; i < to; i++) {
        boolean isNextLine = json[i] == (byte) 0xC2 && json[i + 1] == (byte) 0x85;
        boolean isSeparator =
            json[i] == (byte) 0xE2
                && json[i + 1] == (byte) 0x80
                && (json[i + 2] == (byte) 0xA8 || json[i + 2] == (byte) 0xA9);
        if (isNextLine || isSeparator) {
          return true;
        }
      }
      return false;
    }

    private static byte[] oneLine(String json) {
      return json.replace("\u0085", "\\u0085")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029")
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      try (OutputStream file = out) {
        file.write(buffer, 0, used);
      }
    }
  }
}
