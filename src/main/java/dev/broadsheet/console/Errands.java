package dev.broadsheet.console;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody has begun from a page and goes on in the background, one of a name at a time.
 * Thread-safe.
 */
final class Errands implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

  /** How long a stop waits for what is in hand. */
  private static final long PATIENCE_SECONDS = 60;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * Begins one, unless one of its name is under way.
   *
   * @param work gets what tells it to stop; what it throws is logged, and told by {@link #failure}
   */
  void begin(String name, Consumer<BooleanSupplier> work) {
    if (stopping || !underWay.add(name)) {
      return;
    }
    failures.remove(name);
    threads.execute(() -> run(name, work));
  }

  private void run(String name, Consumer<BooleanSupplier> work) {
    try {
      work.accept(() -> stopping);
    } catch (RuntimeException e) {
      LOG.error("{} was begun from the console and failed", name, e);
      failures.put(name, String.valueOf(e.getMessage()));
    } finally {
      underWay.remove(name);
    }
  }

  boolean isUnderWay(String name) {
    return underWay.contains(name);
  }

  /** Why the last one of a name failed, if it did. */
  Optional<String> failure(String name) {
    return Optional.ofNullable(failures.get(name));
  }

  /** Asks what is under way to stop, and waits for it a while. */
  @Override
  public void close() {
    stopping = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} did not stop within {} s", underWay, PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
