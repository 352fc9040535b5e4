package dev.broadsheet.console;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Problem;
import dev.broadsheet.crawl.SiteReport;
import dev.broadsheet.extract.BodyGauge;
import dev.broadsheet.extract.Win;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.store.Drift;
import dev.broadsheet.store.FieldYield;
import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunEvent;
import dev.broadsheet.store.Settlement;
import dev.broadsheet.store.SiteCounts;
import dev.broadsheet.store.SourceState;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import dev.broadsheet.store.Trouble;
import dev.broadsheet.testing.FakeTime;
import dev.broadsheet.testing.Invented;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A month of four invented newspapers, one of them hostile: every word of it tries to be a page.
 */
final class Newsstand implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-06T12:00:00Z");
  static final String HOSTILE =
      "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
          + "\u202Edetrever' \"quoted\" &amp;";

  private static final List<String> SITES =
      List.of("evening.example", "harbour.example", "hostile.example", "kontur.example");

  private final Store store;
  private final Adapters adapters;
  private final Path folder;
  private final LiveBoard board = new LiveBoard();

  private Newsstand(Store store, Adapters adapters, Path folder) {
    this.store = store;
    this.adapters = adapters;
    this.folder = folder;
  }

  static Newsstand open(Path folder) throws IOException {
    for (String site : SITES) {
      Path file = folder.resolve("adapters").resolve(site).resolve("adapter.yaml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, adapter(site));
    }
    Files.writeString(
        Files.createDirectories(folder.resolve("schedules")).resolve("morning.yaml"),
        "cron: '0 30 4 * * ?'\ntimezone: Europe/London\nsites: [harbour.example]\n");
    FakeTime time = new FakeTime(NOW.minus(Duration.ofDays(30)));
    Newsstand stand =
        new Newsstand(
            Store.open(folder.resolve("data"), time),
            Adapters.load(List.of(folder.resolve("adapters"))),
            folder);
    stand.fill(time);
    return stand;
  }

  private static String adapter(String site) {
    boolean isHostile = site.startsWith("hostile");
    String name =
        switch (site) {
          case "evening.example" -> "The Evening Example";
          case "harbour.example" -> "The Harbour Ledger";
          case "kontur.example" -> "Контур";
          default -> HOSTILE;
        };
    return """
    site: %s
    name: "%s"
    language: %s
    timezone: Europe/London
    hosts: [www.%s]
    discover:
      - feed: https://www.%s/feed.xml
      - sitemap: https://www.%s/sitemap.xml
    fetch: {delay: 2s}
    fields:
      title: [h1.headline, h1]   # %s
      body: div.text
      published: {css: time, attr: datetime}
    require: [title, body]
    """
        .formatted(
            site,
            name.replace("\"", "\\\""),
            site.startsWith("kontur") ? "ru" : "en",
            site,
            site,
            site,
            isHostile ? HOSTILE.replace("\u202E", "") : "the newer layout first");
  }

  private void fill(FakeTime time) {
    store
        .articles()
        .save(
            SITES.stream()
                .flatMap(site -> IntStream.range(0, 5).mapToObj(n -> submission(site, n)))
                .toList());
    for (int day = 0; day < 30; day++) {
      run(day);
      time.advance(Duration.ofDays(1));
    }
    store
        .drifts()
        .begin(
            new Drift(
                "kontur.example",
                "kontur.example@00000001",
                1,
                NOW.minus(Duration.ofDays(2)),
                NOW.minus(Duration.ofDays(1)),
                Optional.empty(),
                List.of(new Drift.Change(Field.BODY, "by div.text on 100 % before, now on 4 %")),
                URI.create("https://www.kontur.example/news/17")));
    store
        .troubles()
        .begin(
            new Trouble(
                Trouble.Kind.SITE_FAILING,
                "hostile.example",
                NOW.minus(Duration.ofDays(1)),
                NOW.minus(Duration.ofDays(1)),
                "in 3 runs nothing could be had: " + HOSTILE,
                List.of()));
    store
        .sources()
        .state(
            "harbour.example",
            "https://www.harbour.example/feed.xml",
            new SourceState(
                Duration.ofMinutes(15),
                NOW.plus(Duration.ofMinutes(4)),
                Optional.of(NOW),
                0,
                Optional.empty()));
    URI failed = URI.create("https://www.harbour.example/news/1");
    store.frontier().offer("harbour.example", List.of(Link.of(failed, "feed")));
    store
        .frontier()
        .settle(List.of(Settlement.failed(failed, "503", NOW.plus(Duration.ofHours(3)))));
    store
        .yields()
        .add(
            IntStream.range(0, 20)
                .boxed()
                .flatMap(n -> SITES.stream().map(s -> page(s, n)))
                .toList());
  }

  private void run(int day) {
    long run = store.runs().start("crawl", Optional.of("morning"), SITES);
    for (int i = 0; i < SITES.size(); i++) {
      String site = SITES.get(i);
      int stored = site.startsWith("hostile") ? 0 : 12 * (4 - i) + (day * 7 + i * 5) % 11;
      int failed = site.startsWith("hostile") ? 6 : day % 3;
      store
          .runs()
          .counts(
              run,
              site,
              new SiteCounts(
                  stored + 20, stored, day % 5, 20, 0, 0, 0, failed, 0, 48_000L * stored, 95_000),
              List.of());
      store
          .runs()
          .yields(
              run,
              List.of(
                  new FieldYield(site, Field.TITLE, day < 12 ? "h1" : "h1.headline", 30),
                  new FieldYield(site, Field.BODY, "div.text", 29),
                  new FieldYield(site, Field.BODY, i == 2 ? HOSTILE : "(not found)", 1)));
    }
    store.runs().events(run, List.of(failure("harbour.example", 1, "503"), hostile(day)));
    store.runs().finish(run, Run.State.FINISHED);
  }

  private static RunEvent failure(String site, int page, String why) {
    URI url = URI.create("https://www." + site + "/news/" + page);
    return new RunEvent(
        NOW.minus(Duration.ofHours(3)),
        Optional.of(site),
        Optional.of(url),
        "failed",
        url + ": " + why);
  }

  private static RunEvent hostile(int day) {
    return new RunEvent(
        NOW.minus(Duration.ofHours(3)),
        Optional.of("hostile.example"),
        Optional.of(URI.create(day % 2 == 0 ? "javascript:alert(1)" : "https://hostile.example/a")),
        "failed",
        HOSTILE);
  }

  private static PageYield page(String site, int n) {
    return new PageYield(
        0,
        site,
        site + "@00000001",
        NOW.minus(Duration.ofHours(n)),
        URI.create("https://www." + site + "/news/" + n),
        Map.of(
            Field.TITLE, new Win("h1.headline", 0),
            Field.BODY, new Win("div.text", 0),
            Field.PUBLISHED, new Win("time@datetime", 0)),
        new BodyGauge(1_200 + 170 * n, 12, 0, OptionalDouble.empty()));
  }

  private static Submission submission(String site, int n) {
    URI url = URI.create("https://www." + site + "/news/" + n);
    Article article =
        Invented.of(site, url.toString(), "Title " + n)
            .text("Text number " + n + " of " + site + ".")
            .fetched(NOW)
            .made();
    return new Submission(
        article,
        url,
        "a.warc.gz",
        n,
        n > 0
            ? List.of()
            : List.of(
                new Problem(
                    Problem.Kind.MISSING,
                    Optional.of(Field.PUBLISHED),
                    "published: nothing was found")));
  }

  /** That a site is through. */
  static SiteReport report(String site) {
    return new SiteReport(site, SiteCounts.NONE, Map.of(), 0, List.of());
  }

  LiveBoard board() {
    return board;
  }

  Newsroom newsroom() {
    FakeTime now = new FakeTime(NOW);
    return new Newsroom(
        store,
        () -> adapters,
        () -> Schedules.load(List.of(folder.resolve("schedules")), adapters, List.of()),
        board,
        () -> new Newsroom.Disk(412_000_000L, 9_300_000_000L, 211_000_000_000L),
        true,
        now);
  }

  Store store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
  }
}
