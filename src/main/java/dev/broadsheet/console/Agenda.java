package dev.broadsheet.console;

import dev.broadsheet.schedule.Cron;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.schedule.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What schedules will run in the next days.
 *
 * @param zone by whose clock a day begins and ends
 */
public record Agenda(ZoneId zone, List<Day> days) {
  private static final int DAYS = 7;

  /** Of more times a day the first ones are looked for only. */
  private static final int MOST = 97;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  public Agenda {
    days = List.copyOf(days);
  }

  /** A day, with those schedules that have times on it, the earliest first. */
  public record Day(LocalDate date, List<Entry> entries) {
    public Day {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A schedule's times on a day.
   *
   * @param midnight when the day begins
   * @param hours how long it is: a change of summer time makes it longer or shorter
   * @param times at least one
   */
  public record Entry(
      Standing standing, ZonedDateTime midnight, long hours, List<ZonedDateTime> times) {
    private static final int NAMED = 4;

    public Entry {
      times = List.copyOf(times);
    }

    public Schedule schedule() {
      return standing.schedule();
    }

    public boolean isHeldBack() {
      return standing.paused().isPresent();
    }

    /** Whether there are too many to name each. */
    public boolean isDense() {
      return times.size() > NAMED;
    }

    /** Whether there may be more of them. */
    public boolean isCutOff() {
      return times.size() == MOST;
    }

    /** Whether the schedule means another clock than this agenda. */
    public boolean hasClockOfItsOwn() {
      return schedule().times().timing() instanceof Cron
          && !times.getFirst().toLocalDateTime().equals(own(times.getFirst()).toLocalDateTime());
    }

    /** A time by the schedule's own clock. */
    public ZonedDateTime own(ZonedDateTime time) {
      return time.withZoneSameInstant(schedule().times().zone());
    }

    /** Where a time stands in the day, in minutes from its beginning. */
    public long minute(ZonedDateTime time) {
      return Duration.between(midnight, time).toMinutes();
    }
  }

  static Agenda of(List<Standing> standings, Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    List<Standing> enabled = standings.stream().filter(s -> s.schedule().enabled()).toList();
    return new Agenda(
        zone,
        IntStream.range(0, DAYS)
            .mapToObj(i -> day(today.plusDays(i), enabled, now, zone))
            .toList());
  }

  private static Day day(LocalDate date, List<Standing> standings, Instant now, ZoneId zone) {
    ZonedDateTime midnight = date.atStartOfDay(zone);
    ZonedDateTime end = date.plusDays(1).atStartOfDay(zone);
    Instant from = now.isAfter(midnight.toInstant()) ? now : midnight.toInstant().minusMillis(1);
    return new Day(
        date,
        standings.stream()
            .map(s -> entry(s, midnight, from, end, zone))
            .filter(e -> !e.times().isEmpty())
            .sorted(Comparator.comparing(e -> e.times().getFirst()))
            .toList());
  }

  private static Entry entry(
      Standing standing, ZonedDateTime midnight, Instant from, ZonedDateTime end, ZoneId zone) {
    return new Entry(
        standing,
        midnight,
        Duration.between(midnight, end).toHours(),
        standing.schedule().times().between(from, end.toInstant(), MOST).stream()
            .map(t -> t.atZone(zone))
            .toList());
  }

  /** The name of a zone. */
  public static String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** Hours and minutes. */
  public static String clock(ZonedDateTime time) {
    return CLOCK.format(time);
  }
}
