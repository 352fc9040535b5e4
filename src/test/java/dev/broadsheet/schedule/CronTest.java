package dev.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void tellsTheNextTimesByTheClockOfItsZone() {
    Cron cron = new Cron("0 30 4 ? * mon-fri", MOSCOW);

    assertThat(next(cron, "2026-10-02T01:30:00Z", 3))
        .containsExactly(
            Instant.parse("2026-10-05T01:30:00Z"),
            Instant.parse("2026-10-06T01:30:00Z"),
            Instant.parse("2026-10-07T01:30:00Z"));
  }

  @Test
  void runsOutOfTimesWithItsYears() {
    Cron cron = new Cron("0 0 0 31 12 ? 2026", ZoneOffset.UTC);

    assertThat(next(cron, "2026-10-02T00:00:00Z", 5))
        .containsExactly(Instant.parse("2026-12-31T00:00:00Z"));
  }

  @Test
  void keepsTheClockTimeOverAChangeOfSummerTime() {
    Cron cron = new Cron("0 0 6 * * ?", BERLIN);

    assertThat(next(cron, "2026-10-24T00:00:00Z", 2))
        .containsExactly(
            Instant.parse("2026-10-24T04:00:00Z"), Instant.parse("2026-10-25T05:00:00Z"));
  }

  @Test
  void leavesOutAClockTimeThatSummerTimeLeavesOut() {
    Cron cron = new Cron("0 30 2 * * ?", BERLIN);

    assertThat(next(cron, "2026-03-28T12:00:00Z", 1))
        .containsExactly(Instant.parse("2026-03-30T00:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 4 L-3 * ?",
        "0 0 4 LW * ?",
        "0 0 4 15W * ?",
        "0 0 4 ? * 6L",
        "0 0 4 ? * FRIL",
        "0 0 4 ? * MON#2",
        "0 0/15 6-22 * * ?",
        "0 */7 * * JAN,MAR-MAY ? 2026-2030",
        "0  0 4 1,15 * ?"
      })
  void takesWhatQuartzTakes(String expression) {
    assertThat(new Cron(expression, ZoneOffset.UTC).after(Instant.parse("2026-01-01T00:00:00Z")))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 4 * * * | found 5 fields, expected 6 or 7 fields as in \"0 30 4 * * ?\": seconds,"
            + " minutes, hours, day of month, month, day of week, year; did you mean \"0 0 4 * *"
            + " ?\"?",
        "@daily | found 1 field, expected 6 or 7 fields as in \"0 30 4 * * ?\": seconds, minutes,"
            + " hours, day of month, month, day of week, year",
        "0 0 25 * * ? | hours: found 25, expected 23 at most",
        "0,99 0 4 * * ? | seconds: found 99, expected 59 at most",
        "0 0 4 1-5-6 * ? | day of month: found \"1-5-6\", expected such as *, 5, 1-5, */10, 1,15 or"
            + " ?",
        "0 0 4 ? * MON, | day of week: found \"MON,\", expected such as *, 5, 1-5, */10, 1,15 or ?",
        "0 0 4 ? * XYZ | \"0 0 4 ? * XYZ\": Invalid Day-of-Week value: 'XYZ'",
        "0 0 4 1 * MON | found \"1\" as day of month and \"MON\" as day of week, expected ? as one"
            + " of them",
        "0 0 0 30 2 ? | \"0 0 0 30 2 ?\" names a time that never comes",
        "0 0 4 * * ? 99999999999 | year: found \"99999999999\", expected such as *, 5, 1-5, */10,"
            + " 1,15 or ?"
      })
  void saysWhatIsWrong(String expression, String message) {
    assertThatThrownBy(() -> new Cron(expression, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesAnExpressionThatItsTableCouldNotHold() {
    String endless = "0 " + "1,".repeat(60) + "1 4 * * ?";

    assertThatThrownBy(() -> new Cron(endless, ZoneOffset.UTC))
        .hasMessage("found 131 characters, expected a cron expression of at most 120");
  }

  private static List<Instant> next(Cron cron, String after, int count) {
    return new Timetable(cron, Calendar.always(cron.zone())).next(Instant.parse(after), count);
  }
}
