package dev.broadsheet.article;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/**
 * A point in time as exactly as its source told it.
 *
 * <p>{@code time} carries the offset of the source or of the site's zone; what lies below the
 * precision is cut to the beginning of the day, month or year.
 */
public record Moment(OffsetDateTime time, Precision precision) {
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  public Moment {
    Objects.requireNonNull(precision, "precision");
    time =
        switch (precision) {
          case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
          case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
          case DAY -> time.truncatedTo(ChronoUnit.DAYS);
          case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
          case YEAR -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
        };
  }

  /**
   * ISO 8601 as exact as the precision: {@code 2024-11-08T16:20:00+02:00}, {@code 2025-03-19},
   * {@code 2025-03}, {@code 2025}.
   */
  public String iso() {
    return switch (precision) {
      case SECOND, MINUTE -> FULL.format(time);
      case DAY -> time.toLocalDate().toString();
      case MONTH -> YearMonth.from(time).toString();
      case YEAR -> String.format(Locale.ROOT, "%04d", time.getYear());
    };
  }

  /** The same as it is read back when it was written: with the offset that {@link #iso()} tells. */
  Moment asWritten() {
    return parse(iso(), precision);
  }

  /**
   * Reads what {@link #iso()} wrote. A date without a time of day is read at UTC, as its offset was
   * not written.
   *
   * @throws java.time.format.DateTimeParseException if the text is of another form
   */
  public static Moment parse(String iso, Precision precision) {
    OffsetDateTime time =
        switch (precision) {
          case SECOND, MINUTE -> OffsetDateTime.parse(iso);
          case DAY -> LocalDate.parse(iso).atStartOfDay().atOffset(ZoneOffset.UTC);
          case MONTH -> YearMonth.parse(iso).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
          case YEAR -> Year.parse(iso).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        };
    return new Moment(time, precision);
  }
}
