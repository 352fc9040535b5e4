package dev.broadsheet.fetch;

import com.microsoft.playwright.Playwright;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Playwright's driver, a process of ours that runs a browser. Belongs to the thread that started
 * it; only {@link #kill} may come from elsewhere.
 */
final class Driver implements AutoCloseable {
  /** The driver that appears among our children while this is held is ours. */
  private static final Object STARTING = new Object();

  private static final Duration CLEARING = Duration.ofMillis(500);

  private final Playwright playwright;
  private final Optional<ProcessHandle> process;

  Driver() {
    synchronized (STARTING) {
      Set<ProcessHandle> before =
          ProcessHandle.current().children().collect(Collectors.toUnmodifiableSet());
      this.playwright = Chromium.driver();
      this.process =
          ProcessHandle.current().children().filter(p -> !before.contains(p)).findFirst();
    }
  }

  Playwright playwright() {
    return playwright;
  }

  /** Whether its browser still runs. */
  boolean hasBrowser() {
    return process.map(d -> d.children().findAny().isPresent()).orElse(true);
  }

  /**
   * Ends the browser at once; the thread that waits for it gets an exception. The driver is given a
   * moment to clear the profile away, and ends too: it would wait on for some answers of the dead
   * browser. Thread-safe.
   */
  void kill() {
    process.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
    CompletableFuture.delayedExecutor(CLEARING.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> process.ifPresent(ProcessHandle::destroyForcibly));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
