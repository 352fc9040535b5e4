package dev.broadsheet.bench.console;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.Settings;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.bench.store.Invention;
import dev.broadsheet.extract.BodyGauge;
import dev.broadsheet.extract.Win;
import dev.broadsheet.store.FieldYield;
import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunEvent;
import dev.broadsheet.store.RunFilter;
import dev.broadsheet.store.Runs;
import dev.broadsheet.store.SiteCounts;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import dev.broadsheet.testing.FakeTime;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a console shows beside the articles of a store: adapters, a schedule and a corpus in a home
 * of their own; and in the store itself, unless it has them, a year of runs every six hours and a
 * page in the archive.
 */
final class Newsroom {
  static final String SITE = "site7.example";

  private static final List<String> SITES =
      IntStream.range(0, 20).mapToObj(n -> "site" + n + ".example").toList();

  /** Its articles are stored as articles are, each with an id of its own: a corpus wants that. */
  private static final String GATHERED = "gathered.example";

  private static final int ARTICLES = 2_000;
  private static final URI ARCHIVED = address(0);
  private static final int RUNS = 1_460;
  private static final Duration BETWEEN = Duration.ofHours(6);

  private final Path data;

  Newsroom(Path data) {
    this.data = data;
  }

  /** The program as it finds all of it. */
  Broadsheet open() throws IOException {
    Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "console");
    for (String site : Stream.concat(SITES.stream(), Stream.of(GATHERED)).toList()) {
      write(home.resolve("adapters").resolve(site).resolve("adapter.yaml"), adapter(site));
    }
    write(
        home.resolve("schedules").resolve("often.yaml"),
        "cron: '0 30 */6 * * ?'\ntimezone: UTC\nsites: " + SITES + "\n");
    write(
        home.resolve("corpora").resolve("one-site.yaml"),
        "title: What one site wrote\nsites: [" + GATHERED + "]\nformats: [jsonl]\n");
    fillRuns();
    return new Broadsheet(Settings.under(home).withData(data), Clock.systemUTC());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String adapter(String site) {
    return """
    site: %1$s
    language: en
    timezone: UTC
    hosts: [www.%1$s]
    discover: [{feed: 'https://www.%1$s/feed.xml'}, {sitemap: 'https://www.%1$s/sitemap.xml'}]
    fields: {title: h1, body: article, published: time@datetime}
    require: [title, body]
    """
        .formatted(site);
  }

  private void fillRuns() {
    FakeTime clock = new FakeTime(Instant.now().minus(BETWEEN.multipliedBy(RUNS)));
    try (Store store = Store.open(data, clock)) {
      if (!store.history().runs(RunFilter.ALL, Optional.empty(), 1).isEmpty()) {
        return;
      }
      for (int i = 0; i < RUNS; i++) {
        fillRun(store.runs(), clock);
        clock.advance(BETWEEN);
      }
      SITES.forEach(site -> store.yields().add(pages(site, clock.instant())));
    }
  }

  private static void fillRun(Runs runs, Clock clock) {
    long run = runs.start("crawl", Optional.of("often"), SITES);
    for (String site : SITES) {
      runs.counts(
          run, site, new SiteCounts(40, 34, 1, 3, 1, 0, 0, 1, 0, 900_000, 60_000), List.of());
      runs.yields(
          run,
          List.of(
              new FieldYield(site, Field.TITLE, "h1", 35),
              new FieldYield(site, Field.BODY, "article", 35),
              new FieldYield(site, Field.PUBLISHED, "time@datetime", 34)));
    }
    runs.events(run, SITES.stream().map(site -> failure(site, clock.instant())).toList());
    runs.finish(run, Run.State.FINISHED);
  }

  private static RunEvent failure(String site, Instant when) {
    URI url = URI.create("https://www." + site + "/news/" + when.getEpochSecond());
    return new RunEvent(when, Optional.of(site), Optional.of(url), "failed", url + ": 503");
  }

  private static List<PageYield> pages(String site, Instant when) {
    return IntStream.range(0, 1_000)
        .mapToObj(
            n ->
                new PageYield(
                    0,
                    site,
                    site + "@00000001",
                    when,
                    URI.create("https://www." + site + "/news/" + n),
                    Map.of(Field.TITLE, new Win("h1", 0), Field.BODY, new Win("article", 0)),
                    new BodyGauge(3_000, 10, 0, OptionalDouble.empty())))
        .toList();
  }

  static long lastRun(Store store) {
    return store.history().runs(RunFilter.ALL, Optional.empty(), 1).getFirst().id();
  }

  private static URI address(int number) {
    return URI.create("https://www." + GATHERED + "/news/" + number);
  }

  /** The id of an article whose page lies in the archive; it is one of those of the corpus. */
  static String archived(Broadsheet broadsheet) {
    Optional<String> known = broadsheet.store().articles().idOf(ARCHIVED);
    return known.orElseGet(
        () -> {
          Invention invention = new Invention();
          List<Article> articles =
              IntStream.range(0, ARTICLES)
                  .mapToObj(n -> invention.article(address(n), GATHERED))
                  .toList();
          Article first = articles.getFirst();
          RawRef place =
              broadsheet.archive().append(GATHERED, Link.of(ARCHIVED, "feed"), page(first));
          broadsheet
              .store()
              .articles()
              .save(
                  articles.stream()
                      .map(a -> new Submission(a, a.url(), place.file(), place.offset(), List.of()))
                      .toList());
          return first.id();
        });
  }

  private static Page page(Article article) {
    String html =
        "<!doctype html><title>%1$s</title><h1>%1$s</h1><article><p>%2$s</article>"
            .formatted(article.title(), article.text().replace("\n\n", "<p>"));
    return new Page(
        ARCHIVED,
        ARCHIVED,
        200,
        Map.of("Content-Type", List.of("text/html; charset=utf-8")),
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        article.fetched(),
        Page.Via.HTTP);
  }
}
