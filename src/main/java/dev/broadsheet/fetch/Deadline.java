package dev.broadsheet.fetch;

import java.time.Duration;

/**
 * The end of a page's time in the browser, which waits in real time.
 *
 * @param nanos of {@link System#nanoTime}
 */
record Deadline(long nanos) {

  static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Whether there is time no longer. */
  boolean isOver() {
    return System.nanoTime() >= nanos;
  }

  /** Milliseconds that may be waited; never zero, which to Playwright means for ever. */
  double left(Duration most) {
    return Math.max(1, Math.min((double) most.toMillis(), (nanos - System.nanoTime()) / 1e6));
  }
}
