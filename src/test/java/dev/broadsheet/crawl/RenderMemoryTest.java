package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderMemoryTest {
  private static final Instant NOW = Instant.parse("2026-03-05T09:00:00Z");
  private static final URI STORY = URI.create("https://tide.example/sport/2026/a-goal.html");
  private static final URI OTHER_KIND = URI.create("https://tide.example/video/17");

  @TempDir Path folder;
  private Store store;
  private RenderMemory memory;

  @BeforeEach
  void openStore() {
    store = Store.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    memory = memory(NOW);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** As another run finds it, at a time. */
  private RenderMemory memory(Instant time) {
    return new RenderMemory(store.renderings(), "tide.example", Clock.fixed(time, ZoneOffset.UTC));
  }

  @Test
  void goesToTheBrowserAtOnceWhenThreeInARowNeededIt() {
    memory.needed(STORY);
    memory.needed(STORY);
    assertThat(memory.needsBrowser(STORY)).isFalse();

    memory.needed(URI.create("https://tide.example/sport/2025/another-goal.html"));

    assertThat(memory.needsBrowser(STORY)).isTrue();
    assertThat(memory.needsBrowser(OTHER_KIND)).isFalse();
    assertThat(memory(NOW).needsBrowser(STORY)).isTrue();
  }

  @Test
  void beginsAnewWhenAPageDidNotNeedIt() {
    memory.needed(STORY);
    memory.needed(STORY);
    memory.notNeeded(STORY);
    memory.needed(STORY);

    assertThat(memory.needsBrowser(STORY)).isFalse();
  }

  @Test
  void asksAgainAfterTwentyPagesAndGoesOnWhenItHolds() {
    learn();
    for (int i = 0; i < 20; i++) {
      assertThat(memory.needsBrowser(STORY)).isTrue();
      memory.unasked(STORY);
    }
    assertThat(memory.needsBrowser(STORY)).isFalse();

    memory.needed(STORY);

    assertThat(memory.needsBrowser(STORY)).isTrue();
  }

  @Test
  void asksAgainAfterAWeek() {
    learn();

    assertThat(memory(NOW.plus(Duration.ofDays(6))).needsBrowser(STORY)).isTrue();
    assertThat(memory(NOW.plus(Duration.ofDays(7))).needsBrowser(STORY)).isFalse();
  }

  private void learn() {
    for (int i = 0; i < 3; i++) {
      memory.needed(STORY);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/sport/2026/03/goal.html, a.example/sport/0/0/a.html",
    "https://a.example/2026/03/05/goal-17/, a.example/0/0/0/a/",
    "https://a.example/goal-in-the-rain, a.example/a",
    "https://a.example/news/123456.shtml?utm=1, a.example/news/0.shtml",
    "https://a.example, a.example",
  })
  void tellsKindsByHostFolderAndForm(URI url, String kind) {
    assertThat(RenderMemory.kind(url)).isEqualTo(kind);
  }
}
