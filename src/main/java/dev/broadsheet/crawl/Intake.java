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
import dev.broadsheet.extract.Scrutiny;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.Submission;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns pages of a site into articles of the store; the one way in, for crawls and rebuilds alike.
 * Thread-safe.
 */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final SiteAdapter site;
  private final ArticleStore articles;
  private final Tally tally;
  private final Optional<DriftWatch> watch;

  /** Of pages that tell nothing of the site as it is today. */
  Intake(SiteAdapter site, ArticleStore articles, Tally tally) {
    this(site, articles, tally, Optional.empty());
  }

  /** Of a crawl's pages. */
  Intake(SiteAdapter site, ArticleStore articles, Tally tally, DriftWatch watch) {
    this(site, articles, tally, Optional.of(watch));
  }

  private Intake(SiteAdapter site, ArticleStore articles, Tally tally, Optional<DriftWatch> watch) {
    this.site = site;
    this.articles = articles;
    this.tally = tally;
    this.watch = watch;
  }

  String site() {
    return site.site();
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

  /** Reads a page: all that needs a processor, and nothing that needs the disk. */
  Reading read(Page page, Link link) {
    Optional<Extraction> extraction = Optional.empty();
    String failure;
    if (!site.isArticle(page.url())) {
      failure = "redirected to " + page.url() + ", which is no article's address";
    } else {
      try {
        Extraction read = Extractor.extract(page, site, Optional.of(link), scrutiny(link));
        extraction = Optional.of(read);
        failure = read.article().isPresent() ? "" : "no article: " + told(read.problems());
      } catch (RuntimeException | StackOverflowError e) { // of an adapter's pattern, too
        LOG.error("{} could not be read, by a fault of Broadsheet", page.url(), e);
        failure = "a fault of Broadsheet while it was read: " + e;
      }
    }
    return new Reading(this, link, page, extraction, failure);
  }

  private Scrutiny scrutiny(Link link) {
    return watch.map(w -> w.scrutiny(link.url())).orElse(Scrutiny.NONE);
  }

  /** Counts which rules gave the fields of a page that is kept. */
  void won(Extraction extraction) {
    tally.won(extraction.wins());
  }

  /** What of a page counts for its site's drift. */
  Optional<PageYield> counted(Reading reading) {
    return watch.flatMap(w -> w.counted(reading));
  }

  /** What of a page that is archived at a place goes into the store; empty without an article. */
  Optional<Submission> submission(Reading reading, RawRef raw) {
    return reading
        .extraction()
        .flatMap(
            extraction ->
                extraction
                    .article()
                    .map(
                        article ->
                            new Submission(
                                firstDate(extraction, article),
                                reading.page().requested(),
                                raw.file(),
                                raw.offset(),
                                extraction.problems())));
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

  private static String told(List<Problem> problems) {
    return problems.isEmpty()
        ? "the page is empty"
        : problems.stream().map(Problem::message).distinct().collect(Collectors.joining("; "));
  }
}
