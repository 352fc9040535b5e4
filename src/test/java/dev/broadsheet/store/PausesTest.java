package dev.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class PausesTest {
  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

  @Parameter Kept kept;
  @TempDir Path folder;

  @Test
  void remembersSinceWhenAScheduleIsPaused() {
    try (Store store = open()) {
      assertThat(store.pauses().begin("daily", NOW)).isTrue();
      assertThat(store.pauses().begin("daily", NOW.plusSeconds(1))).isFalse();
      assertThat(store.pauses().begin("вечерний", NOW)).isTrue();
      assertThat(store.pauses().end("вечерний")).isTrue();
      assertThat(store.pauses().end("вечерний")).isFalse();
    }
    try (Store again = open()) {
      assertThat(again.pauses().all()).containsExactly(Map.entry("daily", NOW));
    }
  }

  private Store open() {
    return kept.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
