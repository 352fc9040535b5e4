package dev.broadsheet.crawl;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import dev.broadsheet.crawl.Engine.Ready;
import dev.broadsheet.crawl.Intake.Taken;
import dev.broadsheet.discover.BackfillCursor;
import dev.broadsheet.discover.Discoverer;
import dev.broadsheet.discover.DiscoveryOptions;
import dev.broadsheet.discover.SourceReport;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.store.Due;
import dev.broadsheet.store.Frontier;
import dev.broadsheet.store.Settlement;
import dev.broadsheet.store.Sources;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Crawls one site once: asks its sources, then takes what is due in hand, link by link. Its caller
 * holds the site.
 */
final class SiteCrawler {
  /** Ends the reading of a listing, as a page without news does. */
  private static final int NOTHING_MORE = 0;

  private final SiteAdapter site;
  private final Engine engine;
  private final Frontier frontier;
  private final Intake intake;
  private final DueQueue queue;
  private final CrawlOptions options;
  private final SiteLog log;
  private final Clock clock;
  private final BooleanSupplier goesOn;

  /**
   * @param goesOn asked before each page and between the pages of a source
   */
  SiteCrawler(
      SiteAdapter site, Engine engine, CrawlOptions options, SiteLog log, BooleanSupplier goesOn) {
    this.site = site;
    this.engine = engine;
    this.frontier = engine.store().frontier();
    this.intake = new Intake(site, engine.store().articles(), log.tally());
    this.queue = new DueQueue(frontier, site.site(), inHand());
    this.options = options;
    this.log = log;
    this.clock = engine.clock();
    this.goesOn = goesOn;
  }

  /** Twice as many as are fetched at a time: while these travel, those are read and stored. */
  private int inHand() {
    return 2 * site.fetch().parallel();
  }

  void crawl() {
    if (options.dryRun()) {
      discover();
      return;
    }
    if (options.again()) {
      frontier.recall(site.site());
    }
    AtomicInteger left = new AtomicInteger(options.limit());
    Instant end = clock.instant().plus(options.time());
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(this::discover);
    tasks.addAll(Collections.nCopies(inHand(), () -> takeInHand(left, end)));
    Workers.run(tasks);
  }

  private void discover() {
    try {
      for (Source source : site.discover()) {
        if (goesOn.getAsBoolean()) {
          discover(source);
        }
      }
    } finally {
      queue.allOffered();
    }
  }

  private void discover(Source source) {
    Discoverer discoverer = new Discoverer(engine.fetchers().http(site), clock);
    try {
      SourceReport report =
          discoverer.discover(
              site,
              source,
              new DiscoveryOptions(options.since(), options.from(), options.to()),
              links -> offer(source, links),
              cursor(source));
      report.problems().forEach(p -> log.trouble(source.address() + ": " + p));
    } catch (FetchException e) {
      log.trouble("source " + source.address() + " is left out: " + e.getMessage());
    }
  }

  private int offer(Source source, List<Link> links) {
    int added = links.size();
    if (!options.dryRun()) {
      added = frontier.offer(site.site(), links);
      queue.offered();
    }
    log.discovered(source.address(), links, added);
    return goesOn.getAsBoolean() ? added : NOTHING_MORE;
  }

  private BackfillCursor cursor(Source source) {
    Sources sources = engine.store().sources();
    return new BackfillCursor() {
      @Override
      public Optional<LocalDate> done() {
        return sources.backfilled(site.site(), source.address());
      }

      @Override
      public void done(LocalDate day) {
        if (!options.dryRun()) {
          sources.backfilled(site.site(), source.address(), day);
        }
      }
    };
  }

  private void takeInHand(AtomicInteger left, Instant end) {
    try {
      while (goesOn.getAsBoolean() && clock.instant().isBefore(end) && left.getAndDecrement() > 0) {
        Optional<Due> due = queue.next();
        if (due.isEmpty()) {
          return;
        }
        log.handled(handle(due.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One article's way: a link is fetched, read, and kept with its raw page. */
  private Outcome handle(Due due) {
    List<Fetcher> ways = engine.fetchers().ways(site);
    try {
      for (Fetcher way : ways) {
        Page page = way.fetch(request(due));
        if (page.isNotModified()) {
          return unchanged(due);
        }
        Ready ready = engine.read(intake, page, due.link());
        if (ready.reading().hasArticle() || way == ways.getLast()) {
          return keep(due, ready);
        }
        engine.keeper().keep(ready.reading(), ready.packed(), taken -> Optional.empty());
      }
    } catch (FetchException e) {
      return failed(due, e);
    }
    throw new IllegalStateException(site.site() + " has no way to its pages");
  }

  private static FetchRequest request(Due due) {
    Validators known = due.validators();
    return new FetchRequest(due.url(), known.etag(), known.lastModified(), Map.of());
  }

  private Outcome keep(Due due, Ready ready) {
    Optional<Instant> nextTry = Retries.DEFAULT.next(due.attempts(), clock.instant());
    return engine
        .keeper()
        .keep(
            ready.reading(),
            ready.packed(),
            taken -> Optional.of(settlement(due, taken.withNextTry(nextTry), ready)))
        .withNextTry(nextTry)
        .outcome();
  }

  private Settlement settlement(Due due, Taken taken, Ready ready) {
    if (taken.outcome() instanceof Outcome.Failed failed) {
      return settlement(failed);
    }
    boolean isNew = taken.outcome() instanceof Outcome.Stored;
    boolean changed = taken.outcome() instanceof Outcome.Updated;
    // an undated article counts from its last change
    Optional<Instant> begin =
        published(taken.article())
            .or(() -> isNew || changed ? Optional.of(clock.instant()) : Optional.empty());
    return Settlement.done(
        due.url(), visit(due, begin, changed), Validators.of(ready.reading().page()));
  }

  private Outcome unchanged(Due due) {
    Optional<Article> known = engine.store().articles().findByUrl(due.url());
    engine
        .keeper()
        .settle(Settlement.done(due.url(), visit(due, published(known), false), due.validators()));
    return new Outcome.Unchanged(due.url(), known.map(Article::id).orElse(""));
  }

  private static Optional<Instant> published(Optional<Article> article) {
    return article.flatMap(Article::published).map(m -> m.time().toInstant());
  }

  private Optional<Instant> visit(Due due, Optional<Instant> begin, boolean changed) {
    Instant now = clock.instant();
    Optional<Instant> next = begin.flatMap(b -> Revisits.DEFAULT.after(b, now));
    return changed ? next.map(at -> Revisits.sooner(at, due.visited(), now)) : next;
  }

  private Outcome failed(Due due, FetchException e) {
    String reason = String.valueOf(e.getMessage());
    if (e.reason() == FetchException.Reason.ROBOTS && !e.retryable()) {
      engine.keeper().settle(Settlement.skipped(due.url(), reason));
      return new Outcome.Skipped(due.url(), reason);
    }
    Outcome.Failed failed =
        new Outcome.Failed(
            due.url(), reason, Retries.DEFAULT.after(e, due.attempts(), clock.instant()));
    engine.keeper().settle(settlement(failed));
    return failed;
  }

  private static Settlement settlement(Outcome.Failed failed) {
    return failed
        .nextTry()
        .map(at -> Settlement.failed(failed.url(), failed.reason(), at))
        .orElseGet(() -> Settlement.gone(failed.url(), failed.reason()));
  }
}
