package dev.broadsheet.normalize;

import dev.broadsheet.article.Precision;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a text said of a time, piece by piece, until it is set against the time of fetching. */
final class DateDraft {
  /** Four years is the longest way back to a 29 February, but for the turn of some centuries. */
  private static final int YEARS_BACK = 8;

  private static final Duration CLOCK_ERROR = Duration.ofHours(1);
  private static final Duration FARTHEST_ZONE = Duration.ofHours(14);

  @Nullable Instant instant;
  @Nullable Integer year;
  @Nullable Integer month;

  /** The month was told in a word. */
  boolean monthNamed;

  /** Year and month are of the solar calendar of Iran and Afghanistan. */
  boolean solar;

  @Nullable Integer day;
  @Nullable LocalTime time;
  boolean seconds;

  /** The half of the day; 20:30 pm stays as it is. */
  @Nullable Boolean afternoon;

  /** 24:00 was written: the day ends. */
  boolean endOfDay;

  @Nullable ZoneId zone;
  @Nullable Integer shift;
  @Nullable DayOfWeek weekday;
  DateWord.@Nullable Step step;
  final List<SignedSpan> spans = new ArrayList<>();

  /** A unit stood without a number: «час назад» is a date, «час» is none. */
  boolean bareUnit;

  int direction;
  boolean now;

  /**
   * So much of a unit, back or forth.
   *
   * @param sign 0 where only the direction of the whole tells
   */
  record SignedSpan(int sign, long amount, ChronoUnit unit) {}

  /**
   * A time as read, not yet cut to its precision.
   *
   * @param relative whether it was told by its distance from the time of fetching
   */
  record Resolved(OffsetDateTime time, Precision precision, boolean relative) {
    Resolved asRelative() {
      return new Resolved(time, precision, true);
    }
  }

  boolean isEmpty() {
    return instant == null
        && year == null
        && month == null
        && time == null
        && shift == null
        && weekday == null
        && step == null
        && spans.isEmpty()
        && !now;
  }

  boolean isEmptyButForTime() {
    return year == null && month == null && !hasDay() && step == null && instant == null;
  }

  boolean hasDay() {
    return day != null || shift != null || weekday != null || !spans.isEmpty();
  }

  /** Day, month and year were all said: foreign words around can't change it. */
  boolean isWholeDate() {
    return instant != null || (year != null && month != null && day != null);
  }

  /**
   * It tells a day so clearly that it can be taken from the midst of other words: «5.10» may be a
   * price, "next week" lies ahead, and an hour alone is of any day.
   */
  boolean isFirm() {
    return isWholeDate()
        || (month != null && day != null && (monthNamed || time != null))
        || (shift != null && shift <= 0)
        || isRecent();
  }

  /** An hour, or a span that is told of nothing, is as well how long a film is or a text takes. */
  boolean mayBeLength() {
    return month == null && year == null && instant == null && !isFirm();
  }

  /** A span back of some weeks at most: "he left 5 years ago" is no date of the page. */
  private boolean isRecent() {
    return !spans.isEmpty()
        && (direction < 0 || spans.getFirst().sign() < 0)
        && spans.stream().allMatch(span -> span.unit.compareTo(ChronoUnit.WEEKS) <= 0);
  }

  /** Takes over the year of another date of the same line, or its day: «обновлено 10:30». */
  void complete(DateDraft other) {
    if (isEmptyButForTime()) {
      month = other.month;
      solar = other.solar;
      day = other.day;
      shift = other.shift;
    }
    if (year == null && month != null) {
      year = other.year;
      solar = other.solar;
    }
    zone = zone == null ? other.zone : zone;
  }

  /**
   * The time meant, or nothing where too little was said.
   *
   * @throws DateTimeException if there is no such day
   */
  Optional<Resolved> resolve(DateContext context) {
    ZonedDateTime fetched = context.fetched().atZone(zone == null ? context.zone() : zone);
    if (instant != null) {
      return at(instant.atZone(fetched.getZone()), Precision.SECOND);
    }
    if (month != null) {
      return ofCalendar(month, fetched);
    }
    if (year != null) {
      return solar || hasDay() || time != null || step != null
          ? Optional.empty()
          : at(LocalDate.of(year, 1, 1).atStartOfDay(fetched.getZone()), Precision.YEAR);
    }
    return ofDistance(fetched).map(Resolved::asRelative);
  }

