package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.article.Problem;
import dev.broadsheet.testing.Invented;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Invented articles for tests of the store. */
final class Articles {
  static final Instant FETCHED = Instant.parse("2025-03-19T12:00:00.5Z");

  private Articles() {}

  static Article article(String url, String title, String... paragraphs) {
    return Invented.of("news.example", url, title)
        .lead("Коротко")
        .text(paragraphs)
        .published(
            Optional.of(
                new Moment(OffsetDateTime.parse("2025-03-19T00:00:00+03:00"), Precision.DAY)))
        .authors("Ольга Дорошенко")
        .tags("Погода", "Місто")
        .section("news")
        .language("uk")
        .fetched(FETCHED)
        .provenance(Map.of(Field.TITLE, "h1"))
        .made();
  }

  static Article fetchedLater(Article article) {
    return Invented.like(article)
        .fetched(article.fetched().plusSeconds(3_600))
        .adapter("news.example@00000002")
        .provenance(Map.of(Field.TITLE, "h1.headline"))
        .made();
  }

  static Article dated(Article article, String day, String language) {
    return Invented.like(article).published(day + "T23:30:00+03:00").language(language).made();
  }

  static Article ofSite(Article article, String site) {
    return Invented.like(article)
        .site(site)
        .published(Optional.empty())
        .tags()
        .language(Optional.empty())
        .made();
  }

  static Article free(Article article, boolean free) {
    return Invented.like(article).free(free).made();
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
