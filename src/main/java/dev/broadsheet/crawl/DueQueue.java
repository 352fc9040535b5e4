package dev.broadsheet.crawl;

import dev.broadsheet.store.Due;
import dev.broadsheet.store.Frontier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The addresses of a site whose turn it is, taken from the frontier by the handful, while sources
 * are still being read. Thread-safe.
 */
final class DueQueue {
  /** Longer than a handful takes at the slowest pace; a dead run's leases end with its hold. */
  private static final Duration LEASE = Duration.ofHours(1);

  private final Frontier frontier;
  private final String site;
  private final int handful;
  private final Deque<Due> taken = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private boolean isDiscovering = true;

  /**
   * @param handful taken at a time
   */
  DueQueue(Frontier frontier, String site, int handful) {
    this.frontier = frontier;
    this.site = site;
    this.handful = handful;
  }

  /**
   * The next address; waits while sources may still bring one. Empty when none is due any more.
   *
   * @throws InterruptedException while waiting
   */
  Optional<Due> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (taken.isEmpty()) {
        taken.addAll(frontier.take(site, handful, LEASE));
        if (taken.isEmpty()) {
          if (!isDiscovering) {
            return Optional.empty();
          }
          news.await();
        }
      }
      return Optional.of(taken.removeFirst());
    } finally {
      lock.unlock();
    }
  }

  /** A source has brought new addresses. */
  void offered() {
    tell(true);
  }

  /** No source will bring more. */
  void allOffered() {
    tell(false);
  }

  private void tell(boolean goesOn) {
    lock.lock();
    try {
      isDiscovering = goesOn;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
