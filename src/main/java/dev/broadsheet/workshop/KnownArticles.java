package dev.broadsheet.workshop;

import dev.broadsheet.article.Article;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.ArticleVersion;
import dev.broadsheet.store.Criterion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What is stored of a site: how its articles were before its pages changed, and which came after.
 */
final class KnownArticles {
  /** A shorter text does not tell where it stands. */
  static final int SHORTEST_TEXT = 120;

  /** As many are looked at for one that is wanted: short ones and those of after are left out. */
  private static final int SPARE = 5;

  private final ArticleStore articles;
  private final String site;
  private final ZoneId zone;
  private final Optional<Instant> since;

  /**
   * @param since when the pages changed; empty where that is not known: then all are as before
   */
  KnownArticles(ArticleStore articles, String site, ZoneId zone, Optional<Instant> since) {
    this.articles = articles;
    this.site = site;
    this.zone = zone;
    this.since = since;
  }

  /** Articles as they were stored last before the change, the newest first. */
  List<Article> before(int most) {
    return articles.search(filter(Optional.empty(), since.map(this::day)), SPARE * most).stream()
        .filter(a -> articles.withdrawn(a.id()).isEmpty())
        .flatMap(a -> before(a).stream())
        .filter(a -> a.text().length() >= SHORTEST_TEXT)
        .limit(most)
        .toList();
  }

  private Optional<Article> before(Article article) {
    return isBefore(article)
        ? Optional.of(article)
        : articles.versions(article.id()).reversed().stream()
            .map(ArticleVersion::article)
            .filter(this::isBefore)
            .findFirst();
  }

  private boolean isBefore(Article article) {
    return article.drift().isEmpty() && since.filter(s -> !article.fetched().isBefore(s)).isEmpty();
  }

  /** The newest versions of articles that were met after the change only. */
  List<ArticleVersion> after(int most) {
    return since.stream()
        .flatMap(
            s ->
                articles
                    .search(filter(Optional.of(day(s)), Optional.empty()), SPARE * most)
                    .stream())
        .map(a -> articles.versions(a.id()))
        .filter(versions -> versions.stream().noneMatch(v -> isBefore(v.article())))
        .flatMap(versions -> versions.reversed().stream().limit(1))
        .limit(most)
        .toList();
  }

  private LocalDate day(Instant time) {
    return time.atZone(zone).toLocalDate();
  }

  private ArticleFilter filter(Optional<LocalDate> from, Optional<LocalDate> to) {
    return ArticleFilter.ofSites(List.of(site))
        .and(new Criterion.Published(new Criterion.Days(from, to)));
  }
}
