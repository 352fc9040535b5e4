package dev.broadsheet.schedule;

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

  /**
   * Times that passed without a run.
   *
   * @param times how many, {@value #MOST_COUNTED} at most
   * @param madeUp whether a run makes up for them
   */
  record Missed(Instant first, Instant last, int times, boolean madeUp) {}

  /**
   * @param due the time for which the schedule is woken
   * @param late whether it is woken too late to count as in time
   */
  static Turn of(Schedule schedule, Instant due, boolean late, Instant now) {
    Timetable times = schedule.times();
    Optional<Instant> later = times.after(now.isBefore(due) ? due : now);
    if (!late) {
      boolean each = schedule.misfire() == Misfire.CATCH_UP;
      return new Turn(true, each ? times.after(due) : later, Optional.empty());
    }
    return switch (schedule.misfire()) {
      case FIRE_ONCE -> new Turn(true, later, Optional.of(missed(times, due, now, true)));
      case SKIP -> new Turn(false, later, Optional.of(missed(times, due, now, false)));
      case CATCH_UP -> caughtUp(times, due, now);
    };
  }

  private static Turn caughtUp(Timetable times, Instant due, Instant now) {
    Instant oldest = now.minus(CAUGHT_UP);
    if (due.isBefore(oldest)) {
      Missed given = missed(times, due, oldest.minusMillis(1), false);
      return new Turn(false, times.after(oldest.minusMillis(1)), Optional.of(given));
    }
    return new Turn(true, times.after(due), Optional.of(new Missed(due, due, 1, true)));
  }

  private static Missed missed(Timetable times, Instant due, Instant until, boolean madeUp) {
    Instant last = due;
    int count = 1;
    Optional<Instant> time = times.after(due);
    while (count < MOST_COUNTED && time.isPresent() && !time.get().isAfter(until)) {
      last = time.get();
      count++;
      time = times.after(last);
    }
    return new Missed(due, last, count, madeUp);
  }
}
