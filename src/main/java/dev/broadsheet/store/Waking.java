package dev.broadsheet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When a schedule is woken next.
 *
 * @param running whether it runs: its next time waits for the end
 */
public record Waking(String schedule, Instant at, boolean running) {
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  public Waking {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(at, "at");
  }

  /** Whether its time has passed, and nothing runs. */
  public boolean isLate(Instant now) {
    return !running && at.plus(TOLERANCE).isBefore(now);
  }
}
