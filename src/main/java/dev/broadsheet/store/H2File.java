package dev.broadsheet.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.h2.jdbc.JdbcConnection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** A file of H2 in a data folder, which the processes of one machine share. */
final class H2File implements Vendor {
  static final String USER = "broadsheet";

  private final Path folder;
  private final SharedFile file;

  H2File(Path dataFolder) {
    this.folder = dataFolder.toAbsolutePath().normalize();
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
    this.file = SharedFile.of(folder);
    file.acquire();
  }

  static String name(Path folder) {
    return folder.resolve(SharedFile.DATABASE + ".mv.db").toString();
  }

  @Override
  public String name() {
    return name(folder);
  }

  @Override
  public HikariConfig connections() throws IOException {
    Files.createDirectories(folder);
    HikariConfig config = new HikariConfig();
    config.setDriverClassName(FolderDriver.class.getName());
    config.setJdbcUrl(FolderDriver.urlOf(folder));
    config.setUsername(USER);
    config.setPassword(Password.of(folder));
    return config;
  }

  @Override
  public void check(Connection connection) {
    // ours alone
  }

  @Override
  public void stream(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set lazy_query_execution true");
    }
  }

  /** At REPEATABLE_READ each table would be of the moment at which it was first asked. */
  @Override
  public TransactionIsolationLevel oneMoment() {
    return TransactionIsolationLevel.SERIALIZABLE;
  }

  /** Who only reads must not wait until the changes of others are written, page by page. */
  @Override
  public boolean isHeldBack(Connection connection) throws SQLException {
    return connection.unwrap(JdbcConnection.class).getSession().hasPendingTransaction();
  }

  @Override
  public void writeOut(Handle handle) {
    handle.execute("checkpoint");
  }

  @Override
  public boolean isShared(Connection connection) throws SQLException {
    // two are this process's own: the one that asks, and the one that holds the file
    try (Statement statement = connection.createStatement();
        ResultSet sessions =
            statement.executeQuery("select count(*) > 2 from information_schema.sessions")) {
      return sessions.next() && sessions.getBoolean(1);
    }
  }

  @Override
  public void tidy(Connection connection) throws SQLException {
    Tidying.of(connection);
  }

  @Override
  public long size(Database database) {
    try {
      return Files.size(Path.of(name()));
    } catch (IOException e) {
      throw Failures.opening(name(), e);
    }
  }

  @Override
  public void copyTo(Path folder, Database database, Clock clock) throws IOException {
    database.tidy();
    OnlineCopy.into(folder, database);
  }

  @Override
  public void keepBefore(int version, Database database, Clock clock) throws IOException {
    BeforeMigration.keep(folder, version, database, clock);
  }

  @Override
  public Processes processes(Database database, Clock clock) {
    return new LocalProcesses(clock);
  }

  @Override
  public void close() throws SQLException, IOException {
    file.release();
  }
}
