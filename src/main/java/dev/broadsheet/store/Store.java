package dev.broadsheet.store;

import java.nio.file.Path;
import java.time.Clock;

/**
 * The database of a data folder. Thread-safe. Several processes may open the same folder at a time;
 * the first holds the file, the others reach it through the first by loopback.
 */
public final class Store implements AutoCloseable {
  private Store() {}

  /**
   * Opens the database {@code broadsheet} of a data folder; makes folder and database where there
   * are none, and brings an older database up to date.
   *
   * @throws StoreException if the database is damaged, locked or of a newer version, or the disk
   *     can't be written
   */
  public static Store open(Path dataFolder, Clock clock) {
    throw new UnsupportedOperationException("skeleton");
  }

  public Frontier frontier() {
    throw new UnsupportedOperationException("skeleton");
  }

  public ArticleStore articles() {
    throw new UnsupportedOperationException("skeleton");
  }

  public Runs runs() {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Counts by site and the size on disk. */
  public StoreStatus status() {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Where others that speak SQL (the scheduler) find the same database. */
  public String jdbcUrl() {
    throw new UnsupportedOperationException("skeleton");
  }

  public String user() {
    throw new UnsupportedOperationException("skeleton");
  }

  public String password() {
    throw new UnsupportedOperationException("skeleton");
  }

  @Override
  public void close() {}
}
