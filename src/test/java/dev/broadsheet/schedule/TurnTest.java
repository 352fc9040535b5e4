package dev.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.schedule.Schedule.Limits;
import dev.broadsheet.store.Missed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final Instant TEN = Instant.parse("2026-05-01T10:00:00Z");

  @Test
  void runsInTimeAndGoesToTheNext() {
    assertThat(turn(Misfire.FIRE_ONCE, hours(0), TEN.plusSeconds(30), false))
        .isEqualTo(new Turn(true, Optional.of(hours(1)), Optional.empty()));
  }

  @Test
  void firesOnceForAllThatWasMissed() {
    assertThat(turn(Misfire.FIRE_ONCE, hours(0), hours(3).plusSeconds(90), true))
        .isEqualTo(
            new Turn(
                true,
                Optional.of(hours(4)),
                Optional.of(missed(3, 4, true, hours(3).plusSeconds(90)))));
  }

  @Test
  void skipsWhatWasMissedAndSaysSo() {
    assertThat(turn(Misfire.SKIP, hours(0), hours(1).plusSeconds(90), true))
        .isEqualTo(
            new Turn(
                false,
                Optional.of(hours(2)),
                Optional.of(missed(1, 2, false, hours(1).plusSeconds(90)))));
  }

  @Test
  void catchesUpWithOneTimeAfterTheOther() {
    assertThat(turn(Misfire.CATCH_UP, hours(0), hours(5), true))
        .isEqualTo(
            new Turn(true, Optional.of(hours(1)), Optional.of(missed(0, 1, true, hours(5)))));
  }

  @Test
  void catchesUpWithNothingOlderThanAWeek() {
    assertThat(turn(Misfire.CATCH_UP, hours(0), hours(7 * 24 + 3), true))
        .isEqualTo(
            new Turn(
                false, Optional.of(hours(3)), Optional.of(missed(2, 3, false, hours(7 * 24 + 3)))));
  }

  @Test
  void countsNoFurtherThanNeeded() {
    Turn turn = turn(Misfire.SKIP, hours(0), hours(24 * 3650), true);

    assertThat(turn.next()).contains(hours(24 * 3650 + 1));
    assertThat(turn.missed()).map(Missed::times).contains(1_000);
  }

  private static Missed missed(int lastHour, int times, boolean madeUp, Instant noticed) {
    return new Missed("hourly", hours(0), hours(lastHour), times, madeUp, noticed);
  }

  private static Instant hours(int after) {
    return TEN.plus(Duration.ofHours(after));
  }

  private static Turn turn(Misfire misfire, Instant due, Instant now, boolean late) {
    Schedule hourly =
        new Schedule(
            "hourly",
            true,
            new Timetable(
                new Interval(Duration.ofHours(1), Duration.ZERO), Calendar.always(ZoneOffset.UTC)),
            Choice.ofSites(List.of("gazeta.example")),
            Duration.ZERO,
            misfire,
            Schedule.USUAL_PRIORITY,
            Limits.NONE,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Task.CRAWL,
            Path.of("hourly.yaml"));
    return Turn.of(hourly, due, late, now);
  }
}
