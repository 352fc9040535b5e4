package dev.broadsheet.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The gate before one host: lets requests start in the order they came, so many at a time and so
 * far apart. Those who wait may ask for different distances: each keeps its own from the start
 * before.
 */
final class HostGate {
  /** What a host that is overloaded gets on top of the delay, at first and at most. */
  private static final Duration FIRST_EXTRA = Duration.ofSeconds(1);

  private static final Duration MAX_EXTRA = Duration.ofSeconds(30);

  private final Clock clock;
  private final Sleeper sleeper;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition left = lock.newCondition();
  private int inside;
  private Instant lastStart = Instant.MIN;
  private Instant closedUntil = Instant.MIN;
  private Duration extra = Duration.ZERO;

  HostGate(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Waits for a turn; whoever got one calls {@link #leave}. */
  void enter(Duration delay, int parallel) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (inside >= parallel) {
        left.await();
      }
      inside++;
    } finally {
      lock.unlock();
    }
    try {
      for (Duration wait = start(delay); wait.isPositive(); wait = start(delay)) {
        sleeper.sleep(wait);
      }
    } catch (InterruptedException e) {
      leave();
      throw e;
    }
  }

  /** Starts now, or tells how long to wait before asking again. */
  private Duration start(Duration delay) {
    lock.lock();
    try {
      Instant now = clock.instant();
      Instant next = lastStart.equals(Instant.MIN) ? now : lastStart.plus(delay).plus(extra);
      if (closedUntil.isAfter(next)) {
        next = closedUntil;
      }
      if (next.isAfter(now)) {
        return Duration.between(now, next);
      }
      lastStart = now;
      return Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside--;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The host is overloaded: nobody starts for a while, and later ones keep more distance. */
  void slow(Duration pause) {
    lock.lock();
    try {
      Instant until = clock.instant().plus(pause);
      closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
      Duration more = extra.isZero() ? FIRST_EXTRA : extra.multipliedBy(2);
      extra = more.compareTo(MAX_EXTRA) < 0 ? more : MAX_EXTRA;
    } finally {
      lock.unlock();
    }
  }

  /** The host answered: half of the additional distance is enough. */
  void calm() {
    lock.lock();
    try {
      extra = extra.toMillis() < 250 ? Duration.ZERO : extra.dividedBy(2);
    } finally {
      lock.unlock();
    }
  }
}
