package dev.broadsheet.crawl;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
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
import dev.broadsheet.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
  private final Fetchers fetchers;
  private final RawArchive archive;
  private final Frontier frontier;
  private final Intake intake;
  private final CrawlOptions options;
  private final SiteLog log;
  private final Clock clock;
  private final SiteHold hold;
  private final BooleanSupplier stopping;

  SiteCrawler(
      SiteAdapter site,
      Fetchers fetchers,
      RawArchive archive,
      Store store,
      CrawlOptions options,
      SiteLog log,
      Clock clock,
      SiteHold hold,
      BooleanSupplier stopping) {
    this.site = site;
    this.fetchers = fetchers;
    this.archive = archive;
    this.frontier = store.frontier();
    this.intake = new Intake(site, store.articles(), log.tally());
    this.options = options;
    this.log = log;
    this.clock = clock;
    this.hold = hold;
    this.stopping = stopping;
  }

  void crawl() {
    Instant end = clock.instant().plus(options.time());
    if (options.again() && !options.dryRun()) {
      frontier.recall(site.site());
    }
    for (Source source : site.discover()) {
      if (!stopping.getAsBoolean() && hold.goesOn()) {
        discover(source);
      }
    }
    if (!options.dryRun()) {
      takeInHand(end);
    }
  }

  private void discover(Source source) {
    Discoverer discoverer = new Discoverer(fetchers.http(site), clock);
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
    int added = options.dryRun() ? links.size() : frontier.offer(site.site(), links);
    log.discovered(source.address(), links, added);
    return hold.goesOn() && !stopping.getAsBoolean() ? added : NOTHING_MORE;
  }

  private BackfillCursor cursor(Source source) {
    return new BackfillCursor() {
      @Override
      public Optional<LocalDate> done() {
        return frontier.backfilled(site.site(), source.address());
      }

      @Override
      public void done(LocalDate day) {
        if (!options.dryRun()) {
          frontier.backfilled(site.site(), source.address(), day);
        }
      }
    };
  }

  private void takeInHand(Instant end) {
    AtomicInteger left = new AtomicInteger(options.limit());
    Workers.run(
        site.fetch().parallel(),
        () -> {
          while (left.getAndDecrement() > 0
              && !stopping.getAsBoolean()
              && clock.instant().isBefore(end)
              && hold.goesOn()) {
            List<Due> due = frontier.take(site.site(), 1, SiteHold.LEASE);
            if (due.isEmpty()) {
              return;
            }
            settle(due.getFirst());
          }
        });
  }

  private void settle(Due due) {
    Taken taken = handle(due);
    switch (taken.outcome()) {
      case Outcome.Skipped s -> frontier.skipped(due.url(), s.reason());
      case Outcome.Failed f ->
          f.nextTry()
              .ifPresentOrElse(
                  at -> frontier.failed(due.url(), f.reason(), at),
                  () -> frontier.gone(due.url(), f.reason()));
      case Outcome.Stored s -> done(due, taken);
      case Outcome.Updated u -> done(due, taken);
      case Outcome.Unchanged u -> done(due, taken);
      case Outcome.Duplicate d -> done(due, taken);
      case Outcome.Kept k -> done(due, taken);
    }
    log.handled(taken.outcome());
  }

  private void done(Due due, Taken taken) {
    Instant now = clock.instant();
    frontier.done(due.url(), begin(taken, now).flatMap(b -> Revisits.DEFAULT.after(b, now)));
  }

  /** From when an article's age counts; an undated one counts from its last change. */
  private static Optional<Instant> begin(Taken taken, Instant now) {
    Optional<Instant> published =
        taken.article().flatMap(Article::published).map(m -> m.time().toInstant());
    boolean changed =
        taken.outcome() instanceof Outcome.Stored || taken.outcome() instanceof Outcome.Updated;
    return published.or(() -> changed ? Optional.of(now) : Optional.empty());
  }

  /** One article's way: a link is fetched, archived, read and stored. */
  private Taken handle(Due due) {
    Taken taken = Taken.nothing(due.url(), "there is no way to fetch it");
    for (Fetcher way : fetchers.ways(site)) {
      try {
        Page page = way.fetch(FetchRequest.of(due.url()));
        taken = keep(page, due);
      } catch (FetchException e) {
        return failed(due, e);
      }
      if (taken.article().isPresent()) {
        return taken;
      }
    }
    return taken.withNextTry(Retries.DEFAULT.next(due.attempts(), clock.instant()));
  }

  /**
   * One page of the site at a time, so that articles are stored in the order of the archive: of two
   * addresses with one text the first is the article, and a rebuild must find the same one.
   */
  private synchronized Taken keep(Page page, Due due) {
    RawRef raw = archive.append(site.site(), due.link(), page);
    return intake.take(page, due.link(), raw);
  }

  private Taken failed(Due due, FetchException e) {
    String reason = String.valueOf(e.getMessage());
    Outcome outcome =
        e.reason() == FetchException.Reason.ROBOTS && !e.retryable()
            ? new Outcome.Skipped(due.url(), reason)
            : new Outcome.Failed(
                due.url(), reason, Retries.DEFAULT.after(e, due.attempts(), clock.instant()));
    return new Taken(outcome, Optional.empty());
  }
}
