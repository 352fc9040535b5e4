package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.store.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourcePaceTest {
  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

  @Test
  void comesBackSoonerWhileASourceBringsNewsAndLaterWhileItDoesNot() {
    SourceState state = SourcePace.visited(Optional.empty(), 3, NOW);
    assertThat(state.interval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(state.due()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    for (int i = 0; i < 9; i++) {
      state = SourcePace.visited(Optional.of(state), 1, NOW);
    }
    assertThat(state.interval()).isEqualTo(Duration.ofMinutes(5));

    for (int i = 0; i < 30; i++) {
      state = SourcePace.visited(Optional.of(state), 0, NOW.plusSeconds(60));
    }
    assertThat(state.interval()).isEqualTo(Duration.ofDays(1));
    assertThat(state.brought()).contains(NOW);
  }

  @Test
  void waitsEverLongerForASourceThatFailsAndRemembersSinceWhen() {
    SourceState good = SourcePace.visited(Optional.empty(), 3, NOW);
    SourceState once = SourcePace.failed(Optional.of(good), NOW);
    SourceState twice = SourcePace.failed(Optional.of(once), NOW.plusSeconds(1_800));
    SourceState often = twice;
    for (int i = 0; i < 100; i++) {
      often = SourcePace.failed(Optional.of(often), NOW);
    }

    assertThat(once.due()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    assertThat(twice.due()).isEqualTo(NOW.plusSeconds(1_800).plus(Duration.ofHours(1)));
    assertThat(twice.failures()).isEqualTo(2);
    assertThat(twice.failingSince()).contains(NOW);
    assertThat(often.due()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(SourcePace.visited(Optional.of(often), 0, NOW).failingSince()).isEmpty();
  }
}
