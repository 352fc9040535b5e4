package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.archive.ArchiveOptions;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.CrawlOptions;
import dev.broadsheet.crawl.CrawlReport;
import dev.broadsheet.crawl.Crawler;
import dev.broadsheet.crawl.Fetchers;
import dev.broadsheet.crawl.Ingest;
import dev.broadsheet.crawl.IngestReport;
import dev.broadsheet.crawl.Rebuild;
import dev.broadsheet.crawl.RebuildReport;
import dev.broadsheet.crawl.Reextract;
import dev.broadsheet.crawl.UrlList;
import dev.broadsheet.crawl.Watchman;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.export.Exported;
import dev.broadsheet.export.Exporter;
import dev.broadsheet.export.FormatKind;
import dev.broadsheet.fetch.BrowserFetcher;
import dev.broadsheet.fetch.BrowserOptions;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.fetch.HttpFetcher;
import dev.broadsheet.fetch.Politeness;
import dev.broadsheet.fetch.RealSleeper;
import dev.broadsheet.fetch.Robots;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.schedule.RunnerOptions;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.search.TextIndex;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Location;
import dev.broadsheet.store.Replacement;
import dev.broadsheet.store.Store;
import dev.broadsheet.upkeep.ServiceLogs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broadsheet as a whole, on one data folder. Not thread-safe to open; what it hands out is. */
public final class Broadsheet implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Broadsheet.class);

  private final Settings settings;
  private final Clock clock;
  private final Clock machine;
  private final double speed;
  private final RandomGenerator random = new Random();
  private final RealSleeper sleeper;
  private @Nullable Adapters adapters;
  private @Nullable Store store;
  private @Nullable TextIndex index;
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

  /** Reads the adapters anew when they are next asked for: files have changed. */
  synchronized void reloadAdapters() {
    adapters = null;
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

  /** The words of all articles; nothing of it starts before it is asked. */
  public synchronized TextIndex index() {
    if (index == null) {
      index = new TextIndex(settings.data().resolve("index"), store().articles());
    }
    return index;
  }

  public synchronized RawArchive archive() {
    if (archive == null) {
      archive = new RawArchive(settings.data().resolve("archive"), ArchiveOptions.DEFAULT, clock);
    }
    return archive;
  }

  /** The ways out into the world; nothing of them starts before it is used. */
  synchronized Fetchers fetchers() {
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

  /**
   * How a runner of schedules keeps time.
   *
   * @param patience how long a stop waits for what is in hand
   */
  RunnerOptions pace(Duration patience) {
    return new RunnerOptions(patience, clock, machine, speed, random);
  }

  /** Ends all waiting for a turn at a host: what has begun is finished, nothing more begins. */
  public void hurry() {
    sleeper.end();
  }

  /**
   * The adapters of the sites named; of every enabled site when none is.
   *
   * @throws AdapterException when a site is not known, with near names; when its adapter is broken,
   *     with its mistakes
   */
  public List<SiteAdapter> sites(List<String> names) {
    return names.isEmpty() ? adapters().enabled() : adapters().named(names);
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

  SettingsFile.Read set() {
    return SettingsFile.read(settingsFile(), System.getenv());
  }

  /** Who tells the operator, and some others too. */
  Watchman watchman(List<Notifier> others) {
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
   * Writes the articles that are meant to a file, as a whole or not at all.
   *
   * @param format its name, as {@code jsonl}
   * @param options of the format, by name
   * @throws AdapterException when there is no such format, or an option is wrong
   */
  public Exported export(
      ArticleFilter filter, String format, Map<String, String> options, Path out) {
    ExportFormat chosen = exportFormat(format).with(options, out, this::archive);
    return Exporter.export(sink -> store().articles().forEachStored(filter, sink), chosen, out);
  }

  /**
   * A format by its name.
   *
   * @throws AdapterException when there is no such format
   */
  public static FormatKind exportFormat(String name) {
    return ExportFormat.byName(name)
        .orElseThrow(() -> AdapterException.unknown("--format", name, ExportFormat.names()));
  }

  /**
   * Makes the database anew from the archive, and puts it in the place of the old one.
   *
   * @param leavesOut whether pages of sites without an adapter, and articles whose pages were let
   *     go of, are left out
   * @throws AdapterException when there are such pages, or articles that were imported, and they
   *     are not left out
   * @throws dev.broadsheet.store.StoreException when a process has the old one open
   */
  public Rebuilt rebuild(boolean leavesOut, CrawlListener listener) {
    requireFolder("rebuild");
    if (!leavesOut) {
      Losses.requireNone(archive(), location(), clock);
    }
    try (Replacement replacement = Replacement.begin(settings.data(), clock)) {
      RebuildReport report =
          new Rebuild(archive(), adapters(), leavesOut, clock).into(replacement.store(), listener);
      Rebuilt rebuilt = new Rebuilt(report.report(), report.isWhole(), replacement.finish());
      index().clear();
      return rebuilt;
    }
  }

  /** What runs schedules. */
  public Service service() {
    return new Service(this);
  }

  /** What builds corpora. */
  public Corpora corpora() {
    return new Corpora(this);
  }

  /** What makes, tries and mends adapters. */
  public Workshop workshop() {
    return new Workshop(this);
  }

  /** What opens desks on which adapters are made and changed. */
  Studio studio() {
    return new Studio(this);
  }

  /** What shows all of it to people. */
  public WebConsole console() {
    return new WebConsole(this);
  }

  /** What keeps the data folder in order. */
  public Upkeep upkeep() {
    return new Upkeep(this);
  }

  /** What reads the archive with today's adapters. */
  public Reextract reextract() {
    return new Reextract(archive(), store(), adapters(), clock);
  }

  /** What services have written of their runs. */
  public ServiceLogs logs() {
    return new ServiceLogs(settings.data());
  }

  /** What is left on the disk of the data folder. */
  public long freeBytes() {
    return Patrol.freeBytes(settings.data());
  }

  /** The size of the archive on disk. */
  public long archiveBytes() {
    return archive().bytes();
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

  /** Closes all that was opened, even if one of them fails to close. */
  @Override
  public synchronized void close() {
    try (Store _ = store;
        TextIndex _ = index;
        RawArchive _ = archive;
        Fetchers _ = fetchers) {
      // in order, from the last
    }
  }
}
