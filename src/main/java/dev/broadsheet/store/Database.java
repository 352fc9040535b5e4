package dev.broadsheet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The connections to the database, and what happens when one of them fails. */
final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final int ATTEMPTS = 5;

  /**
   * Who lost a race leaves the others this time, give or take half, and each time twice as much.
   */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Vendor vendor;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final ScopedValue<Handle> transaction = ScopedValue.newInstance();

  private Database(Vendor vendor, HikariDataSource pool) {
    this.vendor = vendor;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).registerArgument(new Texts());
  }

  static Database open(Location location, Clock clock) {
    Vendor vendor = Vendor.of(location);
    try {
      HikariDataSource pool = new HikariDataSource(config(vendor));
      Database database = new Database(vendor, pool);
      try {
        Schema.bringUpToDate(vendor, pool, version -> vendor.keepBefore(version, database, clock));
        return database;
      } catch (SQLException | RuntimeException e) {
        pool.close();
        throw e;
      }
    } catch (SQLException | IOException | RuntimeException e) {
      StoreException failure = Failures.opening(vendor.name(), e);
      try {
        vendor.close();
      } catch (SQLException | IOException f) {
        failure.addSuppressed(f);
      }
      throw failure;
    }
  }

  private static HikariConfig config(Vendor vendor) throws SQLException, IOException {
    HikariConfig config = vendor.connections();
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setPoolName("store");
    return config;
  }

  /**
   * Does work in a transaction: the caller's, if it is in one. Else the work is done again where
   * its failure may pass: another process got in between, or the one that held the file has ended.
   *
   * @param doing for the message: {@code saving articles}
   */
  <T> T inTransaction(String doing, HandleCallback<T, RuntimeException> work) {
    if (transaction.isBound()) {
      return work.withHandle(transaction.get());
    }
    return Aside.end(Aside.begin(() -> attempt(doing, work)));
  }

  /**
   * Does work that only reads, on the state of one moment, whatever others write meanwhile. It is
   * never done again, and is no part of a caller's transaction.
   *
   * @param doing for the message: {@code reading articles}
   */
  <T> T atOneMoment(String doing, HandleCallback<T, RuntimeException> work) {
    return Aside.end(
        Aside.begin(
            () -> {
              try {
                return jdbi.inTransaction(vendor.oneMoment(), work);
              } catch (JdbiException e) {
                throw Failures.working(vendor.name(), doing, e);
              }
            }));
  }

  /**
   * Lends another connection, which sees the state of a moment of its own, to work that is more
   * than one can do.
   *
   * @param work tells whether it was done
   * @return false also where others may need the connections
   */
  boolean withAnother(Predicate<Handle> work) {
    if (pool.getHikariPoolMXBean().getActiveConnections() > CONNECTIONS / 2) {
      return false;
    }
    try (Handle other = jdbi.open()) {
      return other.inTransaction(vendor.oneMoment(), work::test);
    }
  }

  private <T> T attempt(String doing, HandleCallback<T, RuntimeException> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.withHandle(handle -> committed(handle, work));
      } catch (JdbiException | SQLException | AssertionError e) {
        if (attempt == ATTEMPTS || !Failures.mayPass(e)) {
          throw Failures.working(vendor.name(), doing, e);
        }
        if (Failures.isOfConnection(e)) {
          pool.getHikariPoolMXBean().softEvictConnections();
        }
        pause(attempt);
      }
    }
  }

  private static void pause(int attempt) {
    long usual = FIRST_PAUSE.toNanos() << (attempt - 1);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(usual / 2, usual + usual / 2));
  }

  private <T> T committed(Handle handle, HandleCallback<T, RuntimeException> work)
      throws SQLException {
    Done<T> done =
        handle.inTransaction(
            h -> {
              T result = ScopedValue.where(transaction, h).call(() -> work.withHandle(h));
              return new Done<>(result, vendor.isHeldBack(h.getConnection()));
            });
    if (done.heldBack) {
      vendor.writeOut(handle);
    }
    return done.result;
  }

  /**
   * What a transaction came to.
   *
   * @param heldBack whether its changes have to be written out
   */
  private record Done<T>(T result, boolean heldBack) {}

  /** Gives back what the disk holds of the past, while others work; costs up to a minute. */
  void tidy() {
    try (Handle handle = jdbi.open()) {
      vendor.tidy(handle.getConnection());
    } catch (SQLException | JdbiException | MVStoreException e) {
      throw Failures.working(vendor.name(), "tidying", e);
    }
  }

  String name() {
    return vendor.name();
  }

  String jdbcUrl() {
    return pool.getJdbcUrl();
  }

  String driver() {
    return pool.getDriverClassName();
  }

  String user() {
    return pool.getUsername();
  }

  /** Empty where none is asked for. */
  String password() {
    return Objects.requireNonNullElse(pool.getPassword(), "");
  }

  /** Bytes on disk. */
  long size() {
    return vendor.size(this);
  }

  void copyTo(Path folder, Clock clock) throws IOException {
    vendor.copyTo(folder, this, clock);
  }

  Processes processes(Clock clock) {
    return vendor.processes(this, clock);
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
