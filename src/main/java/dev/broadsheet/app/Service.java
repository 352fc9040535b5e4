package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.corpus.Build;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.CrawlOptions;
import dev.broadsheet.crawl.CrawlReport;
import dev.broadsheet.crawl.Watchman;
import dev.broadsheet.export.Exported;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.schedule.Schedule.Export;
import dev.broadsheet.schedule.ScheduleRunner;
import dev.broadsheet.schedule.ScheduleWatch;
import dev.broadsheet.schedule.ScheduleWork;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.search.IndexException;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Canary;
import dev.broadsheet.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs schedules, at their times or now, and looks after what runs. */
public final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  /** How long a stop waits for the pages in hand. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Broadsheet broadsheet;

  Service(Broadsheet broadsheet) {
    this.broadsheet = broadsheet;
  }

  /** The schedules of the settings' folders, with the mistakes in them. */
  public Schedules schedules() {
    return Schedules.load(
        broadsheet.settings().schedules(), broadsheet.adapters(), broadsheet.corpora().names());
  }

  private ScheduledRun run(
      Schedule schedule, CrawlOptions asked, CrawlListener listener, BooleanSupplier stopping) {
    Watchman watchman = broadsheet.watchman(schedule.tell());
    try {
      ScheduledRun run = runWatched(schedule, watchman, asked, listener, stopping);
      if (run.cameToNothing()) {
        watchman.failed(schedule.name(), "none of its sites could be had");
      } else if (!stopping.getAsBoolean()) {
        watchman.ran(schedule.name());
      }
      watchman.tell();
      return run;
    } catch (RuntimeException e) {
      tellFailure(watchman, schedule, e);
      throw e;
    }
  }

  private static void tellFailure(Watchman watchman, Schedule schedule, RuntimeException why) {
    try {
      watchman.failed(schedule.name(), String.valueOf(why.getMessage()));
      watchman.tell();
    } catch (StoreException e) {
      why.addSuppressed(e);
    }
  }

  private ScheduledRun runWatched(
      Schedule schedule,
      Watchman watchman,
      CrawlOptions asked,
      CrawlListener listener,
      BooleanSupplier stopping) {
    List<SiteAdapter> sites = schedule.sites().of(broadsheet.adapters());
    return switch (schedule.task()) {
      case CRAWL -> crawlWatched(schedule, sites, asked, listener, stopping);
      case CANARIES ->
          new ScheduledRun.Looked(
              broadsheet.workshop().canaries(open(sites), watchman, Service::log, stopping),
              sites.size());
    };
  }

  private List<SiteAdapter> open(List<SiteAdapter> sites) {
    Instant now = broadsheet.clock().instant();
    return sites.stream().filter(site -> site.isOpen(now)).toList();
  }

  private static void log(Canary canary) {
    canary.fault().ifPresent(fault -> LOG.warn("{}: {}", canary.site(), fault));
  }

  private ScheduledRun crawlWatched(
      Schedule schedule,
      List<SiteAdapter> sites,
      CrawlOptions asked,
      CrawlListener listener,
      BooleanSupplier stopping) {
    CrawlOptions options = asked.within(schedule.limits().site()).withRun(schedule.limits().run());
    CrawlReport report =
        broadsheet.crawl(sites, options, Optional.of(schedule), listener, stopping);
    Optional<CrawlReport> backfill =
        schedule
            .backfill()
            .filter(_ -> !stopping.getAsBoolean())
            .map(
                range ->
                    broadsheet.crawl(
                        sites,
                        asked.within(range.site()).withDays(range.from(), range.to()),
                        Optional.of(schedule),
                        listener,
                        stopping));
    catchUpIndex();
    Optional<Exported> export = Optional.empty();
    Optional<Build> corpus = Optional.empty();
    if (schedule.export().isPresent()) {
      switch (schedule.export().get()) {
        case Export.ToFile(String format, Map<String, String> asWanted, Path out) ->
            export = Optional.of(broadsheet.export(articlesOf(sites), format, asWanted, out));
        case Export.OfCorpus(String name) ->
            corpus = Optional.of(broadsheet.corpora().update(name, Optional.empty()));
      }
    }
    return new ScheduledRun.Crawled(report, backfill, export, corpus);
  }

  private static ArticleFilter articlesOf(List<SiteAdapter> sites) {
    return ArticleFilter.ofSites(sites.stream().map(SiteAdapter::site).toList());
  }

  /** So that no search has to wait for it; a run does not fail by it. */
  private void catchUpIndex() {
    try {
      broadsheet.index().catchUp(count -> {});
    } catch (IndexException e) {
      LOG.warn(e.getMessage());
    }
  }

  /** Runs schedules at their times until the runner is closed. */
  public ScheduleRunner serve(Schedules schedules, CrawlListener listener) {
    return ScheduleRunner.start(
        broadsheet.store(),
        schedules.all(),
        (schedule, stopping) ->
            run(schedule, CrawlOptions.DEFAULT.withEverySource(false), listener, stopping),
        broadsheet.pace(PATIENCE));
  }

  /** Runs a schedule now, as somebody asks for it, with its limits and its export. */
  ScheduleWork byHand(CrawlListener listener) {
    return (schedule, stopping) -> run(schedule, CrawlOptions.DEFAULT, listener, stopping);
  }

  /** Looks after the service until it is closed. */
  public Patrol patrol() {
    return Patrol.start(
        broadsheet.store(),
        broadsheet.settings().data(),
        () -> broadsheet.watchman(waysOfSchedules()),
        broadsheet.clock());
  }

  private List<Notifier> waysOfSchedules() {
    return schedules().all().stream().flatMap(s -> s.tell().stream()).toList();
  }

  /**
   * Takes up changes of schedule files until the watch is closed.
   *
   * @param current what the runner runs
   * @param told takes a line about each change and each mistake
   */
  public ScheduleWatch watch(ScheduleRunner runner, Schedules current, Consumer<String> told) {
    return ScheduleWatch.start(
        broadsheet.settings().schedules(), this::schedules, current, runner, told);
  }

  /**
   * Runs the schedule of a name now: its crawl, then the export it asks for.
   *
   * @param options hold where the schedule sets no limit of its own
   * @throws AdapterException when there is no such schedule
   */
  public ScheduledRun run(
      String name, CrawlOptions options, CrawlListener listener, BooleanSupplier stopping) {
    return run(schedule(name), options, listener, stopping);
  }

  /**
   * Holds a schedule back in every process of the store, until it is resumed.
   *
   * @return whether it was not paused before
   * @throws AdapterException when there is no such schedule
   */
  public boolean pause(String name) {
    return broadsheet.store().pauses().begin(schedule(name).name(), broadsheet.clock().instant());
  }

  /**
   * Lets a schedule go on at its next time.
   *
   * @return whether it was paused
   * @throws AdapterException when there is no such schedule
   */
  public boolean resume(String name) {
    return broadsheet.store().pauses().end(schedule(name).name());
  }

  /**
   * The schedule of a name.
   *
   * @throws AdapterException when there is none
   */
  public Schedule schedule(String name) {
    Schedules all = schedules();
    return all.byName(name)
        .orElseThrow(
            () ->
                AdapterException.unknown(
                    "schedule", name, all.all().stream().map(Schedule::name).toList()));
  }
}
