package dev.broadsheet.export;

import dev.broadsheet.store.StoredArticle;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The whole normalized article as a JSON object a line. */
record JsonLines() implements FileFormat {
  static final FormatKind KIND =
      FormatKind.compressible(
          "jsonl",
          "JSON Lines: an object a line, in UTF-8.",
          "Everything: blocks of the body, images, provenance; `import` reads it back.",
          List.of(),
          (values, raw) -> new JsonLines());

  /** Ends of lines to some readers of text, though not to JSON. */
  private static final String LINE_ENDS = "\u0085\u2028\u2029";

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
      out.write(oneLine(article.json()).getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }

    private static String oneLine(String json) {
      String line = json;
      for (int i = 0; i < LINE_ENDS.length(); i++) {
        char end = LINE_ENDS.charAt(i);
        if (line.indexOf(end) >= 0) {
          line = line.replace(String.valueOf(end), "\\u%04x".formatted((int) end));
        }
      }
      return line;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
