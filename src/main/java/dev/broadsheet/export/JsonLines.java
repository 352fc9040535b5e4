package dev.broadsheet.export;

import dev.broadsheet.store.StoredArticle;
import java.io.BufferedOutputStream;
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
    return new Sink(new BufferedOutputStream(file, 1 << 16));
  }

  private record Sink(OutputStream out) implements ArticleSink {
    @Override
    public void write(StoredArticle article) throws IOException {
      byte[] json = article.utf8();
      out.write(hasLineEnd(json) ? oneLine(json) : json);
      out.write('\n');
    }

    /** Looks for their last bytes first, as those are rare. */
    private static boolean hasLineEnd(byte[] json) {
      for (int i = 2; i < json.length; i++) {
        boolean isParagraphEnd =
            (json[i] == (byte) 0xA8 || json[i] == (byte) 0xA9)
                && json[i - 1] == (byte) 0x80
                && json[i - 2] == (byte) 0xE2;
        if (isParagraphEnd || (json[i] == (byte) 0x85 && json[i - 1] == (byte) 0xC2)) {
          return true;
        }
      }
      return false;
    }

    private static byte[] oneLine(byte[] json) {
      return new String(json, StandardCharsets.UTF_8)
          .replace("\u0085", "\\u0085")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029")
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