  private Optional<Resolved> ofCalendar(int month, ZonedDateTime fetched) {
    if (day != null) {
      LocalDate date =
          year == null ? latest(month, day, fetched.toLocalDate()) : date(year, month, day);
      return onDay(date, fetched.getZone());
    }
    return year == null || time != null || solar
        ? Optional.empty()
        : at(YearMonth.of(year, month).atDay(1).atStartOfDay(fetched.getZone()), Precision.MONTH);
  }

  /** A day without a year is the latest that is not in the future. */
  private LocalDate latest(int month, int day, LocalDate today) {
    int thisYear = solar ? today.getYear() - SolarDay.YEARS_BEHIND : today.getYear();
    for (int back = 0; back <= YEARS_BACK; back++) {
      boolean isThere = solar || YearMonth.of(thisYear - back, month).isValidDay(day);
      if (isThere && !date(thisYear - back, month, day).isAfter(today)) {
        return date(thisYear - back, month, day);
      }
    }
    throw new DateTimeException("no month " + month + " has a day " + day);
  }

  private LocalDate date(int year, int month, int day) {
    return solar ? SolarDay.of(year, month, day) : LocalDate.of(year, month, day);
  }

  private Optional<Resolved> ofDistance(ZonedDateTime fetched) {
    LocalDate today = fetched.toLocalDate();
    if (shift != null) {
      return onDay(today.plusDays(shift), fetched.getZone());
    }
    if (step != null) {
      return moved(fetched.plus(step.step(), step.unit()), step.unit());
    }
    if (!spans.isEmpty()) {
      return bareUnit && direction == 0 ? Optional.empty() : ofSpans(fetched);
    }
    if (weekday != null) {
      return onDay(today.with(TemporalAdjusters.previousOrSame(weekday)), fetched.getZone());
    }
    if (time != null) {
      return onDay(
          isAhead(today.atTime(clock(time)), fetched) ? today.minusDays(1) : today,
          fetched.getZone());
    }
    return now ? at(fetched, Precision.MINUTE) : Optional.empty();
  }

  /**
   * Whether a time of today lies in the future: "22:31", seen after midnight, is of the day before.
   * Where UTC stands for a zone that nobody told, the site's clock may be far ahead.
   */
  private static boolean isAhead(LocalDateTime time, ZonedDateTime fetched) {
    boolean isKnown = fetched.getOffset().getTotalSeconds() != 0;
    return time.isAfter(fetched.toLocalDateTime().plus(isKnown ? CLOCK_ERROR : FARTHEST_ZONE));
  }

  /** The largest unit is counted first: a month and a day back is not a day and a month back. */
  private Optional<Resolved> ofSpans(ZonedDateTime fetched) {
    spans.sort(Comparator.comparing(SignedSpan::unit).reversed());
    ZonedDateTime there = fetched;
    for (SignedSpan span : spans) {
      // A span without a direction lies in the past, as all that news tell of.
      int sign = span.sign != 0 ? span.sign : direction != 0 ? direction : -1;
      there = there.plus(sign * span.amount, span.unit);
    }
    return moved(there, spans.getLast().unit);
  }

  /** A site counts weeks from a day that it knows: "2 weeks ago" is told to the day. */
  private Optional<Resolved> moved(ZonedDateTime there, ChronoUnit smallest) {
    if (time != null) {
      return onDay(there.toLocalDate(), there.getZone());
    }
    return at(
        there,
        switch (smallest) {
          case YEARS, DECADES -> Precision.YEAR;
          case MONTHS -> Precision.MONTH;
          case WEEKS, DAYS -> Precision.DAY;
          default -> Precision.MINUTE;
        });
  }

  private Optional<Resolved> onDay(LocalDate date, ZoneId zone) {
    if (time == null) {
      return at(date.atStartOfDay(zone), Precision.DAY);
    }
    LocalDate day = endOfDay ? date.plusDays(1) : date;
    return at(day.atTime(clock(time)).atZone(zone), seconds ? Precision.SECOND : Precision.MINUTE);
  }

  private LocalTime clock(LocalTime time) {
    return afternoon == null || time.getHour() > 12
        ? time
        : time.withHour(time.getHour() % 12 + (afternoon ? 12 : 0));
  }

  private static Optional<Resolved> at(ZonedDateTime time, Precision precision) {
    return Optional.of(new Resolved(time.toOffsetDateTime(), precision, false));
  }
}
