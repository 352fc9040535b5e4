package dev.broadsheet.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/** A day, or the days of a month or a year. */
record DaySpan(LocalDate first, LocalDate last) {

  /** Reads {@code 2024-03-17}, {@code 2024-03} or {@code 2024}. */
  static Optional<DaySpan> parse(String text) {
    try {
      return switch (text.length()) {
        case 4 -> {
          Year year = Year.parse(text);
          yield Optional.of(new DaySpan(year.atDay(1), year.atDay(1).plusYears(1).minusDays(1)));
        }
        case 7 -> {
          YearMonth month = YearMonth.parse(text);
          yield Optional.of(new DaySpan(month.atDay(1), month.atEndOfMonth()));
        }
        default -> {
          LocalDate day = LocalDate.parse(text);
          yield Optional.of(new DaySpan(day, day));
        }
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
