package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.article.Problem;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Invented articles for tests of the store. */
final class Articles {
  static final Instant FETCHED = Instant.parse("2025-03-19T12:00:00.5Z");

  private Articles() {}

  static Article article(String url, String title, String... paragraphs) {
    return new Article(
        URI.create(url),
        "news.example",
        title,
        Optional.empty(),
        Optional.of("Коротко"),
        Stream.of(paragraphs).<Block>map(Block.Paragraph::new).toList(),
        Optional.of(new Moment(OffsetDateTime.parse("2025-03-19T00:00:00+03:00"), Precision.DAY)),
        Optional.empty(),
        List.of("Ольга Дорошенко"),
        List.of("Погода", "Місто"),
        Optional.of("news"),
        Optional.of("uk"),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        FETCHED,
        "news.example@00000001",
        Map.of(Field.TITLE, "h1"),
        Optional.empty(),
        Optional.empty());
  }

  static Article fetchedLater(Article article) {
    return new Article(
        article.url(),
        article.site(),
        article.title(),
        article.subtitle(),
        article.lead(),
        article.body(),
        article.published(),
        article.modified(),
        article.authors(),
        article.tags(),
        article.section(),
        article.language(),
        article.images(),
        article.source(),
        article.license(),
        article.free(),
        article.fetched().plusSeconds(3_600),
        "news.example@00000002",
        Map.of(Field.TITLE, "h1.headline"),
        article.group(),
        article.drift());
  }

  static Article dated(Article article, String day, String language) {
    return new Article(
        article.url(),
        article.site(),
        article.title(),
        article.subtitle(),
        article.lead(),
        article.body(),
        Optional.of(new Moment(OffsetDateTime.parse(day + "T23:30:00+03:00"), Precision.MINUTE)),
        article.modified(),
        article.authors(),
        article.tags(),
        article.section(),
        Optional.of(language),
        article.images(),
        article.source(),
        article.license(),
        article.free(),
        article.fetched(),
        article.adapter(),
        article.provenance(),
        article.group(),
        article.drift());
  }

  static Article ofSite(Article article, String site) {
    return new Article(
        article.url(),
        site,
        article.title(),
        article.subtitle(),
        article.lead(),
        article.body(),
        Optional.empty(),
        article.modified(),
        article.authors(),
        List.of(),
        article.section(),
        Optional.empty(),
        article.images(),
        article.source(),
        article.license(),
        article.free(),
        article.fetched(),
        article.adapter(),
        article.provenance(),
        article.group(),
        article.drift());
  }

  static Article free(Article article, boolean free) {
    return new Article(
        article.url(),
        article.site(),
        article.title(),
        article.subtitle(),
        article.lead(),
        article.body(),
        article.published(),
        article.modified(),
        article.authors(),
        article.tags(),
        article.section(),
        article.language(),
        article.images(),
        article.source(),
        article.license(),
        Optional.of(free),
        article.fetched(),
        article.adapter(),
        article.provenance(),
        article.group(),
        article.drift());
  }

  static Submission submission(Article article) {
    return submission(article, article.url().toString());
  }

  static Submission submission(Article article, String requested) {
    return new Submission(
        article,
        URI.create(requested),
        "2025/03/a.warc.gz",
        288,
        List.of(
            new Problem(Problem.Kind.BAD_DATE, Optional.of(Field.MODIFIED), "found \"вчора\"")));
  }

  /** All that a moment shows, in its order. */
  static <T> List<T> shown(ArticleStore articles, BiConsumer<ArticleMoment, Consumer<T>> question) {
    List<T> all = new ArrayList<>();
    articles.atOneMoment(
        moment -> {
          question.accept(moment, all::add);
          return true;
        });
    return all;
  }

  static Link link(String url) {
    return new Link(
        URI.create(url),
        Optional.of("Снег"),
        Optional.of("Wed, 19 Mar 2025 09:00:00 +0200"),
        List.of("погода", "a\"b"),
        "https://news.example/feed.xml");
  }
}
