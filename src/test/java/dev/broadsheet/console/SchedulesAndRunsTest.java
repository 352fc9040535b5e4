package dev.broadsheet.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.store.HostCost;
import dev.broadsheet.store.Missed;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunEvent;
import dev.broadsheet.store.SiteCounts;
import dev.broadsheet.store.Store;
import dev.broadsheet.testing.FakeTime;
import dev.broadsheet.upkeep.ServiceLogs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a person sees and does it. */
class SchedulesAndRunsTest {
  private static final Instant NOW = Instant.parse("2026-03-05T06:20:00Z");
  private static final FakeTime CLOCK = new FakeTime(NOW);
  private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202e</bdi>";

  @TempDir private static Path folder;
  private static final CountDownLatch HANDS = new CountDownLatch(1);
  private static Store store;
  private static ConsoleBrowser browser;
  private static long crawl;

  @BeforeAll
  static void start() throws IOException {
    Path files = Files.createDirectory(folder.resolve("schedules"));
    Files.writeString(
        files.resolve("russian-news.yaml"),
        """
        # What the Russian-language sites bring
        cron: 0 30 7,12,19 ? * MON-FRI
        timezone: Europe/Moscow
        sites: [bereg.example, zarechie.example]
        misfire: skip
        """);
    Files.writeString(
        files.resolve("harbour.yaml"), "every: 30m\nsites: [harbour.example, delta.example]\n");
    Files.writeString(
        files.resolve("weekly-canaries.yaml"),
        "cron: 0 0 5 ? * SUN\nsites: [kontur.example]\ntask: canaries\n");
    Files.writeString(
        files.resolve("broken.yaml"), "cron: 0 0 5 ? * SUN\nsites: ['" + HOSTILE + "']\n");
    Adapters adapters = adapters("bereg", "zarechie", "harbour", "delta", "kontur");
    store = Store.open(folder.resolve("data"), CLOCK);
    crawl = remember();
    log(crawl);
    browser =
        ConsoleBrowser.at(
            folder.resolve("console"),
            List.of(
                overview(files, adapters),
                new SchedulesPage(
                    store,
                    () -> Schedules.load(List.of(files), adapters, List.of()),
                    () -> adapters,
                    (schedule, stopping) -> crawl(schedule.name()),
                    CLOCK),
                new RunsPage(store, new ServiceLogs(folder), CLOCK)));
  }

  private static ConsolePage overview(Path schedules, Adapters adapters) {
    Newsroom newsroom =
        new Newsroom(
            store,
            () -> adapters,
            () -> Schedules.load(List.of(schedules), adapters, List.of()),
            new LiveBoard(),
            () -> new Newsroom.Disk(0, 0, 0),
            true,
            CLOCK);
    return NewsroomPages.of(newsroom).getFirst();
  }

  private static Adapters adapters(String... names) throws IOException {
    for (String name : names) {
      Path place = Files.createDirectories(folder.resolve("adapters").resolve(name + ".example"));
      Files.writeString(
          place.resolve("adapter.yaml"),
          """
          site: %1$s.example
          name: %1$s
          extends: news
          language: ru
          timezone: Europe/Moscow
          hosts: [www.%1$s.example]
          articles: '^https://www\\.%1$s\\.example/news/'
          discover: [{feed: 'https://www.%1$s.example/rss'}]
          """
              .formatted(name));
    }
    return Adapters.load(List.of(folder.resolve("adapters")));
  }

  private static long remember() {
    store
        .missedTimes()
        .add(
            new Missed(
                "harbour",
                NOW.minus(Duration.ofHours(9)),
                NOW.minus(Duration.ofHours(3)),
                13,
                true,
                NOW.minus(Duration.ofHours(2))));
    run("harbour", 14, 0, "harbour.example", "delta.example");
    run("russian-news", 31, 2, "bereg.example", "zarechie.example");
    return run("russian-news", 22, 4, "bereg.example", "zarechie.example");
  }

  private static final Duration WAITED = Duration.ofSeconds(83);

