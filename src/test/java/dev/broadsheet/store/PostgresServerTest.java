package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.link;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.store.SaveResult.Kind;
import dev.broadsheet.testing.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only a server does; what every database does is tested where it belongs. */
class PostgresServerTest {
  private static final String SITE = "news.example";

  @BeforeAll
  static void needsAServer() {
    assumeTrue(Postgres.isHere());
  }

  @Test
  void makesItsTablesInAnEmptyDatabaseThoughTwoBeginAtOnce() throws Exception {
    Location.Server empty = Postgres.bare();
    Callable<Integer> begin =
        () -> {
          try (Store store = open(empty)) {
            return store.status().sites().size();
          }
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> sites : threads.invokeAll(List.of(begin, begin))) {
        assertThat(sites.get()).isZero();
      }
    }
  }

  @Test
  void isReadAndWrittenBySeveralProcessesAtTheSameTime() throws Exception {
    Location.Server server = Postgres.stored();
    try (Store store = open(server);
        OtherProcess other = OtherProcess.on(server)) {
      assertThat(save(store, 1)).isEqualTo(Kind.STORED);
      assertThat(other.ask("count")).isEqualTo("1");
      assertThat(other.ask("save")).isEqualTo("STORED");
      assertThat(store.articles().count(ArticleFilter.ALL)).isEqualTo(2);
      assertThat(other.ask("lock")).isEqualTo("true");
      assertThat(lock(store, "me")).isFalse();
    }
  }

  @Test
  void takesOverWhatAKilledProcessHadWhenItHasBeenSilentForAWhile() throws Exception {
    Location.Server server = Postgres.stored();
    OtherProcess other = OtherProcess.on(server);
    assertThat(other.ask("run")).isEqualTo("1");
    assertThat(other.ask("lock")).isEqualTo("true");
    assertThat(other.ask("take")).isEqualTo("1");
    other.kill();
    try (Store store = open(server)) {
      age(server, "1 second");
      assertThat(lock(store, "me")).isFalse();
      age(server, "1 minute");

      assertThat(lock(store, "me")).isTrue();
      assertThat(store.frontier().take(SITE, 1, Duration.ofHours(1))).hasSize(1);
      store.runs().start("crawl", Optional.empty(), List.of());
      assertThat(store.runs().find(1)).map(Run::state).contains(Run.State.INTERRUPTED);
    }
  }

  @Test
  void waitsWhileItIsInDoubtWhetherTheHolderLives() throws Exception {
    Location.Server server = Postgres.stored();
    OtherProcess other = OtherProcess.on(server);
    assertThat(other.ask("lock")).isEqualTo("true");
    other.kill();
    try (Store store = open(server)) {
      age(server, "12 seconds");
      assertThat(lock(store, "me")).isTrue();
    }
  }

  @Test
  void keepsTheSitesOfAProcessThatGoesOnWhenItsEntryIsLost() throws Exception {
    Location.Server server = Postgres.stored();
    try (Store holder = open(server);
        Store other = open(server)) {
      assertThat(lock(holder, "holder")).isTrue();
      age(server, "6 seconds");
      assertThat(lock(holder, "holder")).isTrue();
      assertThat(lock(other, "other")).isFalse();
    }
  }

  @Test
  void takesNoSiteOfALivingProcessByAClockThatIsAhead() {
    Location.Server server = Postgres.stored();
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    try (Store holder = open(server);
        Store other = Store.open(server, ahead)) {
      assertThat(lock(holder, "holder")).isTrue();
      assertThat(lock(other, "other")).isFalse();
    }
  }

  @Test
  void goesOnWhenItsConnectionsAreCut() throws SQLException {
    Location.Server server = Postgres.stored();
    try (Store store = open(server)) {
      save(store, 1);
      Postgres.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
              + server.url().substring(server.url().lastIndexOf('/') + 1)
              + "'");
      assertThat(save(store, 1)).isEqualTo(Kind.UNCHANGED);
    }
  }

  @Test
  void losesNothingWhenSeveralSaveNearlyTheSameAtOnce() throws Exception {
    Location.Server server = Postgres.stored();
    try (Store one = open(server);
        Store two = open(server);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<SaveResult>>> saved = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Store store = i % 2 == 0 ? one : two;
        List<Submission> batch = batch(i);
        saved.add(threads.submit(() -> store.articles().save(batch)));
      }
      for (Future<List<SaveResult>> results : saved) {
        assertThat(results.get()).extracting(SaveResult::kind).containsOnly(Kind.STORED);
      }
      assertThat(one.articles().count(ArticleFilter.ALL)).isEqualTo(200);
    }
  }

  private static List<Submission> batch(int number) {
    List<Submission> batch = new ArrayList<>();
    for (int i : IntStream.range(0, 5).toArray()) {
      int theme = number % 2 == 0 ? i : 4 - i;
      String text =
          ("Der Fluss Nummer %d stieg in der Nacht über die Ufer, und die Brücke blieb bis zum"
                  + " Morgen gesperrt, weil das Geländer nachgab. ")
              .formatted(theme)
              .repeat(3);
      batch.add(
          submission(
              article(
                  "https://news.example/%d/%d".formatted(number, i), "Brücke " + number, text)));
    }
    return batch;
  }

  @Test
  void keepsTextsThatAServerCanNotHold() {
    try (Store store = open(Postgres.stored())) {
      long run = store.runs().start("crawl", Optional.empty(), List.of());
      RunEvent event =
          new RunEvent(Instant.EPOCH, Optional.empty(), Optional.empty(), "odd", "a\0b\ud83d!");
      store.runs().events(run, List.of(event));
      assertThat(store.runs().events(run).getFirst().message()).isEqualTo("a\ufffdb\ufffd!");
    }
  }

  @Test
  void saysWhatIsWrongAndNeverThePassword() throws SQLException {
    Location.Server right = Postgres.stored();
    assertThatThrownBy(() -> open(as(right.url(), "opensesame")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(right.url() + ": the database can't be opened: the server refuses")
        .hasMessageContaining("password-env of database in settings.yaml")
        .hasMessageNotContaining("opensesame");
    assertThatThrownBy(() -> open(as(right.url(), Postgres.GUESTS_PASSWORD)))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> open(owner(right.url() + "x")))
        .hasMessageContaining("there is no such database");
    assertThatThrownBy(() -> open(owner("jdbc:postgresql://127.0.0.1:1/news")))
        .hasMessageContaining("the server does not answer")
        .hasMessageEndingWith("Start it, or correct url of database in settings.yaml");
    assertThatThrownBy(() -> open(owner("jdbc:postgresql://nowhere.invalid/news")))
        .hasMessageContaining("there is no host of that name");

    Postgres.execute("create database latin template template0 encoding 'LATIN1' locale 'C'");
    String latin = right.url().replaceAll("/[^/]*$", "/latin");
    assertThatThrownBy(() -> open(owner(latin))).hasMessageContaining("holds LATIN1");
    Postgres.execute(
        "create database sorting template template0 encoding 'UTF8' locale_provider icu"
            + " icu_locale 'en' locale 'C'");
    String sorting = right.url().replaceAll("/[^/]*$", "/sorting");
    assertThatThrownBy(() -> open(owner(sorting))).hasMessageContaining("sorts as a language does");
    Location.Server foreign = Postgres.bare();
    execute(foreign, "create table others (id int)");
    assertThatThrownBy(() -> open(foreign)).hasMessageContaining("tables of another program");
  }

  @Test
  void takesNoUrlWithALogin() {
    for (String url :
        List.of(
            "jdbc:postgresql://me:sesame@db.example/news",
            "jdbc:postgresql://db.example/news?password=sesame",
            "jdbc:postgresql://db.example/news?ssl=true&user=me",
            "jdbc:mysql://db.example/news",
            "jdbc:postgresql:news")) {
      assertThatThrownBy(() -> owner(url)).as(url).hasMessageNotContaining("sesame");
    }
    assertThat(new Location.Server("jdbc:postgresql://db/news", "me", Optional.of("sesame")))
        .asString()
        .doesNotContain("sesame");
  }

  private static Location.Server owner(String url) {
    return new Location.Server(url, "postgres", Optional.empty());
  }

  private static Location.Server as(String url, String password) {
    return new Location.Server(url, Postgres.GUEST, Optional.of(password));
  }

  private static Store open(Location.Server server) {
    return Store.open(server, Clock.systemUTC());
  }

  private static Kind save(Store store, int number) {
    return store
        .articles()
        .save(List.of(submission(article("https://news.example/" + number, "N" + number, "Text."))))
        .getFirst()
        .kind();
  }

  private static boolean lock(Store store, String owner) {
    store.frontier().offer(SITE, List.of(link("https://news.example/1")));
    return store.locks().tryLock(SITE, owner, Duration.ofHours(1));
  }

  /** Lets every process have been silent for just so long; those that live are heard of again. */
  private static void age(Location.Server server, String silence) throws SQLException {
    execute(server, "update processes set seen = clock_timestamp() - interval '" + silence + "'");
  }

  private static void execute(Location.Server server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.url(), server.user(), "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
