package dev.broadsheet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * The database of a data folder, or one of a PostgreSQL server. Thread-safe. Several processes may
 * open the same one at a time: the first holds a folder's file, and the others reach it through the
 * first by loopback; to a server each connects by itself.
 */
public final class Store implements AutoCloseable {
  /** The version of the tables that this program makes, and the newest that it opens. */
  public static final int VERSION = Schema.CURRENT;

  private final Database database;
  private final Clock clock;
  private final Processes processes;
  private final Frontier frontier;
  private final SiteLocks locks;
  private final Sources sources;
  private final Renderings renderings;
  private final ArticleStore articles;
  private final Yields yields;
  private final Drifts drifts;
  private final Notices notices;
  private final Canaries canaries;
  private final MissedTimes missedTimes;
  private final Pauses pauses;
  private final Troubles troubles;
  private final Runs runs;
  private final RunHistory history;
  private final RawUse rawUse;
  private final OldRuns oldRuns;
  private final Activity activity;

  private Store(Database database, Processes processes, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.processes = processes;
    this.frontier = new Frontier(database, clock);
    this.locks = new SiteLocks(database, processes, frontier);
    this.sources = new Sources(database);
    this.renderings = new Renderings(database);
    this.articles = new ArticleStore(database);
    this.yields = new Yields(database);
    this.drifts = new Drifts(database);
    this.notices = new Notices(database);
    this.canaries = new Canaries(database);
    this.missedTimes = new MissedTimes(database);
    this.pauses = new Pauses(database);
    this.troubles = new Troubles(database);
    this.runs = new Runs(database, processes, clock);
    this.history = new RunHistory(database);
    this.rawUse = new RawUse(database);
    this.oldRuns = new OldRuns(database);
    this.activity = new Activity(database);
  }

  /**
   * Opens the database {@code broadsheet} of a data folder; makes folder and database where there
   * are none, and brings an older database up to date.
   *
   * @throws StoreException if the database is damaged, locked or of a newer version, or the disk
   *     can't be written
   */
  public static Store open(Path dataFolder, Clock clock) {
    return open(new Location.Folder(dataFolder), clock);
  }

  /**
   * Opens a database; makes its tables where there are none, and brings older ones up to date.
   *
   * @throws StoreException if the database can't be reached, is damaged, locked or of a newer
   *     version, or can't be written to
   */
  public static Store open(Location location, Clock clock) {
    Database database = Database.open(location, clock);
    try {
      return new Store(database, database.processes(clock), clock);
    } catch (StoreException e) {
      database.close();
      throw e;
    }
  }

  /** Whether a database is there already, as far as can be told without opening it. */
  public static boolean exists(Location location) {
    return switch (location) {
      case Location.Folder(Path data) -> Files.exists(data.resolve(SharedFile.DATABASE + ".mv.db"));
      case Location.Server _ -> true;
    };
  }

  /**
   * Where a restore gathers a data folder's files; while that is there, the folder can't be opened.
   */
  public static Path restoring(Path dataFolder) {
    return dataFolder.resolve("restoring");
  }

  /** Takes over from a database that this one replaces what no page of the archive tells. */
  Inheritance inherit(Database before) {
    return Inheritance.begin(before, database);
  }

  public Frontier frontier() {
    return frontier;
  }

  public SiteLocks locks() {
    return locks;
  }

  public Sources sources() {
    return sources;
  }

  public Renderings renderings() {
    return renderings;
  }

  public ArticleStore articles() {
    return articles;
  }

  public Yields yields() {
    return yields;
  }

  public Drifts drifts() {
    return drifts;
  }

  public Canaries canaries() {
    return canaries;
  }

  public Notices notices() {
    return notices;
  }

  public MissedTimes missedTimes() {
    return missedTimes;
  }

  public Pauses pauses() {
    return pauses;
  }

  public Troubles troubles() {
    return troubles;
  }

  /** When the schedules that are kept are woken next. */
  public List<Waking> wakings() {
    return StatusQuery.wakings(database);
  }

  public Runs runs() {
    return runs;
  }

  public RunHistory history() {
    return history;
  }

  public Activity activity() {
    return activity;
  }

  public OldRuns oldRuns() {
    return oldRuns;
  }

  public RawUse rawUse() {
    return rawUse;
  }

  /** Looks whether all that is stored fits together. */
  public Soundness soundness() {
    return Soundness.of(database);
  }

  /**
   * Does what several parts of the store are asked for in one transaction: all of it or nothing,
   * for the price of one.
   *
   * @param doing for the message of a failure: {@code keeping pages}
   * @param work on the store alone: it may be done again, and not by the thread that asks
   */
  public <T> T together(String doing, Supplier<T> work) {
    return database.inTransaction(doing, handle -> work.get());
  }

  /** Counts by site and the size on disk. */
  public StoreStatus status() {
    return new StoreStatus(database.size(), StatusQuery.sites(database));
  }

  /** How much is stored. */
  public StoreCounts counts() {
    return StatusQuery.counts(database);
  }

  /**
   * Makes the database's file about as small as what it holds, while others go on working; they
   * wait a second at a time. Costs up to a minute; a server's database tidies itself.
   */
  public void tidy() {
    database.tidy();
  }

  /** Bytes of the database on disk. */
  public long bytes() {
    return database.size();
  }

  /**
   * Copies the database into a file, as it is at one moment, while others go on writing.
   *
   * @param folder that is there and empty; it can then be opened as a data folder
   * @throws StoreException if the disk can't be written
   */
  public void copyTo(Path folder) {
    try {
      database.copyTo(folder, clock);
    } catch (IOException e) {
      throw Failures.opening(H2File.name(folder), e);
    }
  }

  /**
   * Where others that speak SQL (the scheduler) find the same database, in this process: it fits
   * {@link #driver()} only. They must end before the store is closed.
   */
  public String jdbcUrl() {
    return database.jdbcUrl();
  }

  /** The class name of the JDBC driver. */
  public String driver() {
    return database.driver();
  }

  public String user() {
    return database.user();
  }

  public String password() {
    return database.password();
  }

  @Override
  public void close() {
    processes.close();
    database.close();
  }
}
