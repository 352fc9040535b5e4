package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An article as a TEI element. */
final class TeiArticle {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

  private final Xml xml;
  private final Article article;

  TeiArticle(Xml xml, Article article) {
    this.xml = xml;
    this.article = article;
  }

  /** As a document of its own. */
  void alone() throws IOException {
    write(Tei::taxonomies, "xmlns", Tei.NAMESPACE);
  }

  /** As a part of a corpus, whose header tells what holds for all of them. */
  void inCorpus() throws IOException {
    write(header -> {});
  }

  /** Writes what a header tells of how the text was encoded. */
  private interface Encoding {
    void write(Xml header) throws IOException;
  }

  private void write(Encoding encoding, String... attributes) throws IOException {
    List<String> all = new ArrayList<>(List.of(attributes));
    all.addAll(List.of("xml:id", "a" + article.id()));
    all.addAll(language(article.language()));
    xml.start("TEI", all.toArray(String[]::new));
    xml.start("teiHeader");
    fileDescription();
    encoding.write(xml);
    profile();
    if (article.modified().isPresent()) {
      xml.start("revisionDesc")
          .element("change", "Changed by its site.", "when", article.modified().get().iso())
          .end();
    }
    xml.end().newLine();
    xml.start("text").start("body");
    xml.element("head", article.title());
    body();
    xml.end().end().end();
  }

  private static List<String> language(Optional<String> language) {
    return language
        .filter(LANGUAGE.asMatchPredicate())
        .map(l -> List.of("xml:lang", l))
        .orElse(List.of());
  }

  private void fileDescription() throws IOException {
    xml.start("fileDesc");
    xml.start("titleStmt");
    titles();
    xml.end();
    xml.start("publicationStmt");
    xml.element("publisher", article.site());
    published();
    xml.element("idno", article.id(), "type", "broadsheet");
    availability();
    xml.end();
    xml.start("sourceDesc").start("bibl");
    titles();
    xml.element("publisher", article.site());
    published();
    xml.element("ref", article.url().toString(), "target", article.url().toString());
    if (article.source().isPresent()) {
      xml.element("note", article.source().get(), "type", "source");
    }
    xml.element("date", article.fetched().toString(), "type", "fetched", "when", fetched());
    xml.end().end().end();
  }

  private void titles() throws IOException {
    xml.element("title", article.title(), "type", "main");
    if (article.subtitle().isPresent()) {
      xml.element("title", article.subtitle().get(), "type", "sub");
    }
    for (String author : article.authors()) {
      xml.element("author", author);
    }
  }

  private String fetched() {
    return article.fetched().toString();
  }

  private void published() throws IOException {
    if (article.published().isPresent()) {
      Moment moment = article.published().get();
      xml.element("date", moment.iso(), "type", "published", "when", moment.iso());
    }
  }

  private void availability() throws IOException {
    if (article.license().isEmpty()) {
      xml.start("availability", "status", "unknown").element("p", "The page tells no licence.");
    } else {
      String license = article.license().get();
      String[] target =
          WebAddress.of(license).map(to -> new String[] {"target", to}).orElse(new String[0]);
      xml.start("availability").element("licence", license, target);
    }
    xml.end();
  }

  private void profile() throws IOException {
    Optional<String> language = article.language().filter(LANGUAGE.asMatchPredicate());
    boolean hasTags = !article.tags().isEmpty() || article.section().isPresent();
    if (article.lead().isEmpty() && language.isEmpty() && !hasTags) {
      return;
    }
    xml.start("profileDesc");
    if (article.lead().isPresent()) {
      xml.start("abstract").element("p", article.lead().get()).end();
    }
    if (language.isPresent()) {
      xml.start("langUsage").element("language", language.get(), "ident", language.get()).end();
    }
    if (hasTags) {
      xml.start("textClass");
      keywords(Tei.SECTION, article.section().stream().toList());
      keywords(Tei.TAGS, article.tags());
      xml.end();
    }
    xml.end();
  }

  private void keywords(String taxonomy, List<String> terms) throws IOException {
    if (!terms.isEmpty()) {
      xml.start("keywords", "scheme", "#" + taxonomy);
      for (String term : terms) {
        xml.element("term", term);
      }
      xml.end();
    }
  }

  /** A heading begins a division, which ends before the next of its rank or a higher one. */
  private void body() throws IOException {
    if (article.body().stream().noneMatch(TeiArticle::isText)) {
      xml.element("p", ""); // TEI wants one, also beside pictures
    }
    Deque<Integer> open = new ArrayDeque<>();
    for (Block block : article.body()) {
      if (block instanceof Block.Heading heading) {
        while (!open.isEmpty() && open.peek() >= heading.level()) {
          xml.end();
          open.pop();
        }
        xml.start("div");
        open.push(heading.level());
      }
      block(block);
    }
    while (!open.isEmpty()) {
      xml.end();
      open.pop();
    }
  }

  private static boolean isText(Block block) {
    return switch (block) {
      case Block.Paragraph _, Block.Heading _, Block.Quote _, Block.Embed _ -> true;
      case Block.Listing list -> !list.items().isEmpty();
      case Block.Table table -> table.rows().stream().anyMatch(row -> !row.isEmpty());
      case Block.Figure _ -> false;
    };
  }

  private void block(Block block) throws IOException {
    String[] language = language(block.language()).toArray(String[]::new);
    switch (block) {
      case Block.Paragraph p -> xml.element("p", p.text(), language);
      case Block.Heading h -> xml.element("head", h.text(), language);
      case Block.Quote q -> xml.start("quote", language).element("p", q.text()).end();
      case Block.Listing l -> listing(l);
      case Block.Table t -> table(t);
      case Block.Figure f -> figure(f.image());
      case Block.Embed e -> embed(e.url());
    }
  }

  private void listing(Block.Listing list) throws IOException {
    if (list.items().isEmpty()) {
      return;
    }
    xml.start("list", "rend", list.ordered() ? "numbered" : "bulleted");
    for (String item : list.items()) {
      xml.element("item", item);
    }
    xml.end();
  }

  private void table(Block.Table table) throws IOException {
    List<List<String>> rows = table.rows().stream().filter(row -> !row.isEmpty()).toList();
    if (rows.isEmpty()) {
      return;
    }
    xml.start("table");
    for (List<String> row : rows) {
      xml.start("row");
      for (String cell : row) {
        xml.element("cell", cell);
      }
      xml.end();
    }
    xml.end();
  }

  private void figure(Image image) throws IOException {
    xml.start("figure");
    xml.element("head", image.caption());
    Optional<String> url = image.url().flatMap(WebAddress::of);
    if (url.isPresent()) {
      xml.start("graphic", "url", url.get()).end();
    }
    if (image.credit().isPresent()) {
      xml.element("note", image.credit().get(), "type", "credit");
    }
    xml.end();
  }

  private void embed(String address) throws IOException {
    Optional<String> target = WebAddress.of(address);
    xml.start("p");
    if (target.isPresent()) {
      xml.start("ptr", "type", "embed", "target", target.get()).end();
    } else {
      xml.text(address);
    }
    xml.end();
  }
}
