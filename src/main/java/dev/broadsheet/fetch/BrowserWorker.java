package dev.broadsheet.fetch;

import com.microsoft.playwright.PlaywrightException;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.BrowserFetcher.Order;
import dev.broadsheet.fetch.FetchException.Reason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A thread with a browser of its own, which takes one order after the other. */
final class BrowserWorker {
  /** Every wait of a visit ends in its time; what lasts so much longer is a script that hangs. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration TIDYING = Duration.ofSeconds(5);

  /** The next page takes the place of the last one; only where none comes is a page left first. */
  private static final Duration LINGERING = Duration.ofMillis(200);

  /** A browser that nobody needs is ended: it holds some 300 MB. */
  private static final Duration RESTING = Duration.ofMinutes(1);

  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final BlockingQueue<Order> orders;
  private final AtomicInteger idle;
  private final Path executable;
  private final FilteringProxy proxy;
  private final FetchSettings settings;
  private final BrowserOptions options;
  private final Clock clock;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable BrowserSession session;

  /** Whether a page that was taken still stands in the tab, and its scripts run. */
  private boolean stands;

  /**
   * @param orders where the work comes from, shared by all workers
   * @param idle counts the workers that wait for an order
   */
  BrowserWorker(
      BlockingQueue<Order> orders,
      AtomicInteger idle,
      Path executable,
      FilteringProxy proxy,
      FetchSettings settings,
      BrowserOptions options,
      Clock clock) {
    this.orders = orders;
    this.idle = idle;
    this.executable = executable;
    this.proxy = proxy;
    this.settings = settings;
    this.options = options;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("browser").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Ends the browser, in the middle of a page if need be. */
  void stop() {
    stopped = true;
    thread.interrupt();
    BrowserSession open = session;
    if (open != null) {
      open.kill();
    }
  }

  /** Waits until the thread has ended, for a bounded time. */
  void join() {
    try {
      thread.join(STOPPING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        Order order = next();
        if (!order.page().isDone()) { // else nobody waits for it any more
          serve(order);
        }
      } catch (InterruptedException e) {
        break;
      }
    }
    // Playwright could not end its driver in peace with the flag set.
    Thread.interrupted();
    discard();
  }

  private Order next() throws InterruptedException {
    idle.incrementAndGet();
    try {
      @Nullable Order order = null;
      if (stands) {
        order = orders.poll(LINGERING.toMillis(), TimeUnit.MILLISECONDS);
        tidy(order == null ? BrowserSession::leave : BrowserSession::probe);
      }
      if (order == null) {
        order = orders.poll(RESTING.toMillis(), TimeUnit.MILLISECONDS);
      }
      if (order != null) {
        return order;
      }
      discard();
      return orders.take();
    } finally {
      idle.decrementAndGet();
    }
  }

  private void serve(Order order) {
    try {
      order.page().complete(visit(order));
    } catch (FetchException e) {
      order.page().completeExceptionally(e);
      if (e.reason() == Reason.TIMEOUT) {
        tidy(BrowserSession::renew);
      }
    } catch (RuntimeException | Error e) { // else somebody would wait for the page for ever
      order.page().completeExceptionally(e);
      discard();
    }
  }

  /**
   * A browser that died, often between two pages, is started again, and the page tried once more.
   */
  private Page visit(Order order) throws FetchException {
    try {
      return visitOnce(order);
    } catch (FetchException e) {
      if (stopped || e.reason() != Reason.BROWSER || !e.retryable()) {
        throw e;
      }
      discard();
      return visitOnce(order);
    }
  }

  private Page visitOnce(Order order) throws FetchException {
    BrowserSession open = session;
    if (open == null || !open.isAlive() || open.isOld()) {
      discard();
      open = open(order);
    }
    Watchdog watchdog = Watchdog.after(settings.timeout().plus(GRACE), open::kill);
    try {
      stands = true;
      return new BrowserVisit(open.tab(), proxy, settings, options, clock, order).run();
    } catch (FetchException e) {
      boolean killed = watchdog.hasBitten();
      throw killed ? hung(order, e) : e;
    } finally {
      watchdog.cancel();
    }
  }

  private FetchException hung(Order order, FetchException cause) {
    return new FetchException(
        order.request().url(),
        Reason.TIMEOUT,
        true,
        "a script of the page still ran after " + Failures.seconds(settings.timeout()),
        cause);
  }

  /** Makes way for the next page; a browser in which the last one hangs is ended. */
  private void tidy(Consumer<BrowserSession> way) {
    stands = false;
    BrowserSession open = session;
    if (open == null) {
      return;
    }
    Watchdog watchdog = Watchdog.after(TIDYING, open::kill);
    try {
      way.accept(open);
    } catch (PlaywrightException e) {
      discard();
    } finally {
      watchdog.cancel();
    }
  }

  private BrowserSession open(Order order) throws FetchException {
    Driver driver = driver(order);
    Watchdog watchdog = Watchdog.after(options.start(), driver::kill);
    try {
      BrowserSession open = new BrowserSession(driver, executable, proxy, settings, options, clock);
      session = open;
      return open;
    } catch (RuntimeException e) {
      boolean killed = watchdog.hasBitten();
      throw notStarted(
          order,
          killed ? "not in " + Failures.seconds(options.start()) : ChromiumErrors.firstLine(e),
          e);
    } finally {
      watchdog.cancel();
    }
  }

  private Driver driver(Order order) throws FetchException {
    try {
      return new Driver(Chromium::driver, options.start());
    } catch (RuntimeException e) {
      throw notStarted(order, ChromiumErrors.firstLine(e), e);
    }
  }

  private FetchException notStarted(Order order, String why, RuntimeException cause) {
    return new FetchException(
        order.request().url(), Reason.BROWSER, false, executable + " did not start: " + why, cause);
  }

  private void discard() {
    BrowserSession open = session;
    session = null;
    stands = false;
    if (open != null) {
      try {
        open.close();
      } catch (PlaywrightException e) {
        open.kill(); // it hangs, or the thread is not to wait
      }
    }
  }
}
