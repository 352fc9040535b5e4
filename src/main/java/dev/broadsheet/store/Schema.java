package dev.broadsheet.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The version of the tables, and the way to it. */
final class Schema {
  /** The number of the last file in db/migration, or of what code does behind it. */
  static final int CURRENT = 20;

  private static final String LOCATION = "classpath:db/migration";

  private Schema() {}

  /** What is done before older tables are changed. */
  interface Precaution {
    /**
     * Takes it.
     *
     * @param version of the tables
     */
    void take(int version) throws IOException;
  }

  /**
   * Makes or migrates the tables. Flyway takes a third of a second to find that there is nothing to
   * do, so it is asked only where its history ends before our version.
   *
   * <p>H2 commits each statement that changes a table, so a full disk or a kill leaves a migration
   * half done. Each is therefore written so that it can be done again: {@code if not exists}.
   *
   * @param precaution is taken before older tables are changed
   */
  static void bringUpToDate(Vendor vendor, DataSource database, Precaution precaution)
      throws SQLException, IOException {
    OptionalInt found = version(vendor, database);
    if (found.isPresent() && found.getAsInt() > CURRENT) {
      throw new StoreException(
          "%s: the database was written by a newer Broadsheet (its tables are of version %d, this one knows %d). Use that one, or another data folder"
              .formatted(vendor.name(), found.getAsInt(), CURRENT));
    }
    if (found.orElse(0) > 0 && found.getAsInt() < CURRENT && !isEmpty(database)) {
      precaution.take(found.getAsInt());
    }
    if (found.isEmpty() || found.getAsInt() < CURRENT) {
      Flyway flyway = flyway(database);
      flyway.repair();
      flyway.migrate();
    }
  }

  /** Whether there is nothing to keep, as in a database whose first making was cut off. */
  private static boolean isEmpty(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet kept =
            statement.executeQuery(
                "select exists(select 1 from frontier) or exists(select 1 from articles)")) {
      return kept.next() && !kept.getBoolean(1);
    }
  }

  static Flyway flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations(LOCATION)
        .javaMigrations(new CatalogOfOld())
        .load();
  }

  private static OptionalInt version(Vendor vendor, DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      vendor.check(connection);
      try (ResultSet tables =
          statement.executeQuery(
              "select count(*) from information_schema.tables where table_schema = current_schema"
                  + " and table_name = 'flyway_schema_history'")) {
        if (!tables.next() || tables.getInt(1) == 0) {
          return OptionalInt.empty();
        }
      }
      try (ResultSet last =
          statement.executeQuery(
              "select max(cast(version as int)) from flyway_schema_history where success")) {
        return last.next() ? OptionalInt.of(last.getInt(1)) : OptionalInt.empty();
      }
    }
  }
}
