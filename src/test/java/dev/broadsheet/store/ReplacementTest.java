package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {
  private static final Instant NOW = Instant.parse("2025-04-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Article SNOW = article("https://news.example/1", "Сніг", "Йде сніг.");
  private static final Article RAIN = article("https://news.example/2", "Дощ", "Іде дощ.");
  private static final Drift DRIFT =
      new Drift(
          "news.example",
          "news.example@00000009",
          1,
          NOW,
          NOW,
          Optional.empty(),
          List.of(new Drift.Change(Field.BODY, "gone")),
          URI.create("https://news.example/2"));

  @TempDir Path folder;

  @Test
  void takesOverWhatTheArchiveDoesNotTell() {
    long revision = fill();

    replace();

    try (Store store = Store.open(folder, CLOCK)) {
      assertThat(store.articles().find(SNOW.id())).as("deleted").isEmpty();
      assertThat(store.articles().withdrawn(RAIN.id())).contains(NOW.minusSeconds(1));
      assertThat(store.drifts().open()).containsExactly(DRIFT);
      assertThat(store.pauses().begin("morning", NOW)).as("not paused before").isFalse();
      assertThat(store.articles().revision()).isGreaterThan(revision);
      assertThat(store.articles().findStored(RAIN.id()).orElseThrow().card().number())
          .as("a number that no other had")
          .isGreaterThan(revision);
    }
  }

  @Test
  void takesOverNothingFromADatabaseThatCannotBeRead() throws Exception {
    fill();
    Files.writeString(folder.resolve("broadsheet.mv.db"), "no database");

    replace();

    try (Store store = Store.open(folder, CLOCK)) {
      assertThat(store.counts().articles()).isEqualTo(2);
    }
  }

  private long fill() {
    try (Store store = Store.open(folder, CLOCK)) {
      store.articles().save(List.of(submission(SNOW), submission(RAIN)));
      store.articles().delete(List.of(1L), NOW);
      store.articles().withdraw(RAIN.id(), NOW.minusSeconds(1));
      store.drifts().begin(DRIFT);
      store.pauses().begin("morning", NOW);
      return store.articles().revision();
    }
  }

  private void replace() {
    try (Replacement replacement = Replacement.begin(folder, CLOCK)) {
      replacement.store().articles().save(List.of(submission(SNOW), submission(RAIN)));
      replacement.finish();
    }
  }
}
