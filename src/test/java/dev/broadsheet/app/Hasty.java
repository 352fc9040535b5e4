package dev.broadsheet.app;

import dev.broadsheet.testing.FastClock;
import java.time.Clock;
import java.time.Instant;

/** For tests at a server of their own, which needs no manners. */
final class Hasty {
  private static final double SPEED = 50;

  private Hasty() {}

  /** A Broadsheet that keeps distances between requests by a clock that runs fast. */
  static Broadsheet broadsheet(Settings settings) {
    return new Broadsheet(settings, new FastClock(Instant.now(), SPEED), Clock.systemUTC(), SPEED);
  }
}
