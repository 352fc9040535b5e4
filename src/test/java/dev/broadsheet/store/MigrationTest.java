package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-05T12:00:00Z"), ZoneOffset.UTC);
  private static final String COPY = "broadsheet-v" + (Schema.CURRENT - 1) + "-2026-03-05.mv.db";

  @TempDir Path folder;

  @Test
  void keepsTheDatabaseAsItWasBeforeItIsBroughtUpToDate() throws Exception {
    makeOlder();
    try (Store store = Store.open(folder, CLOCK)) {
      assertThat(store.counts().articles()).isEqualTo(1);
    }
    Path before = Files.createDirectory(folder.resolve("before"));
    Files.copy(folder.resolve(COPY), before.resolve("broadsheet.mv.db"));
    Files.copy(folder.resolve("broadsheet.password"), before.resolve("broadsheet.password"));
    try (Store store = Store.open(before, CLOCK)) {
      assertThat(store.counts().articles()).isEqualTo(1);
    }
    assertThat(before.resolve(COPY)).as("it was of the older version").exists();
  }

  @Test
  void keepsTheFirstCopyWhenAMigrationIsBegunAgain() throws Exception {
    makeOlder();
    Files.writeString(folder.resolve(COPY), "as it was at first");
    Store.open(folder, CLOCK).close();
    assertThat(folder.resolve(COPY)).hasContent("as it was at first");
  }

  @Test
  void givesArticlesFromBeforeTheCatalogTheirCards() throws SQLException {
    List<Article> before;
    try (Store store = Store.open(folder, CLOCK)) {
      save(store, 1, "Text.");
      save(store, 2, "Text.");
      save(store, 2, "Text, corrected.");
      before = all(store);
      for (Article article : before) {
        execute(
            store,
            "update versions set json = '%s' where json is null and article = '%s'"
                .formatted(ArticleJson.toJson(article), article.id()));
      }
      execute(store, "delete from texts", "delete from cards", "delete from revisions");
    }
    forget("cast(version as int) >= 14");

    try (Store store = Store.open(folder, CLOCK)) {
      assertThat(all(store)).containsExactlyInAnyOrderElementsOf(before);
      assertThat(store.articles().revision()).isEqualTo(2);
      assertThat(store.articles().find(before.getLast().id())).contains(before.getLast());
    }
  }

  @Test
  void readsVersionsFromBeforeCurrentTextsWereKeptOnce() throws SQLException {
    List<ArticleVersion> before;
    try (Store store = Store.open(folder, CLOCK)) {
      save(store, 1, "Text.");
      save(store, 1, "Text, corrected.");
      before = versions(store);
      execute(
          store,
          "update versions set json = '%s' where version = 2"
              .formatted(ArticleJson.toJson(before.getLast().article())),
          "alter table versions alter column json set not null");
    }
    forget("cast(version as int) >= 19");

    try (Store store = Store.open(folder, CLOCK)) {
      assertThat(versions(store)).isEqualTo(before);
      save(store, 1, "Text, corrected again.");
      assertThat(versions(store)).hasSize(3).startsWith(before.toArray(ArticleVersion[]::new));
    }
  }

  @Test
  void keepsNoCopyWhereThereIsNothingToChange() throws IOException {
    Store.open(folder, CLOCK).close();
    Store.open(folder, CLOCK).close();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void keepsNoCopyOfADatabaseWhoseMakingWasCutOff() throws SQLException, IOException {
    for (String undone : List.of("version is not null", "cast(version as int) > 1")) {
      Store.open(folder, CLOCK).close();
      forget(undone);
      Store.open(folder, CLOCK).close();
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.contains("-v"));
    }
  }

  @Test
  void changesNothingWhereThereIsNoRoomForACopy() {
    assertThatThrownBy(() -> BeforeMigration.requireRoom("data/x", 3, 10_000_000, 19_999_999))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "data/x: the tables are of version 3, this program's of "
                + Schema.CURRENT
                + ". A copy is kept before they are brought up to date: found 20.0 MB free,"
                + " expected 20.0 MB. Make room and start again; nothing was changed");
  }

  @Test
  void makesTheFileSmallerAndLosesNothing() throws IOException {
    try (Store store = Store.open(folder, CLOCK)) {
      for (int i = 0; i < 40; i++) {
        save(store, i, "Long text. ".repeat(20_000));
      }
      assertThatThrownBy(() -> Compaction.of(folder))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the database is in use");
    }
    Compaction done = Compaction.of(folder);
    assertThat(done.after()).isLessThanOrEqualTo(done.before());
    assertThat(done.after()).isEqualTo(Files.size(folder.resolve("broadsheet.mv.db")));
    try (Store store = Store.open(folder, CLOCK)) {
      assertThat(store.counts().articles()).isEqualTo(40);
      assertThat(store.soundness().lostVersions()).isZero();
    }
  }

  private static List<ArticleVersion> versions(Store store) {
    return store.articles().versions(all(store).getFirst().id());
  }

  /** Makes the database one that the program of the version before has left. */
  private void makeOlder() throws SQLException {
    try (Store store = Store.open(folder, CLOCK)) {
      save(store, 1, "Text.");
    }
    forget("version = '" + Schema.CURRENT + "'");
  }

  /** Makes the database forget migrations. */
  private void forget(String which) throws SQLException {
    try (Store store = Store.open(folder, CLOCK)) {
      execute(store, "delete from flyway_schema_history where " + which);
    }
  }

  private static void execute(Store store, String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static List<Article> all(Store store) {
    List<Article> all = new ArrayList<>();
    store.articles().forEach(ArticleFilter.ALL, all::add);
    return all;
  }

  private static void save(Store store, int number, String text) {
    store
        .articles()
        .save(List.of(submission(article("https://news.example/" + number, "T" + number, text))));
  }
}
