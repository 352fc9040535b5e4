package dev.broadsheet.search;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes into an index what is stored, whoever stores it, until it is closed: so that no search has
 * to. What goes wrong is logged, and tried again.
 */
public final class IndexKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("text-index").daemon().factory());
  private final TextIndex index;
  private final Runnable looked;

  private IndexKeeper(TextIndex index, Runnable looked) {
    this.index = index;
    this.looked = looked;
  }

  /**
   * Begins to keep an index.
   *
   * @param between how long it rests after each look
   */
  public static IndexKeeper start(TextIndex index, Duration between) {
    return start(index, between, () -> {});
  }

  /**
   * The same.
   *
   * @param looked is told of the end of each look
   */
  static IndexKeeper start(TextIndex index, Duration between, Runnable looked) {
    IndexKeeper keeper = new IndexKeeper(index, looked);
    ScheduledFuture<?> _ =
        keeper.thread.scheduleWithFixedDelay(
            keeper::look, 0, between.toMillis(), TimeUnit.MILLISECONDS);
    return keeper;
  }

  private void look() {
    try {
      index.keepUp(thread::isShutdown);
    } catch (RuntimeException e) {
      LOG.warn("The text index could not be kept up: {}", e.getMessage());
    }
    looked.run();
  }

  /** Ends at the next article; what was taken in with the last commit stays. */
  @Override
  public void close() {
    thread.close();
  }
}
