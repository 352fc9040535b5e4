package dev.broadsheet.fetch;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pages that were fetched and are not kept yet, by their bytes, over all sites and runs of a
 * program. Hundreds of hosts answer faster than pages are read: while too much lies here, the next
 * request waits. Thread-safe.
 */
public final class Backlog {
  private final long most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition less = lock.newCondition();
  private long bytes;

  /**
   * @param most bytes from which on no further request begins; what is under way then comes on top
   */
  Backlog(long most) {
    this.most = most;
  }

  /** A page is in hand. Whoever has one waits for no other: nothing would ever get less. */
  public void add(long pageBytes) {
    lock.lock();
    try {
      bytes += pageBytes;
    } finally {
      lock.unlock();
    }
  }

  /** A page is kept, or given up. */
  public void remove(long pageBytes) {
    lock.lock();
    try {
      bytes -= pageBytes;
      less.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits while there is too much. */
  void awaitRoom() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (bytes >= most) {
        less.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
