package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.schedule.Cron;
import dev.broadsheet.schedule.Interval;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
  private static final Texts RUSSIAN = Texts.in(Language.RUSSIAN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 30 6 * * ? | every day at 06:30",
        "0 30 7,12,19 ? * MON-FRI | Mon–Fri at 07:30, 12:30, 19:30",
        "0 5 0 ? * TUE,THU-SAT | Tue, Thu–Sat at 00:05",
        "0 30 */6 * * ? | 0 30 */6 * * ?",
        "0 0 5 1 * ? | 0 0 5 1 * ?",
        "0 0 5 ? * 2 | 0 0 5 ? * 2",
        "0 0 5 ? JAN MON | 0 0 5 ? JAN MON",
        "30 0 5 * * ? | 30 0 5 * * ?",
        "0 0 5 * * ? 2030 | 0 0 5 * * ? 2030"
      })
  void tellsTheTimesOfAWeekAndLeavesRarerOnesAsTheyAre(String expression, String told) {
    assertThat(Rhythm.told(new Cron(expression, ZoneOffset.UTC), ENGLISH)).isEqualTo(told);
  }

  @Test
  void speaksRussian() {
    Cron cron = new Cron("0 30 7 ? * MON-FRI", ZoneOffset.UTC);

    assertThat(Rhythm.told(cron, RUSSIAN)).isEqualTo("пн–пт в 07:30");
    assertThat(Rhythm.told(new Interval(Duration.ofMinutes(30), Duration.ZERO), RUSSIAN))
        .isEqualTo("раз в 30 мин");
  }
}
