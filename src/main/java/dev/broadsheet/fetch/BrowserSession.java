package dev.broadsheet.fetch;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * A running browser with one tab, which is used again and again. Belongs to the thread that opened
 * it, as Playwright takes calls from no other; only {@link #kill} may come from elsewhere.
 */
final class BrowserSession implements AutoCloseable {
  private final FilteringProxy proxy;
  private final String userAgent;
  private final int pagesPerContext;
  private final Clock clock;
  private final Instant end;

  /** On the way to an app a page that is still read would never come to its end. */
  private static final String STAYING =
      """
      navigation.addEventListener('navigate', leaving => {
        if (!/^(https?|about|blob|data|javascript):/.test(leaving.destination.url)) {
          leaving.preventDefault();
        }
      });
      """;

  private final Driver driver;
  private final Browser browser;
  private Tab tab;
  private int pages;

  /** A tab and the ways to it. */
  record Tab(BrowserContext context, Page page, DevTools tools, Traffic traffic) {}

  /**
   * Starts the browser: half a second, or more; for ever, where nobody kills the driver of one that
   * hangs.
   *
   * @param driver is closed with the session, also where that does not come about
   */
  BrowserSession(
      Driver driver,
      Path executable,
      FilteringProxy proxy,
      FetchSettings settings,
      BrowserOptions options,
      Clock clock) {
    this.driver = driver;
    this.proxy = proxy;
    this.pagesPerContext = options.pagesPerContext();
    this.clock = clock;
    this.end = clock.instant().plus(options.lifetime());
    try {
      this.browser = Chromium.start(driver.playwright(), executable, proxy);
      this.userAgent = Chromium.userAgent(browser.version(), settings);
      this.tab = open();
    } catch (RuntimeException e) {
      driver.close();
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
    return driver.hasBrowser();
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
    page.addInitScript(STAYING);
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

  /** Ends the browser at once, like {@link Driver#kill}. Thread-safe. */
  void kill() {
    driver.kill();
  }

  @Override
  public void close() {
    driver.close();
  }
}
