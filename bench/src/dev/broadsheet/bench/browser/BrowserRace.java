package dev.broadsheet.bench.browser;

import dev.broadsheet.adapter.BrowserSteps;
import dev.broadsheet.fetch.BrowserFetcher;
import dev.broadsheet.fetch.BrowserOptions;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.fetch.Fetcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Takes pages that scripts fill through 4 tabs, by Broadsheet's browser and by a bare loop with
 * Playwright, one after the other: {@code BrowserRace [PAGES,…] [CONTESTANT,…]}. Tells for each
 * number of pages the pages per second, the start of the browsers included, and what the browsers
 * with their drivers, and this process, have in memory by then.
 */
public final class BrowserRace {
  private static final int TABS = 4;
  private static final String READY = "article p";

  private final Contestant contestant;
  private final ScriptedSite site;
  private final List<Integer> milestones;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(TABS);
  private final long start = System.nanoTime();
  private final Usage before = Usage.ofThisProcess();

  private BrowserRace(Contestant contestant, ScriptedSite site, List<Integer> milestones) {
    this.contestant = contestant;
    this.site = site;
    this.milestones = milestones;
  }

  /** Who takes part. SETTLED has nothing to wait for but the network's rest. */
  private enum Contestant {
    WAITING,
    SETTLED,
    PLAYWRIGHT
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    List<Integer> milestones =
        Stream.of((args.length > 0 ? args[0] : "300,1000").split(","))
            .map(Integer::valueOf)
            .toList();
    List<Contestant> contestants =
        args.length > 1
            ? Arrays.stream(args[1].split(",")).map(Contestant::valueOf).toList()
            : List.of(Contestant.values());
    System.out.printf(
        "%-11s %6s %8s %14s %10s %12s %8s%n",
        "", "pages", "pages/s", "browsers ms/p", "JVM ms/p", "browsers MB", "JVM MB");
    for (Contestant contestant : contestants) {
      try (ScriptedSite site = new ScriptedSite()) {
        new BrowserRace(contestant, site, milestones).run();
      }
    }
  }

  private void run() throws InterruptedException {
    if (contestant == Contestant.PLAYWRIGHT) {
      onEachTab(this::bare);
      return;
    }
    FetchSettings settings = FetchSettings.DEFAULT.withAllowedHosts(Set.of(site.authority()));
    try (BrowserFetcher browser =
        new BrowserFetcher(settings, BrowserOptions.DEFAULT.withTabs(TABS), Clock.systemUTC())) {
      BrowserSteps steps =
          contestant == Contestant.WAITING ? BrowserSteps.waitingFor(READY) : BrowserSteps.NONE;
      Fetcher tab = browser.taking(steps);
      onEachTab(() -> fetch(tab));
    }
  }

  private void onEachTab(Runnable work) throws InterruptedException {
    for (int i = 0; i < TABS; i++) {
      Thread.ofPlatform().start(work);
    }
    ended.await();
  }

  private void bare() {
    try (BarePlaywright tab = new BarePlaywright()) {
      for (int n = take(); n >= 0; n = take()) {
        check(n, tab.fetch(site.page(n), READY));
      }
    }
    ended.countDown();
  }

  private void fetch(Fetcher tab) {
    for (int n = take(); n >= 0; n = take()) {
      try {
        byte[] body = tab.fetch(FetchRequest.of(site.page(n))).body();
        check(n, new String(body, StandardCharsets.UTF_8));
      } catch (FetchException e) {
        System.out.println(e.getMessage());
      }
    }
    ended.countDown();
  }

  /** The next page, or -1 after the last. */
  private int take() {
    int n = next.getAndIncrement();
    return n < milestones.getLast() ? n : -1;
  }

  private void check(int number, String html) {
    if (!html.contains(ScriptedSite.lastWords(number))) {
      System.out.println("page " + number + " is not whole");
    }
    int pages = done.incrementAndGet();
    if (milestones.contains(pages)) {
      Usage browsers = Usage.ofBrowsers();
      Usage self = Usage.ofThisProcess();
      System.out.printf(
          "%-11s %6d %8.1f %14d %10d %12d %8d%n",
          contestant,
          pages,
          pages / ((System.nanoTime() - start) / 1e9),
          browsers.processor().toMillis() / pages,
          self.processor().minus(before.processor()).toMillis() / pages,
          browsers.bytes() >> 20,
          self.bytes() >> 20);
    }
  }
}
