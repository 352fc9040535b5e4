package dev.broadsheet.schedule;

import dev.broadsheet.store.Missed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a schedule does when it is woken.
 *
 * @param runs whether it runs now
 * @param next the time for which it is woken next; empty where none comes any more. One that lies
 *     in the past is made up for at once
 * @param missed what it had missed
 */
record Turn(boolean runs, Optional<Instant> next, Optional<Missed> missed) {
  /** Older times are not made up for one by one. */
  static final Duration CAUGHT_UP = Duration.ofDays(7);

  /** Further times are not counted. */
  private static final int MOST_COUNTED = 1_000;

  /** Of a schedule that is held back: what passes meanwhile is neither run nor missed. */
  static Turn paused(Schedule schedule, Instant due, Instant now) {
    return new Turn(false, later(schedule, due, now), Optional.empty());
  }

  /**
   * @param due the time for which the schedule is woken
   * @param late whether it is woken too late to count as in time
   */
  static Turn of(Schedule schedule, Instant due, boolean late, Instant now) {
    Timetable times = schedule.times();
    Optional<Instant> later = later(schedule, due, now);
    if (!late) {
      boolean each = schedule.misfire() == Misfire.CATCH_UP;
      return new Turn(true, each ? times.after(due) : later, Optional.empty());
    }
    return switch (schedule.misfire()) {
      case FIRE_ONCE -> new Turn(true, later, Optional.of(missed(schedule, due, now, now, true)));
      case SKIP -> new Turn(false, later, Optional.of(missed(schedule, due, now, now, false)));
      case CATCH_UP -> caughtUp(schedule, due, now);
    };
  }

  private static Optional<Instant> later(Schedule schedule, Instant due, Instant now) {
    return schedule.times().after(now.isBefore(due) ? due : now);
  }

  private static Turn caughtUp(Schedule schedule, Instant due, Instant now) {
    Timetable times = schedule.times();
    Instant oldest = now.minus(CAUGHT_UP);
    if (due.isBefore(oldest)) {
      Missed given = missed(schedule, due, oldest.minusMillis(1), now, false);
      return new Turn(false, times.after(oldest.minusMillis(1)), Optional.of(given));
    }
    return new Turn(true, times.after(due), Optional.of(missed(schedule, due, due, now, true)));
  }

  private static Missed missed(
      Schedule schedule, Instant due, Instant until, Instant now, boolean madeUp) {
    Timetable times = schedule.times();
    Instant last = due;
    int count = 1;
    Optional<Instant> time = times.after(due);
    while (count < MOST_COUNTED && time.isPresent() && !time.get().isAfter(until)) {
      last = time.get();
      count++;
      time = times.after(last);
    }
    return new Missed(schedule.name(), due, last, count, madeUp, now);
  }
}
