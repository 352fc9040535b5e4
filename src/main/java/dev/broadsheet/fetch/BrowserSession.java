package dev.broadsheet.fetch;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A running browser with one tab, which is used again and again. Belongs to the thread that opened
 * it, as Playwright takes calls from no other; only {@link #kill} may come from elsewhere.
 */
final class BrowserSession implements AutoCloseable {
  /** The driver that appears among our children while this is held is ours. */
  private static final Object STARTING = new Object();

  private static final Duration CLEARING = Duration.ofMillis(500);

  private final FilteringProxy proxy;
  private final String userAgent;
  private final int pagesPerContext;
  private final Clock clock;
  private final Instant end;
  private final Playwright playwright;
  private final Optional<ProcessHandle> driver;
  private final Browser browser;
  private Tab tab;
  private int pages;

  /** A tab and the ways to it. */
  record Tab(BrowserContext context, Page page, DevTools tools, Traffic traffic) {}

  /** Starts the browser: half a second, or more. */
  BrowserSession(
      Path executable,
      FilteringProxy proxy,
      FetchSettings settings,
      BrowserOptions options,
      Clock clock) {
    this.proxy = proxy;
    this.pagesPerContext = options.pagesPerContext();
    this.clock = clock;
    this.end = clock.instant().plus(options.lifetime());
    synchronized (STARTING) {
      Set<ProcessHandle> before =
          ProcessHandle.current().children().collect(Collectors.toUnmodifiableSet());
      this.playwright = Chromium.driver();
      this.driver = ProcessHandle.current().children().filter(p -> !before.contains(p)).findFirst();
    }
    try {
      this.browser = Chromium.start(playwright, executable, proxy);
      this.userAgent = Chromium.userAgent(browser.version(), settings);
      this.tab = open();
    } catch (PlaywrightException e) {
      playwright.close();
      throw e;
    }
  }

  /** The tab for the next page, fresh after so many pages. */
  Tab tab() {
    if (pages++ == pagesPerContext) {
      renew();
    }
    return tab;
  }

  /** Whether the browser still runs. */
  boolean isAlive() {
    return driver.map(d -> d.children().findAny().isPresent()).orElse(true);
  }

  /** Whether the browser has run for so long that a new one is better. */
  boolean isOld() {
    return !clock.instant().isBefore(end);
  }

  /** Leaves the page, so that its scripts run no longer. */
  void leave() {
    tab.page().navigate("about:blank");
  }

  /**
   * Asks the page for a sign of life, and waits for it: a page that hangs would hold up the next.
   */
  void probe() {
    tab.tools().probe();
  }

  /** Throws the tab away, with all that its pages left behind. */
  void renew() {
    tab.context().close();
    tab = open();
    pages = 0;
  }

  private Tab open() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setAcceptDownloads(false)
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                .setUserAgent(userAgent));
    Page page = context.newPage();
    context.onPage(Page::close);
    page.onDialog(
        dialog -> {
          // To dismiss the question whether to leave is to stay.
          if (dialog.type().equals("beforeunload")) {
            dialog.accept();
          } else {
            dialog.dismiss();
          }
        });
    DevTools tools = new DevTools(context.newCDPSession(page), userAgent);
    tools.authenticate(page, proxy.password());
    return new Tab(context, page, tools, new Traffic(page));
  }

  /**
   * Ends the browser at once; the thread that waits for it gets an exception. The driver is given a
   * moment to clear the profile away, and ends too: it would wait on for some answers of the dead
   * browser. Thread-safe.
   */
  void kill() {
    driver.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
    CompletableFuture.delayedExecutor(CLEARING.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> driver.ifPresent(ProcessHandle::destroyForcibly));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
