package dev.broadsheet.crawl;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import dev.broadsheet.crawl.Engine.Ready;
import dev.broadsheet.crawl.Intake.Taken;
import dev.broadsheet.fetch.Backlog;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.store.ArticleVersion;
import dev.broadsheet.store.Due;
import dev.broadsheet.store.Frontier;
import dev.broadsheet.store.Settlement;
import dev.broadsheet.store.Settlement.Fault;
import dev.broadsheet.store.Visit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Crawls one site once: asks its sources, then takes what is due in hand, link by link. Its caller
 * holds the site.
 */
final class SiteCrawler {

  /** A page may be missing for an hour by mistake. */
  private static final Duration BEFORE_WITHDRAWAL = Duration.ofDays(1);

  private final SiteAdapter site;
  private final Engine engine;
  private final Fetchers fetchers;
  private final Frontier frontier;
  private final Intake intake;
  private final DueQueue queue;
  private final Revisits revisits;
  private final RenderMemory rendering;
  private final CrawlOptions options;
  private final SiteLog log;
  private final Clock clock;
  private final BooleanSupplier goesOn;
  private final Allowance allowance;
  private final DriftWatch watch;

  /**
   * @param goesOn asked before each page and between the pages of a source
   */
  SiteCrawler(
      SiteAdapter site,
      Engine engine,
      CrawlOptions options,
      DriftWatch watch,
      SiteLog log,
      BooleanSupplier goesOn) {
    this.site = site;
    this.engine = engine;
    this.fetchers = engine.fetchers().countedBy(log.tally()::asked);
    this.frontier = engine.store().frontier();
    this.watch = watch;
    this.intake = new Intake(site, engine.store().articles(), log.tally(), watch);
    this.queue = new DueQueue(frontier, site.site(), inHand());
    this.revisits = new Revisits(site.fetch().revisit());
    this.rendering = new RenderMemory(engine.store().renderings(), site.site(), engine.clock());
    this.options = options;
    this.log = log;
    this.clock = engine.clock();
    this.goesOn = goesOn;
    this.allowance = new Allowance(options.site().and(site.fetch().budget()), clock);
  }

  /** More than are fetched at a time: while these travel, those are read, and stored together. */
  private int inHand() {
    return 4 * site.fetch().parallel();
  }

  void crawl() {
    if (!site.isOpen(clock.instant())) {
      log.note("hours", "left alone outside of its hours, " + site.fetch().hours().orElseThrow());
    }
    SiteDiscovery discovery =
        new SiteDiscovery(site, engine, options, log, this::mayAsk, queue::offered);
    if (options.dryRun()) {
      discovery.readAll();
      return;
    }
    if (options.again()) {
      frontier.recall(site.site());
    }
    log.started(frontier.waiting(site.site()));
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(
        () -> {
          try {
            discovery.readAll();
          } finally {
            queue.allOffered();
          }
        });
    tasks.addAll(Collections.nCopies(inHand(), this::takeInHand));
    Workers.run(tasks);
    watch.finish();
  }

  /** Whether sources may still be asked: what they tell of waits for a run that has room for it. */
  private boolean mayAsk() {
    return goesOn.getAsBoolean()
        && site.isOpen(clock.instant())
        && allowance.hasTime()
        && engine.allowance().hasTime();
  }

