package dev.broadsheet.crawl;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Problem;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.SaveResult;
import dev.broadsheet.store.Submission;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns an archived page into an article of the store; the one way in, for crawls and rebuilds
 * alike.
 */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final SiteAdapter site;
  private final ArticleStore articles;
  private final Tally tally;

  Intake(SiteAdapter site, ArticleStore articles, Tally tally) {
    this.site = site;
    this.articles = articles;
    this.tally = tally;
  }

  /**
   * What a page came to.
   *
   * @param article absent where the page showed none
   */
  record Taken(Outcome outcome, Optional<Article> article) {
    static Taken nothing(URI url, String reason) {
      return new Taken(new Outcome.Failed(url, reason, Optional.empty()), Optional.empty());
    }

    /** A failure with the time of its next try; anything else as it is. */
    Taken withNextTry(Optional<Instant> at) {
      return outcome instanceof Outcome.Failed f
          ? new Taken(new Outcome.Failed(f.url(), f.reason(), at), article)
          : this;
    }
  }

  /** Extracts and saves. A page without an article is a failure with nothing said of a next try. */
  Taken take(Page page, Link link, RawRef raw) {
    if (!site.isArticle(page.url())) {
      return Taken.nothing(
          link.url(), "redirected to " + page.url() + ", which is no article's address");
    }
    Extraction extraction;
    try {
      extraction = Extractor.extract(page, site, Optional.of(link));
    } catch (RuntimeException e) {
      LOG.error("{} could not be read, by a fault of Broadsheet", page.url(), e);
      return Taken.nothing(link.url(), "a fault of Broadsheet while it was read: " + e);
    }
    tally.won(extraction.wins());
    if (extraction.article().isEmpty()) {
      return Taken.nothing(link.url(), "no article: " + told(extraction.problems()));
    }
    Article article = firstDate(extraction, extraction.article().get());
    Submission submission =
        new Submission(article, page.requested(), raw.file(), raw.offset(), extraction.problems());
    SaveResult result = articles.save(List.of(submission)).getFirst();
    return new Taken(outcome(link.url(), article, result), Optional.of(article));
  }

  /**
   * "3 hours ago" was most exact when it was first read: a later reading does not move the date.
   */
  private Article firstDate(Extraction extraction, Article article) {
    return extraction.relative().contains(Field.PUBLISHED)
        ? articles
            .findByUrl(article.url())
            .flatMap(Article::published)
            .map(article::withPublished)
            .orElse(article)
        : article;
  }

  private static Outcome outcome(URI url, Article article, SaveResult result) {
    return switch (result.kind()) {
      case STORED -> new Outcome.Stored(url, result.id(), article.title());
      case UPDATED -> new Outcome.Updated(url, result.id(), result.changed());
      case UNCHANGED -> new Outcome.Unchanged(url, result.id());
      case DUPLICATE -> new Outcome.Duplicate(url, result.id());
      case KEPT -> new Outcome.Kept(url, result.id());
    };
  }

  private static String told(List<Problem> problems) {
    return problems.isEmpty()
        ? "the page is empty"
        : problems.stream().map(Problem::message).distinct().collect(Collectors.joining("; "));
  }
}
