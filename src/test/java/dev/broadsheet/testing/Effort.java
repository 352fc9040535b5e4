package dev.broadsheet.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work whose time is counted by what a processor does for it: a machine may do much else. */
public final class Effort {
  private Effort() {}

  /** Does work in a thread of its own, which is left to itself where it takes more than it may. */
  public static <T> T within(Duration limit, Callable<T> work) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    long thread = Thread.ofPlatform().daemon().start(task).threadId();
    while (true) {
      try {
        return task.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        long nanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
        if (nanos > limit.toNanos()) {
          throw new AssertionError("took more than " + limit.toSeconds() + " s of a processor", e);
        }
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause());
      }
    }
  }
}