  private static long run(String schedule, int stored, int failed, String... sites) {
    long run = store.runs().start("crawl", Optional.of(schedule), List.of(sites));
    List<RunEvent> events = new ArrayList<>();
    for (String site : sites) {
      store
          .runs()
          .counts(
              run,
              site,
              new SiteCounts(
                  stored + 40, stored, 3, 30, 1, 0, 2, failed, 0, stored * 61_803L, 95_000),
              List.of(
                  new HostCost("www." + site, stored + 42, WAITED, Duration.ofSeconds(7), 61_803)));
      events.add(event(site, "https://" + site + "/", "source", "the feed named 40 addresses"));
      for (int i = 0; i < failed; i++) {
        URI url = URI.create("https://" + site + "/news/" + i);
        events.add(event(site, url.toString(), "failed", url + ": 503 after 3 tries"));
      }
    }
    if (failed == 4) {
      events.add(event(sites[0], "javascript:alert(2)", "failed", HOSTILE));
    }
    store.runs().events(run, events);
    CLOCK.advance(Duration.ofSeconds(95 + 37 * stored));
    store.runs().finish(run, Run.State.FINISHED);
    return run;
  }

  /** What the service wrote while the run went on. */
  private static void log(long run) throws IOException {
    Run known = store.runs().find(run).orElseThrow();
    Files.writeString(
        Files.createDirectories(folder.resolve("logs"))
            .resolve("serve-" + LocalDate.ofInstant(known.started(), ZoneOffset.UTC) + ".0.jsonl"),
        """
        {"timestamp":%1$d,"level":"INFO","mdc":{"run":"%2$d","site":"bereg.example"},"formattedMessage":"40 links, 22 new, from the feed"}
        {"timestamp":%1$d,"level":"INFO","mdc":{"run":"%2$d9","site":"bereg.example"},"formattedMessage":"of another run"}
        {"timestamp":%1$d,"level":"WARN","mdc":{"run":"%2$d","site":"bereg.example"},"formattedMessage":"%3$s"}
        """
            .formatted(known.started().toEpochMilli(), run, HOSTILE.replace("\"", "\\\"")));
  }

  private static RunEvent event(String site, String url, String kind, String message) {
    return new RunEvent(NOW, Optional.of(site), Optional.of(URI.create(url)), kind, message);
  }

  /** As a crawl would be, until its hand is let go. */
  private static void crawl(String schedule) {
    long run = store.runs().start("crawl", Optional.of(schedule), List.of("delta.example"));
    try {
      HANDS.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.runs().counts(run, "delta.example", SiteCounts.NONE, List.of());
    store.runs().finish(run, Run.State.FINISHED);
  }

  @AfterAll
  static void stop() throws IOException {
    HANDS.countDown();
    if (browser != null) {
      browser.close();
    }
    store.close();
  }

  @AfterEach
  void nothingOfOthersRan() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void holdsAScheduleBackAndLetsItGoOn() throws IOException {
    Page page = browser.window(Role.OPERATE, "en");
    page.navigate("/schedules");
    page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText("russian-news"))
        .getByRole(AriaRole.LINK)
        .click();

    button(page, "Pause").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("paused");
    assertThat(store.pauses().all()).containsOnlyKeys("russian-news");
    page.navigate("/schedules");
    assertThat(page.locator(".agenda .held")).not().hasCount(0);

    page.goBack();
    button(page, "Resume").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("waiting");
    assertThat(store.pauses().all()).isEmpty();
  }

  @Test
  void followsTheSchedulesWhileSomebodyLooks() throws IOException {
    Page page = browser.look("/schedules");
    Locator row =
        page.locator(
            "[data-live] tbody tr", new Page.LocatorOptions().setHasText("weekly-canaries"));
    assertThat(row).containsText("waiting");
    assertThat(row).containsText("Sun at 05:00");

    store.pauses().begin("weekly-canaries", NOW);
    assertThat(row).containsText("paused");
    store.pauses().end("weekly-canaries");
    assertThat(row).containsText("waiting");
  }

  @Test
  void endsItsLivePiecesWhileThePageIsHidden() throws IOException {
    Page page = browser.look("/schedules");
    assertThat(page.locator("[data-live] tbody tr")).hasCount(3);

    page.waitForRequest(
        "**/schedules/live",
        () -> {
          hide(page, true);
          hide(page, false); // only what has ended is asked for anew
        });
  }

  private static void hide(Page page, boolean isHidden) {
    page.evaluate(
        """
        (hidden) => {
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }
        """,
        isHidden);
  }

