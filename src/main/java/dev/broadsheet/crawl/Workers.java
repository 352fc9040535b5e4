package dev.broadsheet.crawl;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Runs tasks side by side on virtual threads and waits for all of them. */
final class Workers {
  private Workers() {}

  /** What a task logs names the run and the site that it belongs to. */
  private static Runnable inContext(@Nullable Map<String, String> context, Runnable task) {
    return () -> {
      if (context != null) {
        MDC.setContextMap(context);
      }
      task.run();
    };
  }

  /**
   * Runs all tasks.
   *
   * @throws RuntimeException what the first task that failed threw, after all have ended
   */
  static void run(List<Runnable> tasks) {
    List<Future<?>> futures;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, String> context = MDC.getCopyOfContextMap();
      futures = tasks.stream().<Future<?>>map(t -> threads.submit(inContext(context, t))).toList();
    }
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default -> throw new IllegalStateException(e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for work that has ended", e);
      }
    }
  }
}
