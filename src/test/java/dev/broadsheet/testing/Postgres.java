package dev.broadsheet.testing;

import dev.broadsheet.store.Location;
import dev.broadsheet.store.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server on loopback, started once for all tests of a JVM. */
public final class Postgres {
  /** A user who must tell a password; the others need none. */
  public static final String GUEST = "guest";

  public static final String GUESTS_PASSWORD = "sesame";

  private static final String TEMPLATE = "with_tables";
  private static final String BARE = " template template0 encoding 'UTF8' locale 'C'";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Optional<EmbeddedPostgres> SERVER = start();

  private Postgres() {}

  private static Optional<EmbeddedPostgres> start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("max_connections", "200")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      admitGuest(server);
      execute(server, "create database " + TEMPLATE + BARE);
      Store.open(location(server, TEMPLATE), Clock.systemUTC()).close();
      return Optional.of(server);
    } catch (IOException | SQLException | RuntimeException e) {
      System.out.println("skipped: no PostgreSQL starts here: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void admitGuest(EmbeddedPostgres server) throws IOException, SQLException {
    execute(server, "create role " + GUEST + " login password '" + GUESTS_PASSWORD + "'");
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("show hba_file")) {
      answer.next();
      Path rules = Path.of(answer.getString(1));
      String strict = "host all " + GUEST + " 127.0.0.1/32 scram-sha-256\n";
      Files.writeString(rules, strict + Files.readString(rules));
    }
    execute(server, "select pg_reload_conf()");
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      System.out.println("PostgreSQL was not stopped: " + e.getMessage());
    }
  }

  /** Whether there is a server; a line was printed where there is none. */
  public static boolean isHere() {
    return SERVER.isPresent();
  }

  /** A new database with nothing in its tables. */
  public static Location.Server stored() {
    return make(" template " + TEMPLATE);
  }

  /** A new database without tables. */
  public static Location.Server bare() {
    return make(BARE);
  }

  private static Location.Server make(String how) {
    EmbeddedPostgres server = SERVER.orElseThrow();
    String name = "test" + DATABASES.incrementAndGet();
    try {
      execute(server, "create database " + name + how);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return location(server, name);
  }

  /** Runs a statement beside all databases that were made, as the server's owner. */
  public static void execute(String sql) throws SQLException {
    execute(SERVER.orElseThrow(), sql);
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Location.Server location(EmbeddedPostgres server, String name) {
    return new Location.Server(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
        "postgres",
        Optional.empty());
  }
}
