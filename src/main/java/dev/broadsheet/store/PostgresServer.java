package dev.broadsheet.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** A database of a PostgreSQL server, to which every process connects by itself. */
final class PostgresServer implements Vendor {
  /** Since then it has MERGE. */
  private static final int OLDEST = 15;

  private static final String MAKE_ONE =
      "Make one for Broadsheet alone: createdb -T template0 -E UTF8 --locale C NAME";

  private final Location.Server server;

  PostgresServer(Location.Server server) {
    this.server = server;
  }

  @Override
  public String name() {
    int parameters = server.url().indexOf('?');
    return parameters < 0 ? server.url() : server.url().substring(0, parameters);
  }

  @Override
  public HikariConfig connections() {
    HikariConfig config = new HikariConfig();
    config.setDriverClassName("org.postgresql.Driver");
    config.setJdbcUrl(server.url());
    config.setUsername(server.user());
    server.password().ifPresent(config::setPassword);
    config.addDataSourceProperty("ApplicationName", "broadsheet");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return config;
  }

  @Override
  public void check(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw new StoreException(
          "%s: the server is PostgreSQL %d, %d or newer is needed"
              .formatted(name(), version, OLDEST));
    }
    String encoding = told(connection, "show server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new StoreException(
          "%s: the database holds %s, UTF8 is needed. %s".formatted(name(), encoding, MAKE_ONE));
    }
    if (told(connection, "select 'a' < 'B'").equals("t")) {
      throw new StoreException(
          name()
              + ": the database sorts as a language does, not by the letters' numbers, so that"
              + " files and exports would come in another order than elsewhere. "
              + MAKE_ONE);
    }
    String tables =
        told(
            connection,
            """
            select count(*) from information_schema.tables
            where table_schema = current_schema and not exists (
              select 1 from information_schema.tables
              where table_schema = current_schema and table_name = 'flyway_schema_history')
            """);
    if (!tables.equals("0")) {
      throw new StoreException(
          name() + ": the database holds tables of another program. " + MAKE_ONE);
    }
  }

  @Override
  public void stream(Connection connection) {
    // it does by itself in a transaction
  }

  @Override
  public boolean isHeldBack(Connection connection) {
    return false;
  }

  /** The server has done so when it committed. */
  @Override
  public void writeOut(Handle handle) {}

  @Override
  public TransactionIsolationLevel oneMoment() {
    return TransactionIsolationLevel.REPEATABLE_READ;
  }

  @Override
  public boolean isShared(Connection connection) throws SQLException {
    return told(
            connection,
            """
            select count(*) > 0 from pg_stat_activity
            where datname = current_database() and application_name = 'broadsheet'
              and pid <> pg_backend_pid()
            """)
        .equals("t");
  }

  private static String told(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  @Override
  public void tidy(Connection connection) {
    // the server does so by itself
  }

  @Override
  public long size(Database database) {
    return database.inTransaction(
        "asking for the size",
        handle ->
            handle
                .createQuery("select pg_database_size(current_database())")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void copyTo(Path folder, Database database, Clock clock) {
    Move.copy(server, new Location.Folder(folder), clock);
  }

  @Override
  public void keepBefore(int version, Database database, Clock clock) {
    // a server does a migration as a whole or not at all
  }

  @Override
  public Processes processes(Database database, Clock clock) {
    return new Heartbeats(database);
  }

  @Override
  public void close() {
    // the server goes on
  }
}
