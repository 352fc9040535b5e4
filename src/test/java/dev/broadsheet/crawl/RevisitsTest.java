package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisitsTest {
  private static final Instant BORN = Instant.parse("2026-03-05T12:00:00Z");
  private static final Revisits REVISITS =
      new Revisits(List.of(Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(1)));

  @Test
  void looksAgainAtEachAgeAndThenNoMore() {
    assertThat(REVISITS.after(BORN, BORN)).contains(BORN.plus(Duration.ofHours(1)));
    assertThat(REVISITS.after(BORN, BORN.plusSeconds(3_600)))
        .contains(BORN.plus(Duration.ofDays(1)));
    assertThat(REVISITS.after(BORN, BORN.plus(Duration.ofDays(7)))).isEmpty();
  }

  @Test
  void looksSoonerAtWhatHadChanged() {
    Instant now = BORN.plus(Duration.ofDays(1));
    Instant planned = BORN.plus(Duration.ofDays(7));

    assertThat(Revisits.sooner(planned, Optional.of(now.minusSeconds(7_200)), now))
        .isEqualTo(now.plusSeconds(7_200));
    assertThat(Revisits.sooner(planned, Optional.of(now.minus(Duration.ofDays(30))), now))
        .isEqualTo(planned);
    assertThat(Revisits.sooner(planned, Optional.empty(), now)).isEqualTo(planned);
  }
}
