package dev.broadsheet.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What differs between the databases that a store may be kept in. */
sealed interface Vendor extends AutoCloseable permits H2File, PostgresServer {
  static Vendor of(Location location) {
    return switch (location) {
      case Location.Folder folder -> new H2File(folder.data());
      case Location.Server server -> new PostgresServer(server);
    };
  }

  /** How messages call the database. */
  String name();

  /** How connections are made; called once, {@link #close} must follow. */
  HikariConfig connections() throws SQLException, IOException;

  /** Refuses a database that can't hold a store. */
  void check(Connection connection) throws SQLException;

  /** Lets a connection show rows as they are read, not all at once. */
  void stream(Connection connection) throws SQLException;

  /** Whether changes of the open transaction do not reach the disk by its commit alone. */
  boolean isHeldBack(Connection connection) throws SQLException;

  /** Sees to it that what was committed outlives this process, however it ends. */
  void writeOut(Handle handle);

  /** In which a transaction sees every table as it was at its first statement. */
  TransactionIsolationLevel oneMoment();

  /** Whether others than this connection's owner are connected. */
  boolean isShared(Connection connection) throws SQLException;

  /** Gives back what the disk holds of the past, while others work; costs up to a minute. */
  void tidy(Connection connection) throws SQLException;

  /** Bytes on disk. */
  long size(Database database);

  /** Makes a copy that can be opened as a data folder. */
  void copyTo(Path folder, Database database, Clock clock) throws IOException;

  /** Keeps the database as it is, before its tables of a version are brought up to date. */
  void keepBefore(int version, Database database, Clock clock) throws IOException;

  /** Who else works on the store. */
  Processes processes(Database database, Clock clock);

  @Override
  void close() throws SQLException, IOException;
}
