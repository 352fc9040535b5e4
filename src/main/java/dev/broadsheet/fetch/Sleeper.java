package dev.broadsheet.fetch;

import java.time.Duration;

/** Waits; in tests, pretends to. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Waits as long as told, not at all for a duration of zero or less.
   *
   * @throws InterruptedException also when all waiting has come to its end
   */
  void sleep(Duration time) throws InterruptedException;

  /** Whether nothing is waited for any more: what has not begun does not begin. */
  default boolean isOver() {
    return false;
  }
}
