package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Moment;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;

/** CoNLL-U with the words alone: what a parser fills is left open. */
record Conllu() implements FileFormat {
  static final FormatKind KIND =
      FormatKind.compressible(
          "conllu",
          "CoNLL-U, for Universal Dependencies' tools, with nothing but the words filled in.",
          "newdoc, newpar, sent_id and text; url, title and date as comments; FORM and"
              + " SpaceAfter=No. Sentences and words are those of vertical.",
          List.of(),
          (values, raw) -> new Conllu());

  @Override
  public String extension() {
    return "conllu";
  }

  @Override
  public ArticleSink open(OutputStream file) {
    return new Sink(Utf8.onto(file));
  }

  private record Sink(Writer out) implements ArticleSink {
    @Override
    public void write(StoredArticle stored) throws IOException {
      Article article = stored.article();
      List<Passage> passages = Passage.of(article);
      if (passages.isEmpty()) {
        return; // a document needs a sentence
      }
      comment("newdoc id", article.id());
      comment("url", article.url().toString());
      comment("title", article.title());
      comment("date", article.published().map(Moment::iso).orElse(""));
      int paragraphs = 0;
      int sentences = 0;
      for (Passage passage : passages) {
        comment("newpar id", article.id() + "-p" + ++paragraphs);
        for (Sentence sentence : passage.sentences()) {
          comment("sent_id", article.id() + "-s" + ++sentences);
          sentence(sentence);
        }
      }
    }

    private void sentence(Sentence sentence) throws IOException {
      comment("text", sentence.text());
      int number = 0;
      for (Sentence.Token token : sentence.tokens()) {
        out.append(Integer.toString(++number))
            .append('\t')
            .append(token.form())
            .append("\t_\t_\t_\t_\t_\t_\t_\t")
            .append(token.isGlued() ? "SpaceAfter=No" : "_")
            .append('\n');
      }
      out.append('\n');
    }

    private void comment(String key, String value) throws IOException {
      String line = SafeText.line(value);
      if (!line.isEmpty()) {
        out.append("# ").append(key).append(" = ").append(line).append('\n');
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
