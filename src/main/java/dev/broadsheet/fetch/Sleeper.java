package dev.broadsheet.fetch;

import java.time.Duration;

/** Waits; in tests, pretends to. */
@FunctionalInterface
public interface Sleeper {

  /** The sleeper of the real world. */
  Sleeper REAL = Thread::sleep;

  /** Waits as long as told, not at all for a duration of zero or less. */
  void sleep(Duration time) throws InterruptedException;
}
