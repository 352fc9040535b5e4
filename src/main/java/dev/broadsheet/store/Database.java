package dev.broadsheet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The connections to the database, and what happens when one of them fails. */
final class Database implements AutoCloseable {
  static final String USER = "broadsheet";

  private static final int CONNECTIONS = 8;
  private static final int ATTEMPTS = 3;

  private final Path folder;
  private final String password;
  private final SharedFile file;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final ScopedValue<Handle> transaction = ScopedValue.newInstance();

  private Database(Path folder, String password, SharedFile file, HikariDataSource pool) {
    this.folder = folder;
    this.password = password;
    this.file = file;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  static Database open(Path dataFolder) {
    Path folder = dataFolder.toAbsolutePath().normalize();
    if (folder.toString().contains(";")) {
      throw new StoreException(
          folder + ": the database can't lie in a folder with ';' in its name; use another one");
    }
    if (Files.exists(Store.restoring(folder))) {
      throw new StoreException(
          folder
              + ": a restore into this folder did not end. Empty the folder and restore again, or"
              + " use another one");
    }
    SharedFile file = SharedFile.of(folder);
    file.acquire();
    try {
      Files.createDirectories(folder);
      String password = Password.of(folder);
      HikariDataSource pool = new HikariDataSource(config(folder, password));
      Database database = new Database(folder, password, file, pool);
      try {
        Schema.bringUpToDate(folder, pool);
        return database;
      } catch (SQLException | RuntimeException e) {
        pool.close();
        throw e;
      }
    } catch (SQLException | IOException | RuntimeException e) {
      StoreException failure = Failures.opening(folder, e);
      try {
        file.release();
      } catch (SQLException | IOException f) {
        failure.addSuppressed(f);
      }
      throw failure;
    }
  }

  private static HikariConfig config(Path folder, String password) {
    HikariConfig config = new HikariConfig();
    config.setDriverClassName(FolderDriver.class.getName());
    config.setJdbcUrl(FolderDriver.urlOf(folder));
    config.setUsername(USER);
    config.setPassword(password);
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
    try {
      // H2 closes the whole database when the thread that writes is interrupted; nobody knows this
      // one.
      return CompletableFuture.supplyAsync(() -> attempt(doing, work), Thread::startVirtualThread)
          .join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  private <T> T attempt(String doing, HandleCallback<T, RuntimeException> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(
            handle -> ScopedValue.where(transaction, handle).call(() -> work.withHandle(handle)));
      } catch (JdbiException e) {
        if (attempt == ATTEMPTS || !Failures.mayPass(e)) {
          throw Failures.working(folder, doing, e);
        }
        if (Failures.isOfConnection(e)) {
          pool.getHikariPoolMXBean().softEvictConnections();
        }
      }
    }
  }

  String jdbcUrl() {
    return pool.getJdbcUrl();
  }

  String driver() {
    return FolderDriver.class.getName();
  }

  String password() {
    return password;
  }

  /** Bytes of the database's file. */
  long size() {
    try {
      return Files.size(folder.resolve(SharedFile.DATABASE + ".mv.db"));
    } catch (IOException e) {
      throw Failures.opening(folder, e);
    }
  }

  @Override
  public void close() {
    pool.close();
    try {
      file.release();
    } catch (SQLException | IOException e) {
      throw Failures.closing(folder, e);
    }
  }
}