  private void takeInHand() {
    try {
      while (goesOn.getAsBoolean()) {
        Optional<Due> due = queue.next();
        if (due.isEmpty() || !mayTake()) {
          return; // what was taken from the queue is free again when the site is left
        }
        log.handled(handle(due.get()));
        watch.handled();
        log.answering(fetchers.politeness().answers(due.get().url()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a page from what the site and the run may still take. */
  private boolean mayTake() {
    if (!site.isOpen(clock.instant()) || !allowance.takePage()) {
      return false;
    }
    boolean may = engine.allowance().takePage();
    if (!may) {
      allowance.returnPage();
    }
    return may;
  }

  /** One article's way: a link is fetched, read, and kept with its raw page. */
  private Outcome handle(Due due) throws InterruptedException {
    PageWay way = new PageWay(due.url(), fetchers.ways(site), rendering);
    try {
      Optional<Outcome> outcome = Optional.empty();
      while (outcome.isEmpty()) {
        outcome = take(due, way.fetcher().fetch(request(due)), way);
      }
      return outcome.get();
    } catch (FetchException e) {
      if (e.reason() == FetchException.Reason.INTERRUPTED) {
        throw new InterruptedException("asked to stop before " + due.url());
      }
      return failed(due, e);
    }
  }

  /** Reads a page and keeps it; empty where the link goes on by another way. */
  private Optional<Outcome> take(Due due, Page page, PageWay way) {
    if (page.isNotModified()) {
      return Optional.of(unchanged(due, page));
    }
    int bytes = page.body().length;
    Backlog backlog = fetchers.politeness().backlog();
    backlog.add(bytes);
    try {
      log.had(bytes);
      allowance.used(bytes);
      engine.allowance().used(bytes);
      Ready ready = engine.read(intake, page, due.link(), earlier(due));
      if (!way.endsWith(ready.reading())) {
        return Optional.empty(); // a browser's page is kept with the answer of which it is made
      }
      ready.reading().won();
      return Optional.of(keep(due, ready));
    } finally {
      backlog.remove(bytes);
    }
  }

  /** Where the page is of which the article was made. */
  private Optional<RawRef> earlier(Due due) {
    return due.visit()
        .flatMap(visit -> engine.store().articles().idOf(due.url()))
        .flatMap(engine.store().articles()::latest)
        .filter(ArticleVersion::hasPage)
        .map(version -> new RawRef(version.rawFile(), version.rawOffset()));
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
            taken -> settlement(due, taken.withNextTry(nextTry), ready))
        .withNextTry(nextTry)
        .outcome();
  }

  private Settlement settlement(Due due, Taken taken, Ready ready) {
    if (taken.outcome() instanceof Outcome.Failed failed) {
      return settlement(failed);
    }
    if (taken.outcome() instanceof Outcome.Skipped skipped) {
      return Settlement.skipped(skipped.url(), skipped.reason());
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

  private Outcome unchanged(Due due, Page answer) {
    engine.unchanged(answer, due.validators(), earlier(due));
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
    Optional<Instant> next = begin.flatMap(b -> revisits.after(b, now));
    return changed ? next.map(at -> Revisits.sooner(at, due.visit().map(Visit::time), now)) : next;
  }

  private Outcome failed(Due due, FetchException e) {
    String reason = String.valueOf(e.getMessage());
    if (e.reason() == FetchException.Reason.ROBOTS && !e.retryable()) {
      engine.keeper().settle(Settlement.skipped(due.url(), reason));
      return new Outcome.Skipped(due.url(), reason);
    }
    if (e.isGone() && due.visit().isPresent()) {
      Optional<String> article = engine.store().articles().idOf(due.url());
      if (article.isPresent()) {
        return missed(due, article.get(), reason);
      }
    }
    Optional<Instant> nextTry =
        Retries.DEFAULT.after(e, due.attempts(), due.outages(), clock.instant());
    Outcome.Failed failed = new Outcome.Failed(due.url(), reason, nextTry);
    engine.keeper().settle(settlement(failed).against(fault(e)));
    return failed;
  }

  private static Fault fault(FetchException e) {
    if (e.reason() == FetchException.Reason.CLOSED) {
      return Fault.NONE;
    }
    return e.isOfPage() ? Fault.PAGE : Fault.HOST;
  }

  /** The page of an article is gone, which is withdrawn when that is so at two visits. */
  private Outcome missed(Due due, String article, String reason) {
    if (!isMissedAgain(due)) {
      Instant nextTry = clock.instant().plus(BEFORE_WITHDRAWAL);
      engine.keeper().settle(Settlement.failed(due.url(), reason, nextTry));
      return new Outcome.Failed(due.url(), reason, Optional.of(nextTry));
    }
    engine.store().articles().withdraw(article, clock.instant());
    engine.keeper().settle(Settlement.gone(due.url(), reason));
    return new Outcome.Withdrawn(due.url(), article);
  }

  /** Trouble of the server in between is no missing page. */
  private static boolean isMissedAgain(Due due) {
    return due.reason().filter(FetchException::toldGone).isPresent()
        || due.attempts() + due.outages() + 1 >= Retries.DEFAULT.patience();
  }

  private static Settlement settlement(Outcome.Failed failed) {
    return failed
        .nextTry()
        .map(at -> Settlement.failed(failed.url(), failed.reason(), at))
        .orElseGet(() -> Settlement.gone(failed.url(), failed.reason()));
  }
}
