package dev.broadsheet.schedule;

import dev.broadsheet.adapter.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which times count, by the clock of a zone.
 *
 * @param days of the week
 * @param hours of the day; empty: all
 * @param except days that don't count
 */
public record Calendar(
    Set<DayOfWeek> days, Optional<Hours> hours, List<DaySpan> except, ZoneId zone) {
  public Calendar {
    Objects.requireNonNull(hours, "hours");
    Objects.requireNonNull(zone, "zone");
    if (days.isEmpty()) {
      throw new IllegalArgumentException("days must name one or more");
    }
    // an order that is always the same: schedules are compared by their words
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    except = List.copyOf(except);
  }

  /** All times count. */
  public static Calendar always(ZoneId zone) {
    return new Calendar(EnumSet.allOf(DayOfWeek.class), Optional.empty(), List.of(), zone);
  }

  boolean counts(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    return countsDay(local.toLocalDate())
        && hours.filter(h -> !h.contains(local.toLocalTime())).isEmpty();
  }

  /** A later time, no later than the first that counts after one that does not. */
  Instant skipFrom(Instant closed) {
    ZonedDateTime local = closed.atZone(zone);
    if (countsDay(local.toLocalDate())) {
      // hours are written in minutes; a clock that is put back can bring them again on the same day
      return closed.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }
    return local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }

  private boolean countsDay(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && except.stream().noneMatch(e -> e.contains(day));
  }
}
