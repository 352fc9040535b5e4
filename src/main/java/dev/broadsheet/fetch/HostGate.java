package dev.broadsheet.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

  /** So many pages in a row that a host leaves without an answer are no chance. */
  private static final int SILENT = 3;

  /** How long a silent host is left alone, at first and at most. */
  private static final Duration FIRST_REST = Duration.ofSeconds(15);

  private static final Duration LONGEST_REST = Duration.ofMinutes(15);

  /** Servers ask for decades, too. */
  private static final Duration LONGEST_CLOSED = Duration.ofDays(1);

  /** A host that takes longer than this for an answer gets as much time between two starts. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  /** Of the smoothed time of answers, what the last one makes up. */
  private static final int SHARE = 4;

  private final Clock clock;
  private final Sleeper sleeper;
  private final Duration longestWait;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition left = lock.newCondition();
  private int inside;
  private Instant lastStart = Instant.EPOCH;
  private Instant closedUntil = Instant.EPOCH;
  private Duration extra = Duration.ZERO;
  private Duration answers = Duration.ZERO;
  private Duration delayBehind = Duration.ZERO;
  private int unanswered;

  /**
   * @param longestWait for a host that is left alone
   */
  HostGate(Clock clock, Sleeper sleeper, Duration longestWait) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.longestWait = longestWait;
  }

  /**
   * Waits for a turn; whoever got one calls {@link #leave}.
   *
   * @return empty: it is the caller's turn; else how long the host is left alone, which is longer
   *     than anybody waits
   */
  Optional<Duration> enter(Duration delay, int parallel) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (inside >= parallel) {
        left.await();
      }
      inside++;
    } finally {
      lock.unlock();
    }
    boolean isInside = false;
    try {
      Duration closed = start(delay);
      isInside = closed.isZero();
      return isInside ? Optional.empty() : Optional.of(closed);
    } finally {
      if (!isInside) {
        leave();
      }
    }
  }

  /** Waits until it may start; tells how long the host is closed, if that is too long. */
  private Duration start(Duration delay) throws InterruptedException {
    if (sleeper.isOver()) {
      throw new InterruptedException("nothing more begins");
    }
    for (Duration wait = tryStart(delay); wait.isPositive(); wait = tryStart(delay)) {
      if (closed().compareTo(longestWait) > 0) {
        return closed();
      }
      sleeper.sleep(wait);
    }
    return Duration.ZERO;
  }

  /** Starts now, or tells how long to wait before asking again. */
  private Duration tryStart(Duration delay) {
    lock.lock();
    try {
      Instant now = now();
      Instant next =
          lastStart.equals(Instant.EPOCH) ? now : lastStart.plus(distance(delay)).plus(extra);
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

  /** A clock that was set back makes nobody wait for longer. */
  private Instant now() {
    Instant now = clock.instant();
    if (now.isBefore(lastStart)) {
      closedUntil = closedUntil.minus(Duration.between(now, lastStart));
      lastStart = now;
    }
    return now;
  }

  /**
   * A redirect from elsewhere has led to the host: who starts next keeps the distance from that.
   */
  void passed() {
    lock.lock();
    try {
      lastStart = now();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A redirect has led on from here: as the next one may, too, who starts next keeps the distance
   * of the host behind it.
   *
   * @param delay that the host behind asks for; zero where none is
   */
  void led(Duration delay) {
    lock.lock();
    try {
      delayBehind = delay;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody answers for the host, which is closed for that, if it is. */
  boolean isSilent() {
    lock.lock();
    try {
      return unanswered >= SILENT;
    } finally {
      lock.unlock();
    }
  }

  private Duration closed() {
    lock.lock();
    try {
      return Duration.between(now(), closedUntil);
    } finally {
      lock.unlock();
    }
  }

  private Duration distance(Duration delay) {
    Duration asked = delay.compareTo(delayBehind) > 0 ? delay : delayBehind;
    boolean isSlow = answers.compareTo(SLOW) > 0 && answers.compareTo(asked) > 0;
    return isSlow ? atMost(answers, MAX_EXTRA) : asked;
  }

  private static Duration atMost(Duration time, Duration most) {
    return time.compareTo(most) < 0 ? time : most;
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

  /** How long answers take, smoothed. */
  Duration answers() {
    lock.lock();
    try {
      return answers;
    } finally {
      lock.unlock();
    }
  }

  /** The host is overloaded: nobody starts for a while, and later ones keep more distance. */
  void slow(Duration pause) {
    lock.lock();
    try {
      unanswered = 0;
      Instant until = now().plus(atMost(pause, LONGEST_CLOSED));
      closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
      Duration more = extra.isZero() ? FIRST_EXTRA : extra.multipliedBy(2);
      extra = atMost(more, MAX_EXTRA);
    } finally {
      lock.unlock();
    }
  }

  /**
   * A page was given up as nobody answered for the host: after several in a row it is left alone
   * for a while, each time for twice as long.
   */
  void silent() {
    lock.lock();
    try {
      Instant now = now();
      if (closedUntil.isAfter(now)) {
        return; // asked for before the host was left alone
      }
      unanswered++;
      if (unanswered >= SILENT) {
        long times = 1L << Math.min(unanswered - SILENT, 10);
        closedUntil = now.plus(atMost(FIRST_REST.multipliedBy(times), LONGEST_REST));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The host answered: half of the additional distance is enough.
   *
   * @param took from the start to the end of the answer
   */
  void calm(Duration took) {
    lock.lock();
    try {
      unanswered = 0;
      extra = extra.toMillis() < 250 ? Duration.ZERO : extra.dividedBy(2);
      answers = answers.plus(took.minus(answers).dividedBy(SHARE));
    } finally {
      lock.unlock();
    }
  }
}
