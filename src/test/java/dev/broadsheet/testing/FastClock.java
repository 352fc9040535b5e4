package dev.broadsheet.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that began with the machine's and runs so much faster. */
public final class FastClock extends Clock {
  private final long began = System.nanoTime();
  private final Instant start;
  private final double speed;

  public FastClock(Instant start, double speed) {
    this.start = start;
    this.speed = speed;
  }

  @Override
  public Instant instant() {
    return start.plus(Duration.ofNanos(Math.round((System.nanoTime() - began) * speed)));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the fast clock has no zones");
  }
}
