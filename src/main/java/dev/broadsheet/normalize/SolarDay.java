package dev.broadsheet.normalize;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days of the solar calendar of Iran and Afghanistan, whose years begin in March. */
final class SolarDay {
  /** A solar year begins in the common one that is so many ahead. */
  static final int YEARS_BEHIND = 621;

  /** 1 Farvardin of the year 1, counted from 1970-01-01. */
  private static final long FIRST = -492_268;

  private static final int FIRST_YEAR = 1250;
  private static final int LAST_YEAR = 1500;
  private static final int LONG_MONTHS = 6;

  private SolarDay() {}

  /** Whether news can be of a year: so far back they were printed, so far ahead leap years hold. */
  static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /**
   * The common date of a day.
   *
   * @throws DateTimeException if there is no such day
   */
  static LocalDate of(int year, int month, int day) {
    if (!isYear(year) || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      throw new DateTimeException("no day " + day + " in month " + month + " of solar " + year);
    }
    int before = 30 * (month - 1) + Math.min(month - 1, LONG_MONTHS);
    return LocalDate.ofEpochDay(beginning(year) + before + day - 1);
  }

  private static int daysIn(int year, int month) {
    if (month < 12) {
      return month <= LONG_MONTHS ? 31 : 30;
    }
    return (int) (beginning(year + 1) - beginning(year)) - 336;
  }

  /** Eight of 33 years are leap years, as in fact in all that {@link #isYear} lets through. */
  private static long beginning(int year) {
    return FIRST + 365L * (year - 1) + Math.floorDiv(8 * year + 21, 33);
  }
}
