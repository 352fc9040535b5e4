package dev.broadsheet.store;

import java.time.Instant;
import java.util.Objects;

/**
 * Times of a schedule that passed without a run.
 *
 * @param times how many, at least
 * @param madeUp whether a run makes up for them
 */
public record Missed(
    String schedule, Instant first, Instant last, int times, boolean madeUp, Instant noticed) {
  public Missed {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(noticed, "noticed");
  }
}
