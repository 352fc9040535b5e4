package dev.broadsheet.app;

import dev.broadsheet.upkeep.Cleaned;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cleans once a day beside other work. What goes wrong is logged, and tried again a day later. */
public final class DailyCleaning implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DailyCleaning.class);

  /** When the rush of a start is over. */
  private static final long FIRST_MINUTES = 10;

  private static final long DAY_MINUTES = 24 * 60;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("cleaning").daemon().factory());

  DailyCleaning(Supplier<Cleaned> work, Consumer<Cleaned> told) {
    ScheduledFuture<?> _ =
        clock.scheduleWithFixedDelay(
            () -> clean(work, told), FIRST_MINUTES, DAY_MINUTES, TimeUnit.MINUTES);
  }

  private static void clean(Supplier<Cleaned> work, Consumer<Cleaned> told) {
    try {
      told.accept(work.get());
    } catch (RuntimeException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  /** Ends when the file in hand, if there is one, is gone. */
  @Override
  public void close() {
    clock.shutdown();
  }
}
