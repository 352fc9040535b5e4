package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.store.StoredArticle;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Title and text, and nothing else. */
record PlainText() implements FileFormat, ArticlePage {
  private static final FormatOption<Parcel> FILES =
      FormatOption.choice(
          "files",
          Parcel.class,
          "one: all in one file, two blank lines between articles; folder, zip: a file an"
              + " article.");

  static final FormatKind KIND =
      FormatKind.compressible(
          "text",
          "Plain text in UTF-8.",
          "Title and text: a block a paragraph, one blank line between them.",
          List.of(FILES),
          (values, raw) ->
              values.get(FILES) == Parcel.ONE
                  ? new PlainText()
                  : Pages.of(values.get(FILES), new PlainText(), "txt"));

  /** Two blank lines would end the article. */
  private static final Pattern GAP = Pattern.compile("\\R\\s*\\R");

  @Override
  public String extension() {
    return "txt";
  }

  @Override
  public ArticleSink open(OutputStream file) {
    return new Sink(new BufferedOutputStream(file, 1 << 16));
  }

  @Override
  public void write(Article article, OutputStream out) throws IOException {
    out.write(text(article).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Article article) {
    String text = GAP.matcher(SafeText.plain(article.text())).replaceAll("\n\n").strip();
    return Stream.of(SafeText.line(article.title()), text)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private record Sink(OutputStream out) implements ArticleSink {
    @Override
    public void write(StoredArticle article) throws IOException {
      String text = text(article.article());
      if (!text.isBlank()) {
        out.write((text + "\n\n").getBytes(StandardCharsets.UTF_8));
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
