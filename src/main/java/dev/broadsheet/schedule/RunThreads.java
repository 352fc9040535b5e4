package dev.broadsheet.schedule;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.quartz.spi.ThreadPool;

/**
 * A thread for each run, made when it begins: no schedule waits for another one to end. Public for
 * Quartz, which makes it by its name.
 */
public final class RunThreads implements ThreadPool {
  /** Told to Quartz, which wakes one schedule at a time. */
  private static final int ALWAYS = 1;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("schedule-", 0).factory());

  @Override
  public boolean runInThread(Runnable run) {
    try {
      threads.execute(run);
      return true;
    } catch (RejectedExecutionException e) {
      return false; // it stops; the run is begun again at the next start
    }
  }

  @Override
  public int blockForAvailableThreads() {
    return ALWAYS;
  }

  @Override
  public int getPoolSize() {
    return ALWAYS;
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown(boolean waitForJobsToComplete) {
    threads.shutdown();
    try {
      if (waitForJobsToComplete) {
        boolean _ = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void setInstanceId(String id) {}

  @Override
  public void setInstanceName(String name) {}
}
