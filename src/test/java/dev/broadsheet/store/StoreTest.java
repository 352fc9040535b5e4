package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.store.SaveResult.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
  @TempDir Path folder;

  @Test
  void keepsWhatWasSavedBetweenOpenings() throws IOException {
    try (Store store = open()) {
      assertThat(save(store, 1)).isEqualTo(Kind.STORED);
    }
    try (Store store = open()) {
      assertThat(save(store, 1)).isEqualTo(Kind.UNCHANGED);
      assertThat(store.status().sites())
          .containsExactly(new SiteStatus("news.example", 1, 1, Map.of()));
      assertThat(store.status().databaseBytes()).isPositive();
    }
    assertThat(names()).containsExactlyInAnyOrder("broadsheet.mv.db", "broadsheet.password");
  }

  @Test
  void leavesTimeToThoseWhoWonARace() {
    try (Store store = open()) {
      AtomicReference<CompletableFuture<Kind>> other = new AtomicReference<>();
      Kind saved =
          store.together(
              "losing a race",
              () -> {
                if (other.get() == null) {
                  other.set(CompletableFuture.supplyAsync(() -> save(store, 1)));
                }
                if (!other.get().isDone()) {
                  throw new ConnectionException(new SQLException("deadlock", "40001"));
                }
                return other.get().join();
              });
      assertThat(saved).isEqualTo(Kind.STORED);
    }
  }

  @Test
  void isSharedByStoresOfOneProcess() {
    try (Store one = open()) {
      try (Store two = open()) {
        save(one, 1);
        assertThat(save(two, 1)).isEqualTo(Kind.UNCHANGED);
      }
      assertThat(save(one, 2)).isEqualTo(Kind.STORED);
    }
  }

  @Test
  void isReadAndWrittenByAnotherProcessAtTheSameTime() throws Exception {
    try (Store store = open();
        OtherProcess other = OtherProcess.on(folder)) {
      save(store, 1);
      assertThat(other.ask("count")).isEqualTo("1");
      assertThat(other.ask("save")).isEqualTo("STORED");
      assertThat(store.articles().count(ArticleFilter.ALL)).isEqualTo(2);
      assertThat(other.ask("lock")).isEqualTo("true");
      assertThat(store.locks().tryLock("news.example", "me", Duration.ofHours(1))).isFalse();
    }
  }

  @Test
  void goesOnWhenTheProcessThatHeldTheFileIsKilled() throws Exception {
    OtherProcess other = OtherProcess.on(folder);
    assertThat(other.ask("save")).isEqualTo("STORED");
    assertThat(other.ask("run")).isEqualTo("1");
    try (Store store = open()) {
      assertThat(other.ask("lock")).isEqualTo("true");
      assertThat(other.ask("take")).isEqualTo("1");
      save(store, 1);
      other.kill();

      assertThat(save(store, 2)).isEqualTo(Kind.STORED);
      assertThat(save(store, 1)).isEqualTo(Kind.UNCHANGED);
      assertThat(store.frontier().take("news.example", 1, Duration.ofHours(1))).isEmpty();
      assertThat(store.locks().tryLock("news.example", "me", Duration.ofHours(1))).isTrue();
      assertThat(store.frontier().take("news.example", 1, Duration.ofHours(1))).hasSize(1);
      store.runs().start("crawl", Optional.empty(), List.of());
      assertThat(store.runs().find(1)).map(Run::state).contains(Run.State.INTERRUPTED);
    }
  }

  @Test
  void goesOnWhenTheProcessThatHeldTheFileEnds() throws Exception {
    try (OtherProcess other = OtherProcess.on(folder)) {
      other.ask("save");
      try (Store store = open()) {
        save(store, 1);
        other.close();
        assertThat(save(store, 1)).isEqualTo(Kind.UNCHANGED);
        assertThat(store.articles().count(ArticleFilter.ALL)).isEqualTo(2);
      }
    }
  }

  @Test
  void listensOnLoopbackOnlyAndAsksForThePassword() throws Exception {
    try (Store store = open()) {
      String[] address = Files.readString(folder.resolve("broadsheet.server")).strip().split(" ");
      int port = Integer.parseInt(address[0]);
      // the port is still free on every other address of the machine, the wildcard aside
      try (ServerSocket elsewhere = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
        assertThat(elsewhere.isBound()).isTrue();
      }
      String url = "jdbc:h2:tcp://127.0.0.1:" + port + "/";
      assertThatThrownBy(() -> DriverManager.getConnection(url + address[1], store.user(), "guess"))
          .isInstanceOf(SQLException.class);
      String otherKey = "0".repeat(32);
      assertThatThrownBy(
              () -> DriverManager.getConnection(url + otherKey, store.user(), store.password()))
          .isInstanceOf(SQLException.class);
      for (String name : List.of("broadsheet.server", "broadsheet.password")) {
        assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
            .as(name)
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  @Test
  void outlivesInterruptedThreads() throws Exception {
    Random random = new Random(7);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (Store store = open()) {
      Thread bystander =
          Thread.ofPlatform()
              .uncaughtExceptionHandler((t, e) -> failure.set(e))
              .start(() -> IntStream.range(1_000, 1_100).forEach(i -> save(store, i)));
      for (int i = 0; i < 100; i++) {
        int number = i;
        Thread thread =
            Thread.ofVirtual()
                .uncaughtExceptionHandler((t, e) -> {}) // the interrupted one may fail
                .start(() -> save(store, number));
        LockSupport.parkNanos(random.nextInt(2_000_000));
        thread.interrupt();
        thread.join();
      }
      bystander.join();
      assertThat(failure.get()).isNull();
      assertThat(save(store, 1_099)).isEqualTo(Kind.UNCHANGED);
    }
  }

  @Test
  void saysThatAnotherProgramHoldsTheFile() throws SQLException {
    JdbcDataSource foreign = new JdbcDataSource();
    foreign.setURL("jdbc:h2:file:" + folder.resolve("broadsheet"));
    try (Connection connection = foreign.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
      assertThatThrownBy(this::open)
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(folder.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from flyway_schema_history where cast(version as int) >= 9",
        "update flyway_schema_history set success = false where cast(version as int) >= 9",
        "delete from flyway_schema_history"
      })
  void finishesAMigrationThatWasCutOff(String trace) throws SQLException {
    try (Store store = open();
        Connection connection =
            DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("drop table processes");
      statement.executeUpdate(trace);
    }

    try (Store store = open();
        Connection connection =
            DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
        Statement statement = connection.createStatement();
        ResultSet processes = statement.executeQuery("select count(*) from processes")) {
      assertThat(processes.next()).isTrue();
    }
  }

  @Test
  void refusesADatabaseOfANewerVersion() throws SQLException {
    try (Store store = open()) {
      try (Connection connection =
              DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
          Statement statement = connection.createStatement()) {
        statement.execute(
            "insert into flyway_schema_history"
                + " (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success)"
                + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)");
      }
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessage(
            folder.resolve("broadsheet.mv.db")
                + ": the database was written by a newer Broadsheet (its tables are of version 99,"
                + " this one knows "
                + Schema.CURRENT
                + "). Use that one, or another data folder");
  }

  @Test
  void saysWhatToDoWithADamagedFile() throws IOException {
    open().close();
    Files.writeString(folder.resolve("broadsheet.mv.db"), "<html>no database</html>".repeat(900));
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(folder.resolve("broadsheet.mv.db").toString())
        .hasMessageContaining("is damaged or no database")
        .hasMessageEndingWith("Move it away and run 'broadsheet rebuild'");
  }

  @Test
  void tellsThatItsFileWasTakenAwayAndMakesNoOther() throws IOException {
    Path file = folder.resolve("broadsheet.mv.db");
    try (Store store = open()) {
      save(store, 1);
      Files.delete(file);

      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(() -> save(store, 2))
            .isInstanceOf(StoreException.class)
            .hasMessageStartingWith(file.toString())
            .hasMessageContaining("it was taken away or replaced while it was in use")
            .hasMessageEndingWith("run 'broadsheet rebuild'");
        assertThatThrownBy(this::open)
            .hasMessageContaining("it was taken away or replaced while it was in use");
      }
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void saysThatThePasswordIsMissingOrWrong() throws IOException {
    open().close();
    Path password = folder.resolve("broadsheet.password");
    Files.writeString(password, "0".repeat(32) + "\n");
    assertThatThrownBy(this::open)
        .hasMessageContaining("the password in broadsheet.password beside it does not fit");
    Files.writeString(password, "");
    assertThatThrownBy(this::open).hasMessageContaining("no password of a database");
    Files.delete(password);
    assertThatThrownBy(this::open).hasMessageContaining("without it the database");
    assertThat(password).doesNotExist();
  }

  @Test
  void saysWhereItMayNotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("a file"), "");
    assertThatThrownBy(() -> Store.open(file.resolve("data"), Clock.systemUTC()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void knowsTheLastMigration() {
    try (Store store = open()) {
      JdbcDataSource empty = new JdbcDataSource();
      empty.setURL("jdbc:h2:mem:migrations");
      assertThat(
              Stream.of(Schema.flyway(empty).info().all())
                  .map(MigrationInfo::getVersion)
                  .mapToInt(v -> Integer.parseInt(v.getVersion()))
                  .max())
          .hasValue(Schema.CURRENT);
      assertThat(store.status().sites()).isEmpty();
    }
  }

  private Store open() {
    return Store.open(folder, Clock.systemUTC());
  }

  @Test
  void givesBackWhatItsFileHoldsOfThePastWhileItIsOpen() throws Exception {
    try (Store store = open()) {
      for (int number = 0; number < 200; number++) {
        save(store, number);
      }
      long swollen = store.bytes();

      store.tidy();

      assertThat(store.bytes()).isLessThan(swollen / 2);
      assertThat(store.articles().count(ArticleFilter.ALL)).isEqualTo(200);
      assertThat(save(store, 7)).isEqualTo(Kind.UNCHANGED);
      assertThat(save(store, 200)).isEqualTo(Kind.STORED);
    }
  }

  private static Kind save(Store store, int number) {
    return store
        .articles()
        .save(
            List.of(
                submission(
                    article("https://news.example/" + number, "Новина " + number, "Текст."))))
        .getFirst()
        .kind();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
