package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** All articles in one {@code teiCorpus}. */
record Tei() implements FileFormat {
  private static final FormatOption<Parcel> FILES =
      FormatOption.choice(
          "files",
          Parcel.class,
          "one: a teiCorpus of all articles; folder, zip: a TEI file an article.");

  static final FormatKind KIND =
      FormatKind.compressible(
          "tei",
          "TEI P5 XML.",
          "A header with title, authors, source, dates, language, licence, lead and tags; the body"
              + " as divisions by its headings, with paragraphs, quotes, lists, tables and"
              + " figures.",
          List.of(FILES),
          (values, raw) ->
              values.get(FILES) == Parcel.ONE
                  ? new Tei()
                  : Pages.of(values.get(FILES), Tei::write, "xml"));

  static final String NAMESPACE = "http://www.tei-c.org/ns/1.0";

  /** The taxonomies that keywords are of. */
  static final String SECTION = "section";

  static final String TAGS = "tags";

  @Override
  public String extension() {
    return "xml";
  }

  @Override
  public ArticleSink open(OutputStream file) throws IOException {
    return new Sink(new Xml(file));
  }

  private static void write(Article article, OutputStream out) throws IOException {
    try (Xml xml = new Xml(out)) {
      new TeiArticle(xml, article).alone();
    }
  }

  /** What the schemes of keywords point to: once in a document. */
  static void taxonomies(Xml xml) throws IOException {
    xml.start("encodingDesc").start("classDecl");
    xml.start("taxonomy", "xml:id", SECTION).element("bibl", "The site's own sections.").end();
    xml.start("taxonomy", "xml:id", TAGS).element("bibl", "Tags, as pages tell them.").end();
    xml.end().end();
  }

  private static final class Sink implements ArticleSink {
    private final Xml xml;

    Sink(Xml xml) throws IOException {
      this.xml = xml;
      xml.start("teiCorpus", "xmlns", NAMESPACE).newLine();
      xml.start("teiHeader").start("fileDesc");
      xml.start("titleStmt").element("title", "News articles").end();
      xml.start("publicationStmt").element("p", "Unpublished; made by Broadsheet.").end();
      xml.start("sourceDesc").element("p", "Each article tells its own.").end();
      xml.end();
      taxonomies(xml);
      xml.end().newLine();
    }

    @Override
    public void write(StoredArticle article) throws IOException {
      new TeiArticle(xml, article.article()).inCorpus();
      xml.newLine();
    }

    @Override
    public void close() throws IOException {
      xml.close();
    }
  }
}
