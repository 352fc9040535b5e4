package dev.broadsheet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries a whole store over into another database, which has to be empty, and proves it: what came
 * there is read again and compared. All of it is one transaction of the target, so that a move that
 * does not end leaves that empty; the source is only read.
 */
public final class Move {
  private final Connection source;
  private final Connection target;
  private final Consumer<String> progress;

  /** A table that was carried over: how many rows it has, and what they come to, in any order. */
  public record Carried(String table, long rows, String digest) {}

  private Move(Connection source, Connection target, Consumer<String> progress) {
    this.source = source;
    this.target = target;
    this.progress = progress;
  }

  /**
   * Carries a store over.
   *
   * @param progress takes a line about each table that has rows
   * @return every table of a store
   * @throws StoreException if the source is in use, the target is not empty, one of them can't be
   *     read or written, or the target does not hold what the source does
   */
  public static List<Carried> carry(
      Location from, Location to, Clock clock, Consumer<String> progress) {
    // brings their tables up to date
    Database.open(from, clock).close();
    Database.open(to, clock).close();
    try (Place source = Place.of(from);
        Place target = Place.of(to)) {
      return carry(source, target, progress, Move::requireUnused);
    }
  }

  /** Carries a store over as it is at one moment, while others go on writing it. */
  static void copy(Location.Server from, Location.Folder to, Clock clock) {
    Database.open(to, clock).close();
    try (Place source = Place.of(from);
        Place target = Place.of(to)) {
      carry(source, target, table -> {}, (place, connection) -> {});
    }
  }

  /** What is asked of the source before and after. */
  private interface Condition {
    void require(Place source, Connection connection) throws SQLException;
  }

  private static List<Carried> carry(
      Place source, Place target, Consumer<String> progress, Condition condition) {
    try (Connection read = source.connect();
        Connection write = target.connect()) {
      source.vendor.stream(read);
      List<Rows> tables = Rows.of(write);
      for (Rows table : tables) {
        if (!table.isEmpty(write)) {
          throw new StoreException(
              "%s: the database is not empty (%s has rows). Move into an empty one"
                  .formatted(target.vendor.name(), table.name()));
        }
      }
      condition.require(source, read);
      List<Carried> carried = new Move(read, write, progress).carry(tables, target);
      condition.require(source, read);
      write.commit();
      return carried;
    } catch (SQLException e) {
      throw Failures.working(target.vendor.name(), "moving a store here", e);
    }
  }

  private static void requireUnused(Place place, Connection connection) throws SQLException {
    if (place.vendor.isShared(connection)) {
      throw new StoreException(
          place.vendor.name()
              + ": the database is in use. End what runs on it (crawl, serve), then move");
    }
  }

  private List<Carried> carry(List<Rows> tables, Place place) throws SQLException {
    for (Rows table : tables) {
      table.numberFrom(source, target); // H2 commits with it
    }
    List<Carried> carried = new ArrayList<>();
    for (Rows table : tables) {
      Carried there = table.copy(source, target);
      if (there.rows() > 0) {
        progress.accept("%s: %d rows".formatted(there.table(), there.rows()));
      }
      carried.add(there);
    }
    for (int i = 0; i < tables.size(); i++) {
      Carried here = tables.get(i).read(target);
      if (!here.equals(carried.get(i))) {
        throw new StoreException(
            "%s: the database does not hold what it was given: %s has %d rows of digest %s, expected %d of %s. Nothing was kept"
                .formatted(
                    place.vendor.name(),
                    here.table(),
                    here.rows(),
                    here.digest(),
                    carried.get(i).rows(),
                    carried.get(i).digest()));
      }
    }
    return List.copyOf(carried);
  }

  /** A database with one connection. */
  private record Place(Vendor vendor, HikariDataSource pool) implements AutoCloseable {
    static Place of(Location location) {
      Vendor vendor = Vendor.of(location);
      try {
        HikariConfig config = vendor.connections();
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        config.setPoolName("move");
        // PostgreSQL's: a batch is one statement
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new Place(vendor, new HikariDataSource(config));
      } catch (SQLException | IOException | RuntimeException e) {
        throw Failures.opening(vendor.name(), e);
      }
    }

    Connection connect() throws SQLException {
      Connection connection = pool.getConnection();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return connection;
    }

    @Override
    public void close() {
      pool.close();
      try {
        vendor.close();
      } catch (SQLException | IOException e) {
        throw Failures.closing(vendor.name(), e);
      }
    }
  }
}
