package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.link;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Validators;
import dev.broadsheet.testing.States;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From each kind of database to the other one. */
@ParameterizedClass
@EnumSource(Kept.class)
class MoveTest {
  private static final String SITE = "news.example";
  private static final Instant NOW = Instant.parse("2025-03-19T12:00:00.123456Z");

  @Parameter Kept kept;
  @TempDir Path folder;
  private Location from;
  private Location to;

  @BeforeEach
  void fill() throws SQLException {
    from = kept.in(folder.resolve("from"));
    to = (kept == Kept.H2 ? Kept.POSTGRESQL : Kept.H2).in(folder.resolve("to"));
    try (Store store = open(from)) {
      fill(store);
    }
  }

  private static void fill(Store store) throws SQLException {
    String wire = "Die Fähre nach Lantern Bay lag zwei Tage im Sturm vor der Mole. ".repeat(9);
    Article first = article("https://news.example/1", "Fähre 🚢", wire);
    store.articles().save(List.of(submission(first), submission(article(URL + 2, "F", wire))));
    store.articles().save(List.of(submission(article(URL + 1, "Fähre", wire, "Nachtrag."))));
    store.articles().withdraw(first.id(), NOW);
    for (int i = 0; i < 1_200; i++) {
      store.frontier().offer(SITE, List.of(link(URL + i)));
    }
    store.frontier().take(SITE, 3, Duration.ofHours(1));
    Settlement done = Settlement.done(URI.create(URL + 1), Optional.empty(), Validators.NONE);
    store.frontier().settle(List.of(done));
    store.sources().backfilled(SITE, "archive", LocalDate.of(2024, 2, 29));
    long run = store.runs().start("crawl", Optional.of("daily"), List.of(SITE));
    store
        .runs()
        .counts(run, SITE, new SiteCounts(9, 5, 1, 1, 1, 0, 0, 1, 2, 1L << 40, 1_234), List.of());
    store.notices().add("webhook", "{}", NOW);
    store.locks().tryLock(SITE, "run 1", Duration.ofDays(90_000));
    execute(store, "insert into qrtz_calendars values ('b', 'free', '\\x00ff10')");
    execute(
        store,
        "insert into qrtz_job_details values"
            + " ('b', 'j', 'g', null, 'J', true, false, true, false, null)");
  }

  private static final String URL = "https://news.example/";

  @Test
  void carriesEverythingOverAndProvesIt() {
    List<String> told = new ArrayList<>();
    String before = contents(from);

    List<Move.Carried> carried = move(from, to, told::add);

    assertThat(carried).extracting(Move.Carried::table).contains("articles", "qrtz_calendars");
    assertThat(carried)
        .filteredOn(c -> c.table().equals("frontier"))
        .extracting(Move.Carried::rows)
        .containsExactly(1_200L);
    assertThat(told).contains("frontier: 1200 rows", "articles: 2 rows");
    assertThat(contents(to)).isEqualTo(before);
    assertThat(contents(from)).isEqualTo(before);
    try (Store store = open(to)) {
      assertThat(store.runs().start("crawl", Optional.empty(), List.of())).isEqualTo(2);
      store.frontier().offer("other.example", List.of(link("https://other.example/1")));
      assertThat(store.frontier().take(SITE, 1, Duration.ofHours(1))).hasSize(1);
    }
  }

  @Test
  void comesToTheSameDigestsOnTheWayBack() {
    List<Move.Carried> there = move(from, to, line -> {});

    List<Move.Carried> back = move(to, kept.in(folder.resolve("back")), line -> {});

    assertThat(back).isEqualTo(there);
  }

  @Test
  void refusesATargetThatIsNotEmptyAndLeavesItAsItWas() {
    try (Store store = open(to)) {
      store.frontier().offer(SITE, List.of(link("https://news.example/own")));
    }
    String before = contents(to);

    assertThatThrownBy(() -> move(from, to, line -> {}))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the database is not empty (frontier has rows)");
    assertThatThrownBy(() -> move(from, from, line -> {}))
        .hasMessageContaining("the database is not empty");
    assertThat(contents(to)).isEqualTo(before);
  }

  @Test
  void refusesASourceThatIsInUse() {
    try (Store store = open(from)) {
      assertThat(store.status().sites()).isNotEmpty();
      assertThatThrownBy(() -> move(from, to, line -> {}))
          .isInstanceOf(StoreException.class)
          .hasMessageEndingWith(
              "the database is in use. End what runs on it (crawl, serve), then move");
    }
  }

  @Test
  void keepsNothingWhereTheTargetDoesNotHoldWhatItWasGiven() throws SQLException {
    assumeTrue(kept == Kept.H2);
    try (Store store = open(to)) {
      execute(
          store,
          """
          create function spoil() returns trigger language plpgsql as
            'begin new.title := null; return new; end'
          """);
      execute(
          store,
          "create trigger spoil before insert on frontier for each row execute function spoil()");
    }

    assertThatThrownBy(() -> move(from, to, line -> {}))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("does not hold what it was given: frontier has 1200 rows of digest");
    try (Store store = open(to)) {
      assertThat(store.status().sites()).isEmpty();
    }
  }

  @Test
  void keepsNothingWhereTheTargetTakesNotAll() throws SQLException {
    try (Store store = open(to)) {
      execute(store, "alter table frontier alter column url set data type varchar(20)");
    }

    assertThatThrownBy(() -> move(from, to, line -> {}))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("moving a store here failed");
    try (Store store = open(to)) {
      assertThat(store.status().sites()).isEmpty();
      assertThat(store.history().runs(RunFilter.ALL, Optional.empty(), 9)).isEmpty();
    }
  }

  private static List<Move.Carried> move(Location from, Location to, Consumer<String> progress) {
    return Move.carry(from, to, Clock.systemUTC(), progress);
  }

  private static Store open(Location location) {
    return Store.open(location, Clock.systemUTC());
  }

  private static void execute(Store store, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          sql.replace("'\\x", store.jdbcUrl().contains("postgresql") ? "'\\x" : "X'"));
    }
  }

  private static String contents(Location location) {
    try (Store store = open(location)) {
      List<Object> all = new ArrayList<>();
      store
          .articles()
          .forEach(ArticleFilter.ALL, a -> all.add(store.articles().versions(a.id()) + "" + a));
      all.add(store.articles().aliases(Article.idOf(URI.create(URL + 1))));
      all.add(States.of(SITE, store));
      all.add(store.sources().backfilled(SITE, "archive"));
      all.add(store.history().runs(RunFilter.ALL, Optional.empty(), 9));
      return all.toString();
    }
  }
}
