package dev.broadsheet.normalize;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What a word can mean in a date; the word lists are read into these. */
sealed interface DateWord {

  record Month(int number) implements DateWord {}

  /** A month of the solar year of Iran and Afghanistan. */
  record SolarMonth(int number) implements DateWord {}

  record Weekday(int number) implements DateWord {}

  /**
   * So many of a unit: "hour" is one, "fortnight" two weeks.
   *
   * @param sign -1 or 1 where the form of the word tells past or future, as a case does; else 0
   */
  record Span(int sign, long amount, ChronoUnit unit) implements DateWord {}

  /** A day by its distance from today. */
  record Day(int shift) implements DateWord {}

  /** Where a span lies: -1 in the past, 1 in the future. */
  record Direction(int sign) implements DateWord {}

  /** Last, this, next: -1, 0, 1; the unit follows. */
  record Which(int step) implements DateWord {}

  /** The last, this or the next of a unit. */
  record Step(int step, ChronoUnit unit) implements DateWord {}

  /** A number in words. */
  record Count(int value) implements DateWord {}

  /** A half of the day. */
  record Half(boolean afternoon) implements DateWord {}

  record Clock(LocalTime time) implements DateWord {}

  record Zone(ZoneId id) implements DateWord {}

  /** Words without a value. */
  enum Plain implements DateWord {
    NOW,
    PUBLISHED,
    UPDATED,
    /** Parts the hour from its minutes, or follows it: {@code 14h30}, {@code 14 Uhr}. */
    OCLOCK,
    /** Follows the number of a day of the month, and is a unit too: 日. */
    MONTHDAY,
    FILLER
  }
}
