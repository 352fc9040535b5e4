package dev.broadsheet.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How schedules are run.
 *
 * @param patience how long a stop waits for work in hand (default 60 s); what is not through by
 *     then is begun again at the next start
 * @param clock that schedules go by
 * @param machine the system's clock, by which Quartz wakes (default: the same)
 * @param speed how much faster schedules' clock runs than the machine's (default 1)
 * @param random draws the jitter
 */
public record RunnerOptions(
    Duration patience, Clock clock, Clock machine, double speed, RandomGenerator random) {
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  /** The defaults. */
  public static RunnerOptions of(Clock clock, RandomGenerator random) {
    return new RunnerOptions(Duration.ofSeconds(60), clock, clock, 1, random);
  }

  public RunnerOptions {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience must not be negative, found " + patience);
    }
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(machine, "machine");
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be more than 0, found " + speed);
    }
    Objects.requireNonNull(random, "random");
  }

  /** When it will be that time by the machine's clock. */
  Instant machineTime(Instant time) {
    Instant now = machine.instant();
    long nanos = Math.round(Duration.between(clock.instant(), time).toNanos() / speed);
    // to the nearest: a little passes between the looks at the two clocks
    return now.plusNanos(nanos).plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS);
  }

  /** A run that begins so much after its time is late: a minute of the machine's clock. */
  Duration tolerance() {
    return Duration.ofNanos(Math.round(TOLERANCE.toNanos() * speed));
  }
}
