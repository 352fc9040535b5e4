package dev.broadsheet.crawl;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.MDC;

/** Crawls sites side by side, each held by one run at a time. Thread-safe. */
public final class Crawler {
  private final Fetchers fetchers;
  private final RawArchive archive;
  private final Store store;
  private final DriftOptions drift;
  private final Watchman watchman;
  private final Clock clock;

  /**
   * @param drift when a site is said to drift
   * @param watchman is told what an operator should know
   */
  public Crawler(
      Fetchers fetchers,
      RawArchive archive,
      Store store,
      DriftOptions drift,
      Watchman watchman,
      Clock clock) {
    this.fetchers = fetchers;
    this.archive = archive;
    this.store = store;
    this.drift = drift;
    this.watchman = watchman;
    this.clock = clock;
  }

  /**
   * Crawls the sites once. A site's trouble is its own: it is counted and told, and the others go
   * on.
   *
   * @param schedule whose run it is, if it is one's
   * @param stopping asked before each page; once it is true, the pages in hand are the last
   * @throws dev.broadsheet.store.StoreException when nothing can be stored any more: the run ends
   */
  public CrawlReport crawl(
      List<SiteAdapter> sites,
      CrawlOptions options,
      Optional<String> schedule,
      CrawlListener listener,
      BooleanSupplier stopping) {
    Instant start = clock.instant();
    long run =
        store.runs().start("crawl", schedule, sites.stream().map(SiteAdapter::site).toList());
    List<SiteReport> reports = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean broken = new AtomicBoolean();
    List<Runnable> tasks = new ArrayList<>();
    Engine engine = new Engine(fetchers, archive, store, clock, options.run());
    for (SiteAdapter site : sites) {
      SiteLog log = new SiteLog(site.site(), run, store.runs(), listener, clock);
      BooleanSupplier stop = () -> broken.get() || stopping.getAsBoolean();
      tasks.add(
          () -> {
            MDC.put("run", String.valueOf(run));
            MDC.put("site", site.site());
            try {
              reports.add(crawl(site, engine, "run " + run, options, log, stop));
            } catch (RuntimeException | Error e) {
              broken.set(true);
              throw e;
            }
          });
    }
    finish(run, tasks, stopping);
    watchman.tell();
    reports.sort(Comparator.comparing(SiteReport::site));
    return new CrawlReport(run, reports, Duration.between(start, clock.instant()));
  }

  private void finish(long run, List<Runnable> tasks, BooleanSupplier stopping) {
    try {
      Workers.run(tasks);
    } catch (RuntimeException | Error e) {
      try {
        store.runs().finish(run, Run.State.FAILED);
      } catch (RuntimeException next) { // the disk is still full: what came first tells more
        e.addSuppressed(next);
      }
      throw e;
    }
    store.runs().finish(run, stopping.getAsBoolean() ? Run.State.STOPPED : Run.State.FINISHED);
  }

  private SiteReport crawl(
      SiteAdapter site,
      Engine engine,
      String owner,
      CrawlOptions options,
      SiteLog log,
      BooleanSupplier stopping) {
    Optional<SiteHold> taken = SiteHold.take(store.locks(), site.site(), owner, clock);
    if (taken.isEmpty()) {
      log.trouble("is being crawled by another run; left to it");
      return log.finish(0);
    }
    try (SiteHold hold = taken.get()) {
      DriftWatch watch = new DriftWatch(site, store, drift, watchman.herald(), log, clock);
      BooleanSupplier goesOn = () -> !stopping.getAsBoolean() && hold.goesOn();
      new SiteCrawler(site, engine, options, watch, log, goesOn).crawl();
      int waiting = store.frontier().waiting(site.site());
      SiteReport report = log.finish(waiting);
      if (!options.dryRun() && !stopping.getAsBoolean()) {
        watch(site.site(), log.tally().verdict(), waiting);
      }
      return report;
    }
  }

  private void watch(String site, Verdict verdict, int waiting) {
    watchman.visited(site, verdict);
    if (verdict == Verdict.WELL && waiting == 0) {
      watchman.upToDate(site);
    }
  }
}
