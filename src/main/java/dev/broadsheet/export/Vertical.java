package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Moment;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;

/** The vertical text of Sketch Engine and CWB: a token a line, structures as tags. */
record Vertical() implements FileFormat {
  static final FormatKind KIND =
      FormatKind.compressible(
          "vertical",
          "Vertical text for Sketch Engine, NoSketch Engine and CWB.",
          "<doc> with id, url, site, title, date, language, section, authors and tags (several"
              + " divided by |); <p type> for title, paragraphs, headings, quotes, items and rows;"
              + " <s>; a token a line, <g/> where no space stands between two. Sentences and words"
              + " as Unicode divides them, with abbreviations of Russian, Ukrainian and English.",
          List.of(),
          (values, raw) -> new Vertical());

  @Override
  public String extension() {
    return "vert";
  }

  @Override
  public ArticleSink open(OutputStream file) {
    return new Sink(Utf8.onto(file));
  }

  private record Sink(Writer out) implements ArticleSink {
    @Override
    public void write(StoredArticle stored) throws IOException {
      Article article = stored.article();
      out.append("<doc");
      attribute("id", article.id());
      attribute("url", article.url().toString());
      attribute("site", article.site());
      attribute("title", article.title());
      attribute("date", article.published().map(Moment::iso).orElse(""));
      attribute("language", article.language().orElse(""));
      attribute("section", article.section().orElse(""));
      attribute("authors", several(article.authors()));
      attribute("tags", several(article.tags()));
      out.append(">\n");
      for (Passage passage : Passage.of(article)) {
        out.append("<p type=\"").append(passage.type()).append("\">\n");
        for (Sentence sentence : passage.sentences()) {
          sentence(sentence);
        }
        out.append("</p>\n");
      }
      out.append("</doc>\n");
    }

    private void sentence(Sentence sentence) throws IOException {
      out.append("<s>\n");
      for (Sentence.Token token : sentence.tokens()) {
        out.append(escaped(token.form())).append(token.isGlued() ? "\n<g/>\n" : "\n");
      }
      out.append("</s>\n");
    }

    private void attribute(String name, String value) throws IOException {
      String line = SafeText.line(value);
      if (!line.isEmpty()) {
        out.append(' ').append(name).append("=\"").append(escaped(line)).append('"');
      }
    }

    private static String several(List<String> values) {
      return String.join("|", values.stream().map(v -> v.replace('|', '/')).toList());
    }

    private static String escaped(String text) {
      return text.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;");
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
