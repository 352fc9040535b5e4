package dev.broadsheet.schedule;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clocks in Berlin are put forward at 2026-03-29T01:00Z and back at 2026-10-25T01:00Z. */
class TimetableTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);
  private static final Set<DayOfWeek> WORK_DAYS = EnumSet.range(MONDAY, FRIDAY);

  @Test
  void keepsAnIntervalThroughBothChangesOfSummerTime() {
    Timetable halfHours = new Timetable(every(30, 0), Calendar.always(BERLIN));

    assertThat(halfHours.next(Instant.parse("2026-03-29T00:30:00Z"), 2))
        .containsExactly(
            Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(halfHours.next(Instant.parse("2026-10-25T00:00:00Z"), 4))
        .containsExactly(
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2026-10-25T02:00:00Z"));
  }

  @Test
  void beginsAnIntervalAtAPlaceOfTheSchedulesOwn() {
    Duration hour = Duration.ofHours(1);

    assertThat(Interval.of(hour, "morning")).isEqualTo(Interval.of(hour, "morning"));
    assertThat(Interval.of(hour, "morning").offset())
        .isNotEqualTo(Interval.of(hour, "evening").offset());
    assertThat(every(60, 7).after(Instant.parse("1969-12-31T23:07:00Z")))
        .contains(Instant.parse("1970-01-01T00:07:00Z"));
  }

  @Test
  void leavesOutTheNightWhoseEndMovesWithSummerTime() {
    Timetable byDay = new Timetable(every(60, 0), calendar(ALL_DAYS, Optional.of("06:00-22:00")));

    assertThat(byDay.next(Instant.parse("2026-03-28T20:00:00Z"), 2))
        .containsExactly(
            Instant.parse("2026-03-29T04:00:00Z"), Instant.parse("2026-03-29T05:00:00Z"));
    assertThat(byDay.next(Instant.parse("2026-10-24T19:00:00Z"), 1))
        .containsExactly(Instant.parse("2026-10-25T05:00:00Z"));
  }

  @Test
  void takesBothHoursWhereTheClockRepeatsOne() {
    Timetable earlyHalf =
        new Timetable(every(15, 0), calendar(ALL_DAYS, Optional.of("02:00-02:30")));

    assertThat(earlyHalf.next(Instant.parse("2026-10-24T12:00:00Z"), 5))
        .containsExactly(
            Instant.parse("2026-10-25T00:00:00Z"),
            Instant.parse("2026-10-25T00:15:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2026-10-25T01:15:00Z"),
            Instant.parse("2026-10-26T01:00:00Z"));
    assertThat(earlyHalf.next(Instant.parse("2026-03-28T12:00:00Z"), 1))
        .as("the hour that is left out in spring")
        .containsExactly(Instant.parse("2026-03-30T00:00:00Z"));
  }

  @Test
  void takesHoursThatGoOverMidnight() {
    Timetable byNight =
        new Timetable(
            new Cron("0 0 12,23 * * ?", BERLIN), calendar(ALL_DAYS, Optional.of("22:00-06:00")));

    assertThat(byNight.next(Instant.parse("2026-06-01T00:00:00Z"), 2))
        .containsExactly(
            Instant.parse("2026-06-01T21:00:00Z"), Instant.parse("2026-06-02T21:00:00Z"));
  }

  @Test
  void leavesOutWeekendsAndExceptedDaysByItsOwnClock() {
    DaySpan holidays = new DaySpan(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 1));
    Timetable working =
        new Timetable(
            new Cron("0 30 0 * * ?", BERLIN),
            new Calendar(WORK_DAYS, Optional.empty(), List.of(holidays), BERLIN));

    assertThat(working.next(Instant.parse("2026-12-22T12:00:00Z"), 2))
        .containsExactly(
            Instant.parse("2026-12-22T23:30:00Z"), Instant.parse("2027-01-03T23:30:00Z"));
  }

  @Test
  void hasNoTimesWhereItsCalendarLeavesOutAllOfThem() {
    Timetable never =
        new Timetable(
            new Cron("0 30 4 * * ?", BERLIN), calendar(ALL_DAYS, Optional.of("06:00-22:00")));

    assertThat(never.next(Instant.parse("2026-06-01T00:00:00Z"), 1)).isEmpty();
  }

  private static Interval every(int minutes, int offset) {
    return new Interval(Duration.ofMinutes(minutes), Duration.ofMinutes(offset));
  }

  private static Calendar calendar(Set<DayOfWeek> days, Optional<String> hours) {
    return new Calendar(days, hours.map(TimetableTest::hours), List.of(), BERLIN);
  }

  private static Hours hours(String text) {
    return new Hours(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)));
  }
}
