package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** RSS 2.0 of the articles that were taken in last, the newest first. */
record Rss(int last, String title, String link) implements FileFormat {
  private static final FormatOption<Integer> LAST =
      FormatOption.number("last", 1, 10_000, 50, "How many articles: those fetched last.");
  private static final FormatOption<String> TITLE =
      new FormatOption<>(
          "title", "a text", Optional.of("Broadsheet"), "The feed's title.", text -> text);
  private static final FormatOption<String> LINK =
      new FormatOption<>(
          "link",
          "an address with http or https",
          Optional.of("https://example.org/"),
          "The page that the feed belongs to.",
          Rss::link);

  static final FormatKind KIND =
      FormatKind.compressible(
          "rss",
          "RSS 2.0 of what is new.",
          "Title, address, lead (or the first paragraph), authors, tags, and the time of"
              + " publication.",
          List.of(LAST, TITLE, LINK),
          (values, raw) -> new Rss(values.get(LAST), values.get(TITLE), values.get(LINK)));

  private static final Comparator<Article> OLDEST_FIRST =
      Comparator.comparing(Article::fetched).thenComparing(Article::id);

  private static String link(String text) {
    return WebAddress.of(text)
        .orElseThrow(() -> new IllegalArgumentException("an address with http or https"));
  }

  /** Readers of feeds take a description for HTML. */
  private static String shownByReaders(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String extension() {
    return "rss";
  }

  @Override
  public ArticleSink open(OutputStream file) throws IOException {
    return new Sink(this, new Xml(file));
  }

  private static final class Sink implements ArticleSink {
    private final Rss feed;
    private final Xml xml;
    private final PriorityQueue<Article> newest = new PriorityQueue<>(OLDEST_FIRST);
    private long older;

    Sink(Rss feed, Xml xml) {
      this.feed = feed;
      this.xml = xml;
    }

    @Override
    public void write(StoredArticle article) {
      newest.add(article.article());
      if (newest.size() > feed.last) {
        newest.remove();
        older++;
      }
    }

    @Override
    public long passedOver() {
      return older;
    }

    @Override
    public void close() throws IOException {
      try (xml) {
        List<Article> items = new ArrayList<>(newest);
        items.sort(OLDEST_FIRST.reversed());
        xml.start("rss", "version", "2.0", "xmlns:dc", "http://purl.org/dc/elements/1.1/");
        xml.start("channel").newLine();
        xml.element("title", feed.title).element("link", feed.link);
        xml.element("description", "Articles that were taken in last").newLine();
        for (Article item : items) {
          item(item);
        }
      }
    }

    private void item(Article article) throws IOException {
      xml.start("item");
      xml.element("title", article.title());
      xml.element("link", article.url().toString());
      xml.element("guid", article.id(), "isPermaLink", "false");
      xml.element(
          "description", article.lead().or(() -> firstParagraph(article)).map(Rss::shownByReaders));
      for (String author : article.authors()) {
        xml.element("dc:creator", author);
      }
      for (String tag : article.tags()) {
        xml.element("category", tag);
      }
      xml.element("pubDate", article.published().map(m -> rfc822(m.time().toInstant())));
      xml.end().newLine();
    }

    private static Optional<String> firstParagraph(Article article) {
      return article.body().stream().map(b -> b.text()).filter(t -> !t.isEmpty()).findFirst();
    }

    private static String rfc822(Instant time) {
      return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
  }
}