  @Test
  void runsAScheduleNowAndFollowsItToItsEnd() throws IOException {
    Page page = browser.window(Role.OPERATE, "en");
    page.navigate("/schedules/harbour");

    button(page, "Run now").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("running");
    Locator newest = page.locator("[data-live] tbody tr").first();
    assertThat(newest).containsText("running");
    HANDS.countDown();
    assertThat(newest).containsText("finished");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("waiting");

    newest.getByRole(AriaRole.LINK).click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .containsText("Run ");
  }

  @Test
  void letsLookersDoNothing() throws IOException {
    Page page = browser.window(Role.LOOK, "en");
    page.navigate("/schedules/harbour");

    assertThat(button(page, "Run now")).hasCount(0);
    String csrf = page.locator("meta[name=csrf]").getAttribute("content");
    for (String act : List.of("run", "pause", "resume")) {
      assertThat(
              page.request()
                  .post(
                      browser.address() + "/schedules/harbour/" + act,
                      RequestOptions.create()
                          .setHeader("Origin", browser.address())
                          .setForm(FormData.create().set("csrf", csrf)))
                  .status())
          .isEqualTo(403);
    }
    assertThat(store.pauses().all()).doesNotContainKey("harbour");
  }

  @Test
  void showsWhatARunCostEachHost() throws IOException {
    Page page = browser.window(Role.LOOK, "en");
    page.navigate("/runs/" + crawl);

    assertThat(
            page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("www.bereg.example")))
        .containsText("64");
  }

  @Test
  void showsWhatARunMetAsTextWhateverItSays() throws IOException {
    Page page = browser.window(Role.LOOK, "en");
    page.navigate("/runs/" + crawl);

    assertThat(page.locator("#log ~ ol")).containsText("<img src=x onerror=alert(1)>");
    page.locator("details")
        .filter(new Locator.FilterOptions().setHasText("503 after 3 tries"))
        .first()
        .locator("summary")
        .click();
    assertThat(page.locator("a[href='https://bereg.example/news/0']")).isVisible();
    assertThat(page.getByText("when they are tried again").first())
        .hasAttribute(
            "href",
            "/failures?run=%d&site=bereg.example&why=503%%20after%%203%%20tries".formatted(crawl));
    assertThat(page.locator("a[href^=javascript]")).hasCount(0);
    page.navigate("/schedules");
    assertThat(page.locator(".mistakes")).containsText("<img src=x onerror=alert(1)>");
    assertThat(page.locator("img")).hasCount(0);
  }

  @Test
  void findsRunsByTheirScheduleAndState() throws IOException {
    Page page = browser.window(Role.LOOK, "en");
    page.navigate("/runs");
    page.getByLabel("Schedule").selectOption("russian-news");
    page.getByLabel("State").selectOption("finished");
    button(page, "Show").click();

    assertThat(page.locator("tbody tr")).hasCount(2);
    assertThat(page.url()).contains("schedule=russian-news", "state=finished");
    assertThat(page.request().get(browser.address() + "/runs?state=odd").status()).isEqualTo(400);
    assertThat(page.request().get(browser.address() + "/runs/1x").status()).isEqualTo(404);
    assertThat(page.request().get(browser.address() + "/schedules/none").status()).isEqualTo(404);
  }

  @Test
  void showsWhatTheServiceWroteOfARun() throws IOException {
    Page page = browser.window(Role.LOOK, "en");
    page.navigate("/runs/" + crawl);
    Locator lines =
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Log of the service"))
            .locator("li");

    assertThat(lines).hasCount(2);
    assertThat(lines.first()).containsText("INFO bereg.example 40 links, 22 new, from the feed");
    assertThat(lines.last()).containsText(HOSTILE);
    assertThat(page.locator("main script, main img")).hasCount(0);
    assertThat(page.locator(".commands")).containsText("runs log " + crawl);
  }

  @Test
  void keepsNobodyOutByHowItIsMade() throws IOException {
    browser.requireOpenToEverybody(Role.OPERATE, paths());
  }

  @Test
  void makesThePicturesOfTheGuide() throws IOException {
    Page page = browser.window(Role.OPERATE, "en");
    picture(page, "/schedules", "schedules-en");
    picture(page, "/schedules/russian-news", "schedules-one-en");
    picture(page, "/runs/" + crawl, "runs-one-en");
    assertThat(browser.complaints()).isEmpty();
  }

  private static void picture(Page page, String path, String name) {
    page.navigate(path);
    ConsoleBrowser.wholePicture(page, name);
  }

  private static List<String> paths() {
    return List.of("/schedules", "/schedules/russian-news", "/runs", "/runs/" + crawl);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
