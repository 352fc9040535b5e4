package dev.broadsheet.schedule;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How schedules are run.
 *
 * @param parallel schedules that run side by side (default 4)
 * @param patience how long a stop waits for work in hand (default 60 s); what is not through by
 *     then is begun again at the next start
 * @param clock tells which schedules have no time left to come; Quartz itself goes by the system's
 *     clock
 * @param random draws the jitter
 */
public record RunnerOptions(int parallel, Duration patience, Clock clock, RandomGenerator random) {

  /** The defaults. */
  public static RunnerOptions of(Clock clock, RandomGenerator random) {
    return new RunnerOptions(4, Duration.ofSeconds(60), clock, random);
  }

  public RunnerOptions {
    if (parallel < 1) {
      throw new IllegalArgumentException("parallel must be 1 or more, found " + parallel);
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience must not be negative, found " + patience);
    }
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(random, "random");
  }
}
