package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Near;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.archive.ArchiveOptions;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.article.Page;
import dev.broadsheet.crawl.CanaryCheck;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.CrawlOptions;
import dev.broadsheet.crawl.CrawlReport;
import dev.broadsheet.crawl.Crawler;
import dev.broadsheet.crawl.Fetchers;
import dev.broadsheet.crawl.Ingest;
import dev.broadsheet.crawl.IngestReport;
import dev.broadsheet.crawl.Rebuild;
import dev.broadsheet.crawl.Reextract;
import dev.broadsheet.crawl.UrlList;
import dev.broadsheet.crawl.Watchman;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.export.Exported;
import dev.broadsheet.export.Exporter;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.ScriptedPage;
import dev.broadsheet.fetch.BrowserFetcher;
import dev.broadsheet.fetch.BrowserOptions;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.fetch.HttpFetcher;
import dev.broadsheet.fetch.Politeness;
import dev.broadsheet.fetch.RealSleeper;
import dev.broadsheet.fetch.Robots;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.schedule.RunnerOptions;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.schedule.ScheduleRunner;
import dev.broadsheet.schedule.ScheduleWatch;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Canary;
import dev.broadsheet.store.Location;
import dev.broadsheet.store.Replacement;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.StoreException;
import dev.broadsheet.workshop.Evidence;
import dev.broadsheet.workshop.EvidenceSearch;
import dev.broadsheet.workshop.Findings;
import dev.broadsheet.workshop.Mending;
import dev.broadsheet.workshop.Repair;
import dev.broadsheet.workshop.RepairOptions;
import dev.broadsheet.workshop.Survey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broadsheet as a whole, on one data folder. Not thread-safe to open; what it hands out is. */
public final class Broadsheet implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Broadsheet.class);

  /** How long a stop waits for the pages in hand. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Settings settings;
  private final Clock clock;
  private final Clock machine;
  private final double speed;
  private final RandomGenerator random = new Random();
  private final RealSleeper sleeper;
  private @Nullable Adapters adapters;
  private @Nullable Store store;
  private @Nullable RawArchive archive;
  private @Nullable Fetchers fetchers;

  public Broadsheet(Settings settings, Clock clock) {
    this(settings, clock, clock, 1);
  }

  /**
   * The same by a clock that runs so much faster than the machine's; what is waited for is shorter
   * by as much.
   */
  public Broadsheet(Settings settings, Clock clock, Clock machine, double speed) {
    this.settings = settings;
    this.clock = clock;
    this.machine = machine;
    this.speed = speed;
    this.sleeper = new RealSleeper(speed);
  }

  public static String version() {
    String version = Broadsheet.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  public Settings settings() {
    return settings;
  }

  public Clock clock() {
    return clock;
  }

  public synchronized Adapters adapters() {
    if (adapters == null) {
      Adapters loaded = Adapters.load(settings.adapters());
      adapters = settings.generic() ? loaded.orGeneric() : loaded;
    }
    return adapters;
  }

  public synchronized Store store() {
    if (store == null) {
      store = Store.open(location(), clock);
    }
    return store;
  }

  /** The store, if there is one; none is made. */
  public Optional<Store> known() {
    return Store.exists(location()) ? Optional.of(store()) : Optional.empty();
  }

  /**
   * The database that the settings name; without one, the data folder's own file.
   *
   * @throws AdapterException when the settings are wrong
   */
  Location location() {
    return DatabaseSettings.read(settingsFile(), System.getenv())
        .orElseGet(() -> new Location.Folder(settings.data()));
  }

  /**
   * The settings of the data folder as they hold, each with where it comes from.
   *
   * @throws AdapterException when they are wrong
   */
  public EffectiveSettings effectiveSettings() {
    return SettingsFile.effective(settingsFile(), System.getenv());
  }

  private Path settingsFile() {
    return settings.data().resolve("settings.yaml");
  }

  public synchronized RawArchive archive() {
    if (archive == null) {
      archive = new RawArchive(settings.data().resolve("archive"), ArchiveOptions.DEFAULT, clock);
    }
    return archive;
  }

  /** The ways out into the world; nothing of them starts before it is used. */
  public synchronized Fetchers fetchers() {
    if (fetchers == null) {
      FetchSettings bounds = settings.fetching();
      HttpFetcher http = new HttpFetcher(bounds, clock);
      Robots robots = new Robots(http, bounds, clock, LOG::warn);
      BrowserFetcher browser = new BrowserFetcher(bounds, BrowserOptions.DEFAULT, clock);
      fetchers =
          new Fetchers(
              http.obeying(robots),
              browser,
              browser::taking,
              new Politeness(robots, bounds, clock, sleeper, random));
    }
    return fetchers;
  }

  /** Ends all waiting for a turn at a host: what has begun is finished, nothing more begins. */
  public void hurry() {
    sleeper.end();
  }

  /**
   * The adapters of the sites named; of every enabled site when none is.
   *
   * @throws AdapterException when a site is not known, with near names
   */
  public List<SiteAdapter> sites(List<String> names) {
    if (names.isEmpty()) {
      return adapters().all().stream().filter(SiteAdapter::enabled).toList();
    }
    List<SiteAdapter> sites = new ArrayList<>();
    List<Mistake> unknown = new ArrayList<>();
    for (String name : names) {
      adapters()
          .bySite(name)
          .ifPresentOrElse(sites::add, () -> unknown.add(mistake("site", name, siteNames())));
    }
    if (!unknown.isEmpty()) {
      throw new AdapterException(unknown);
    }
    return sites;
  }

  /** Crawls sites once. */
  public CrawlReport crawl(
      List<SiteAdapter> sites,
      CrawlOptions options,
      Optional<Schedule> schedule,
      CrawlListener listener,
      BooleanSupplier stopping) {
    Watchman watchman = watchman(schedule.map(Schedule::tell).orElse(List.of()));
    return new Crawler(fetchers(), archive(), store(), set().drift(), watchman, clock)
        .crawl(sites, options, schedule.map(Schedule::name), listener, stopping);
  }

  private SettingsFile.Read set() {
    return SettingsFile.read(settingsFile(), System.getenv());
  }

  /** Who tells the operator, and some others too. */
  private Watchman watchman(List<Notifier> others) {
    SettingsFile.Read set = set();
    List<Notifier> all = new ArrayList<>(set.notifiers());
    all.addAll(others);
    return new Watchman(store(), all, set.watch(), clock);
  }

  /**
   * Takes in pages that others saved.
   *
   * @param sources WARC files, and folders of saved pages
   */
  public IngestReport ingest(List<Path> sources, CrawlListener listener, BooleanSupplier stopping) {
    return new Ingest(archive(), store(), adapters(), clock).read(sources, listener, stopping);
  }

  /** Crawls the addresses of a list, and what else waits on their sites, without a bound. */
  public IngestReport fetch(Path list, CrawlListener listener, BooleanSupplier stopping) {
    UrlList urls = UrlList.read(list, adapters());
    CrawlReport report =
        crawl(urls.offer(store()), CrawlOptions.UNBOUNDED, Optional.empty(), listener, stopping);
    return new IngestReport(report, urls.leftOut(), List.of());
  }

  /**
   * Looks at one article of each site, and stores none.
   *
   * @param told takes what was seen of a site; called from several threads
   */
  public List<Canary> canaries(
      List<SiteAdapter> sites, Consumer<Canary> told, BooleanSupplier stopping) {
    return canaries(sites, watchman(List.of()), told, stopping);
  }

  private List<Canary> canaries(
      List<SiteAdapter> sites, Watchman watchman, Consumer<Canary> told, BooleanSupplier stopping) {
    return new CanaryCheck(fetchers(), this::fetch, store(), watchman, clock)
        .check(sites, told, stopping);
  }

  /** The schedules of the settings' folders, with the mistakes in them. */
  public Schedules schedules() {
    return Schedules.load(settings.schedules(), adapters());
  }

  private ScheduledRun run(
      Schedule schedule, CrawlOptions asked, CrawlListener listener, BooleanSupplier stopping) {
    Watchman watchman = watchman(schedule.tell());
    try {
      ScheduledRun run = runWatched(schedule, asked, listener, stopping);
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
      Schedule schedule, CrawlOptions asked, CrawlListener listener, BooleanSupplier stopping) {
    List<SiteAdapter> sites = schedule.sites().of(adapters());
    return switch (schedule.task()) {
      case CRAWL -> crawlWatched(schedule, sites, asked, listener, stopping);
      case CANARIES ->
          new ScheduledRun.Looked(
              canaries(sites, watchman(schedule.tell()), Broadsheet::log, stopping), sites.size());
    };
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
    CrawlReport report = crawl(sites, options, Optional.of(schedule), listener, stopping);
    Optional<CrawlReport> backfill =
        schedule
            .backfill()
            .filter(_ -> !stopping.getAsBoolean())
            .map(
                range ->
                    crawl(
                        sites,
                        asked.within(range.site()).withDays(range.from(), range.to()),
                        Optional.of(schedule),
                        listener,
                        stopping));
    Optional<Exported> export =
        schedule
            .export()
            .map(
                e ->
                    export(
                        ArticleFilter.ofSites(sites.stream().map(SiteAdapter::site).toList()),
                        e.format(),
                        e.out()));
    return new ScheduledRun.Crawled(report, backfill, export);
  }

  /** Runs schedules at their times until the runner is closed. */
  public ScheduleRunner serve(Schedules schedules, CrawlListener listener) {
    return ScheduleRunner.start(
        store(),
        schedules.all(),
        (schedule, stopping) ->
            run(schedule, CrawlOptions.DEFAULT.withEverySource(false), listener, stopping),
        new RunnerOptions(PATIENCE, clock, machine, speed, random));
  }

  /** Looks after the service until it is closed. */
  public Patrol patrol() {
    return Patrol.start(store(), settings.data(), () -> watchman(waysOfSchedules()), clock);
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
    return ScheduleWatch.start(settings.schedules(), this::schedules, current, runner, told);
  }

  /**
   * Writes the articles that are meant to a file, as a whole or not at all.
   *
   * @param format its name, as {@code jsonl}
   * @throws AdapterException when there is no such format
   */
  public Exported export(ArticleFilter filter, String format, Path out) {
    ExportFormat chosen =
        ExportFormat.byName(format)
            .orElseThrow(() -> wrong("--format", format, ExportFormat.names()));
    return Exporter.export(sink -> store().articles().forEach(filter, sink), chosen, out);
  }

  /**
   * The adapter of a site, or the one in a file or folder, which need not be among ours.
   *
   * @throws AdapterException when there is none, or the file is wrong
   */
  public SiteAdapter adapter(String siteOrFile) {
    Path path = Path.of(siteOrFile);
    return adapters().bySite(siteOrFile).isEmpty() && Files.exists(path)
        ? adapter(Files.isDirectory(path) ? path.resolve("adapter.yaml") : path)
        : sites(List.of(siteOrFile)).getFirst();
  }

  private SiteAdapter adapter(Path file) {
    Adapters with = Adapters.load(settings.withMoreAdapters(List.of(file)).adapters());
    return with.all().stream()
        .filter(a -> a.file().equals(file))
        .findFirst()
        .orElseThrow(() -> new AdapterException(mistakesOf(file, with)));
  }

  private static List<Mistake> mistakesOf(Path file, Adapters adapters) {
    String shown = Yaml.shown(file);
    return adapters.mistakes().stream().filter(m -> m.where().startsWith(shown)).toList();
  }

  /** Gets one page, politely, the way its site wants it. */
  public Page fetch(URI url, SiteAdapter site) throws FetchException {
    List<Fetcher> ways = fetchers().ways(site);
    Page page = ways.getFirst().fetch(FetchRequest.of(url));
    boolean isToCome =
        ways.size() > 1
            && Extractor.extract(page, site).article().isEmpty()
            && ScriptedPage.isFilledByScripts(page);
    return isToCome ? ways.getLast().fetch(FetchRequest.of(url)) : page;
  }

  /**
   * Looks around a site that has no adapter, to make one.
   *
   * @param start the home page, a section or an article
   * @param pages as many articles are enough
   * @param browser whether pages are read in a browser
   * @param progress takes a line about each step
   */
  public Findings survey(URI start, int pages, boolean browser, Consumer<String> progress)
      throws FetchException {
    SiteAdapter site = Survey.stranger(start, browser);
    Fetchers ways = fetchers();
    return new Survey(
            ways.ways(site).getFirst(),
            ways.politeness()::sitemaps,
            site,
            adapters().base(),
            clock,
            progress)
        .from(start, pages);
  }

  /**
   * Looks whether a site's pages changed, and how its adapter can be mended; writes nothing.
   *
   * @param progress takes a line about each step
   */
  public Repair repair(SiteAdapter site, RepairOptions options, Consumer<String> progress) {
    EvidenceSearch search =
        new EvidenceSearch(store().articles(), archive(), site, adapters().base(), progress);
    Optional<Instant> since =
        options.since().map(day -> day.atStartOfDay(site.timezone()).toInstant()).or(search::turn);
    Evidence evidence =
        options.fromArchive()
            ? search.fromArchive(since, options.pages())
            : search.fromSite(url -> fetch(url, site), since, options.pages());
    LocalDate until = since.orElseGet(clock::instant).atZone(site.timezone()).toLocalDate();
    return Mending.of(
            site,
            adapters().base(),
            until,
            text -> Adapters.read(text, site.file(), settings.adapters()))
        .by(evidence);
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
   * The schedule of a name.
   *
   * @throws AdapterException when there is none
   */
  public Schedule schedule(String name) {
    Schedules all = schedules();
    return all.byName(name)
        .orElseThrow(
            () -> wrong("schedule", name, all.all().stream().map(Schedule::name).toList()));
  }

  /**
   * Makes the database anew from the archive, and puts it in the place of the old one.
   *
   * @param leavesOut whether pages of sites without an adapter, and articles whose pages were let
   *     go of, are left out
   * @throws AdapterException when there are such pages and they are not left out
   * @throws dev.broadsheet.store.StoreException when a process has the old one open
   */
  public Rebuilt rebuild(boolean leavesOut, CrawlListener listener) {
    requireFolder("rebuild");
    requireWholeArchive(leavesOut);
    try (Replacement replacement = Replacement.begin(settings.data(), clock)) {
      CrawlReport report =
          new Rebuild(archive(), adapters(), leavesOut, clock).into(replacement.store(), listener);
      return new Rebuilt(report, replacement.finish());
    }
  }

  /** What keeps the data folder in order. */
  public Upkeep upkeep() {
    return new Upkeep(this);
  }

  /** What reads the archive with today's adapters. */
  public Reextract reextract() {
    return new Reextract(archive(), store(), adapters(), clock);
  }

  /** What is left on the disk of the data folder. */
  public long freeBytes() {
    return Patrol.freeBytes(settings.data());
  }

  /** The size of the archive on disk. */
  public long archiveBytes() {
    return archive().bytes();
  }

  private void requireWholeArchive(boolean leavesOut) {
    long lost = archive().dropped().values().stream().mapToLong(Long::longValue).sum();
    if (lost > 0 && !leavesOut) {
      throw new AdapterException(
          List.of(
              new Mistake(
                  "archive",
                  "",
                  "pages of which %d versions of articles were made have been let go of (keep.archive in the settings), so that those would be lost: leave them out by --leave-out. The database is as it was"
                      .formatted(lost))));
    }
  }

  private void requireFolder(String command) {
    if (location() instanceof Location.Server server) {
      throw new AdapterException(
          List.of(
              new Mistake(
                  Yaml.shown(settingsFile()),
                  DatabaseSettings.SECTION,
                  "found %s, expected none: %s makes a file in the data folder. Take the section out, %s, then carry the store over: broadsheet move"
                      .formatted(server.url(), command, command))));
    }
  }

  private List<String> siteNames() {
    return adapters().all().stream().map(SiteAdapter::site).toList();
  }

  private static AdapterException wrong(String what, String found, Collection<String> known) {
    return new AdapterException(List.of(mistake(what, found, known)));
  }

  private static Mistake mistake(String what, String found, Collection<String> known) {
    return new Mistake(what, "", "found \"" + found + "\", expected " + Near.choice(found, known));
  }

  @Override
  public synchronized void close() {
    if (fetchers != null) {
      fetchers.close();
    }
    if (archive != null) {
      archive.close();
    }
    if (store != null) {
      store.close();
    }
  }
}
