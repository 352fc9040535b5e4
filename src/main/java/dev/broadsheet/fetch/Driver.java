package dev.broadsheet.fetch;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * Starts the driver.
   *
   * @param start begins a process, and waits for its answer
   * @param time for it to answer in
   * @throws PlaywrightException also when it has not answered by then
   */
  Driver(Supplier<Playwright> start, Duration time) {
    synchronized (STARTING) {
      Set<ProcessHandle> before =
          ProcessHandle.current().children().collect(Collectors.toUnmodifiableSet());
      Watchdog watchdog =
          Watchdog.after(time, () -> startedSince(before).forEach(ProcessHandle::destroyForcibly));
      try {
        this.playwright = start.get();
      } catch (PlaywrightException e) {
        throw watchdog.hasBitten()
            ? new PlaywrightException(
                "Playwright's driver did not answer in " + Failures.seconds(time), e)
            : e;
      } finally {
        watchdog.cancel();
      }
      this.process = startedSince(before).findFirst();
    }
  }

  private static Stream<ProcessHandle> startedSince(Set<ProcessHandle> before) {
    return ProcessHandle.current().children().filter(p -> !before.contains(p));
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
    Watchdog _ = Watchdog.after(CLEARING, () -> process.ifPresent(ProcessHandle::destroyForcibly));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
