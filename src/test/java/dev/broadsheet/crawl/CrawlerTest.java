package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Budget;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.CheckedPage;
import dev.broadsheet.archive.RawRecord;
import dev.broadsheet.archive.RecordVisitor;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Validators;
import dev.broadsheet.discover.SourceReport;
import dev.broadsheet.store.Due;
import dev.broadsheet.store.FieldYield;
import dev.broadsheet.store.Had;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunEvent;
import dev.broadsheet.store.SiteCounts;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.UrlState;
import dev.broadsheet.store.Visit;
import dev.broadsheet.testing.MisbehavingServer.Answers;
import dev.broadsheet.testing.States;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlerTest {
  private static final String TEXT =
      "Новый мост через реку открыли сегодня утром, движение по нему пустили в обе стороны.";

  @TempDir private Path folder;
  private CrawlBench bench;

  @BeforeEach
  void open() {
    bench = new CrawlBench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void storesNothingTwice() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.article("bereg", 2, "Паром закрыт", TEXT + " Паром больше не ходит.");

    assertThat(counts(bench.crawl(site)).stored()).isEqualTo(2);
    SiteCounts again = counts(bench.crawl(site));

    assertThat(again.stored() + again.updated() + again.unchanged()).isZero();
    assertThat(bench.server.count("/bereg/1")).isOne();
    assertThat(bench.articles())
        .extracting(Article::title)
        .containsExactlyInAnyOrder("Мост открыт", "Паром закрыт");
  }

  @Test
  void countsWhatItAsksOfEachHost() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2);
    bench.article("bereg", 1, "Мост открыт", TEXT);

    long run = bench.crawl(site).run();

    assertThat(bench.store.history().hosts(run))
        .singleElement()
        .satisfies(
            host -> {
              assertThat(host.host()).isEqualTo(bench.server.authority());
              assertThat(host.requests()).as("feed and pages, one of them gone").isEqualTo(3);
              assertThat(host.bytes()).isPositive();
            });
  }

  @Test
  void leavesADeletedArticleAlone() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.article("bereg", 2, "Паром закрыт", TEXT + " Паром больше не ходит.");
    bench.crawl(site);
    bench.delete("Мост открыт");

    bench.feed("bereg", 1, 2);
    SiteCounts again = counts(bench.crawl(again(), CrawlBench.SILENT, site));

    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(again.stored() + again.skipped() + again.failed()).isZero();
    assertThat(bench.server.count("/bereg/1")).as("never asked for again").isOne();
    assertThat(bench.articles()).extracting(Article::title).containsExactly("Паром закрыт");
  }

  @Test
  void givesAChangedArticleANewVersionAndKeepsAGoodOneFromAnEmptyOne() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.article("bereg", 2, "Паром закрыт", TEXT.repeat(6) + " Паром больше не ходит.");
    bench.crawl(site);

    bench.article("bereg", 1, "Мост открыт", TEXT + " Исправлено: в одну сторону.");
    bench.article("bereg", 2, "Паром закрыт", "Нет");
    SiteCounts again = counts(bench.crawl(again(), CrawlBench.SILENT, site));

    assertThat(again.updated()).isOne();
    assertThat(again.kept()).isOne();
    assertThat(bench.articles())
        .extracting(Article::text)
        .anyMatch(t -> t.endsWith("в одну сторону."));
    assertThat(bench.articles()).extracting(Article::text).anyMatch(t -> t.endsWith("не ходит."));
  }

  @Test
  void archivesAnUnchangedPageAsARevisit() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.server.html(
        "/bereg/1", CrawlBench.page("Мост открыт", TEXT) + "<!--" + "weight".repeat(900) + "-->");
    bench.crawl(site);
    long once = bench.archive.bytes();

    bench.time.advance(Duration.ofDays(1));
    assertThat(counts(bench.crawl(again(), CrawlBench.SILENT, site)).unchanged()).isOne();

    List<RawRecord> records = archived();
    assertThat(records).hasSize(2);
    assertThat(records.getLast().page().body()).isEqualTo(records.getFirst().page().body());
    assertThat(records.getLast().page().fetched()).isEqualTo(bench.time.instant());
    assertThat(bench.archive.bytes() - once).isLessThan(once);
  }

  @Test
  void keepsTheFirstDateOfAStoryThatTellsItByDistance() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    String page = CrawlBench.page("Мост открыт", TEXT);
    bench.server.html(
        "/bereg/1", page.replaceFirst("datetime=\"[^\"]*\"", "datetime=\"3 часа назад\""));
    bench.crawl(site);

    bench.time.advance(Duration.ofMinutes(7));
    SiteCounts later = counts(bench.crawl(again(), CrawlBench.SILENT, site));

    assertThat(later.unchanged()).isOne();
    assertThat(bench.articles().getFirst().published().orElseThrow().iso())
        .isEqualTo("2026-03-05T12:00:00+03:00");
  }

  @Test
  void countsTheSameStoryUnderAnotherAddressAsADuplicate() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.article("bereg", 2, "Мост открыт", TEXT);

    SiteCounts counts = counts(bench.crawl(site));

    assertThat(counts.stored()).isOne();
    assertThat(counts.duplicates()).isOne();
  }

  @Test
  void losesNoPageThatFails() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2, 3);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.server.route("/bereg/2", e -> e.out().write("HTTP/1.1 500 Oops\r\n\r\n".getBytes()));

    CrawlReport report = bench.crawl(site);

    assertThat(counts(report).failed()).isEqualTo(2);
    assertThat(States.of("bereg", bench.store))
        .containsEntry(UrlState.DUE_AGAIN, 1L)
        .containsEntry(UrlState.FAILED, 1L)
        .containsEntry(UrlState.GONE, 1L);
    assertThat(bench.store.runs().events(report.run()))
        .filteredOn(e -> e.kind().equals("failed"))
        .extracting(RunEvent::message)
        .anyMatch(m -> m.contains("500"))
        .anyMatch(m -> m.contains("404"));

    bench.article("bereg", 2, "Паром закрыт", TEXT + " Паром больше не ходит.");
    bench.time.advance(Duration.ofMinutes(11));
    assertThat(counts(bench.crawl(site)).stored()).isOne();
  }

  @Test
  void looksAtAnUndatedArticleOnceMoreAndNotForEver() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.server.html(
        "/bereg/1", CrawlBench.page("Мост открыт", TEXT).replaceFirst("<time.*</time>", ""));
    bench.crawl(site);

    bench.time.advance(Duration.ofHours(2));
    assertThat(counts(bench.crawl(site)).unchanged()).isOne();
    assertThat(States.of("bereg", bench.store)).isEqualTo(Map.of(UrlState.DONE, 1L));
  }

  @Test
  void triesAPageWithoutAnArticleAgainLater() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.server.html("/bereg/1", "<html><body><p>Подождите…</p></body></html>");

    CrawlReport report = bench.crawl(site);

    assertThat(counts(report).failed()).isOne();
    assertThat(States.of("bereg", bench.store)).isEqualTo(Map.of(UrlState.FAILED, 1L));
  }

  @Test
  void leavesOneSitesMiseryToItself() {
    SiteAdapter good = bench.site("bereg");
    SiteAdapter down = bench.site("down");
    SiteAdapter garbage = bench.site("garbage");
    SiteAdapter endless = bench.site("endless");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.server.route(
        "/down/feed.xml", e -> e.out().write("HTTP/1.1 503 Down\r\n\r\n".getBytes()));
    bench.server.route("/garbage/feed.xml", e -> e.out().write(new byte[] {1, 2, 3, 0, 13, 10}));
    bench.server.route(
        "/endless/feed.xml",
        e -> {
          e.out().write("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss>".getBytes());
          while (true) {
            e.out().write(new byte[8192]);
          }
        });

    CrawlReport report = bench.crawl(good, down, garbage, endless);

    assertThat(report.sites())
        .extracting(SiteReport::site)
        .containsExactly("bereg", "down", "endless", "garbage");
    assertThat(report.sites().getFirst().counts().stored()).isOne();
    assertThat(report.sites().getFirst().troubles()).isEmpty();
    assertThat(report.sites().subList(1, 4)).allMatch(s -> s.troubles().size() == 1);
    assertThat(bench.store.runs().find(report.run()).orElseThrow().state())
        .isEqualTo(Run.State.FINISHED);
  }

  @Test
  void letsAHostThatHangsHoldUpNoOther() {
    // both stand on one server: with one request at a time it would be their host that waits
    SiteAdapter hangs = bench.site("hangs", ", parallel: 2");
    SiteAdapter good = bench.site("bereg", ", parallel: 2");
    bench.feed("hangs", 1);
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    CountDownLatch goodIsThrough = new CountDownLatch(1);
    bench.server.route(
        "/hangs/1",
        e -> {
          try {
            goodIsThrough.await();
          } catch (InterruptedException interrupt) {
            throw new IOException(interrupt);
          }
          Answers.html(CrawlBench.page("Паром закрыт", TEXT)).answer(e);
        });
    CrawlListener listener =
        new CrawlListener() {
          @Override
          public void discovered(String name, String source, List<Link> found, int added) {}

          @Override
          public void handled(String name, Outcome outcome) {}

          @Override
          public void trouble(String name, String message) {}

          @Override
          public void finished(SiteReport report) {
            if (report.site().equals("bereg")) {
              goodIsThrough.countDown();
            }
          }
        };

    assertThat(stored(bench.crawl(CrawlOptions.DEFAULT, listener, hangs, good))).isEqualTo(2);
  }

  @Test
  void skipsWhatRobotsForbid() {
    SiteAdapter site = bench.site("private");
    bench.feed("private", 1);
    bench.server.route(
        "/robots.txt", e -> CrawlBench.plain(e, "User-agent: *\nDisallow: /private/1\n"));

    CrawlReport report = bench.crawl(site);

    assertThat(counts(report).skipped()).isOne();
    assertThat(bench.server.count("/private/1")).isZero();
  }

  @Test
  void givesUpAPageThatLeadsElsewhere() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.server.html("/", "<h1>Главная</h1><div class=text>" + TEXT + "</div>");
    bench.server.route(
        "/bereg/1", e -> e.out().write("HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n".getBytes()));

    CrawlReport report = bench.crawl(site);

    assertThat(counts(report).failed()).isOne();
    assertThat(bench.articles()).isEmpty();
    assertThat(bench.store.runs().events(report.run()).getFirst().message())
        .contains("redirected to");
  }

  @Test
  void leavesAWallForLater() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.server.html("/bereg/1", "<title>Just a moment...</title><p>Checking.");

    CrawlReport report = bench.crawl(site);

    assertThat(counts(report).failed()).isOne();
    assertThat(bench.server.count("/bereg/1")).isOne();
    assertThat(bench.store.runs().events(report.run()).getFirst().message())
        .contains("a check of who asks (just a moment) stands in place of the page");
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.time.advance(Duration.ofMinutes(11));
    assertThat(counts(bench.crawl(site)).stored()).isOne();
  }

  @Test
  void countsNoOutageAmongThePagesOwnTries() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.server.route("/bereg/1", e -> CrawlBench.status(e, "503 Service Unavailable"));
    for (int day = 0; day < 10; day++) {
      bench.crawl(site);
      bench.time.advance(Duration.ofDays(1));
    }

    bench.server.route("/bereg/1", e -> CrawlBench.status(e, "500 Oops"));
    bench.crawl(site);
    bench.time.advance(Duration.ofMinutes(11));
    bench.article("bereg", 1, "Мост открыт", TEXT);

    assertThat(counts(bench.crawl(site)).stored()).isOne();
  }

  @Test
  void countsNothingAgainstAPageThatItDidNotAskFor() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2);
    for (int page = 1; page <= 2; page++) {
      bench.server.route("/bereg/" + page, Answers.status(503, "", "Retry-After: 7200"));
    }

    bench.crawl(site);

    bench.time.advance(Duration.ofHours(2));
    assertThat(bench.store.frontier().take("bereg", 2, Duration.ofHours(1)))
        .extracting(Due::outages)
        .containsExactlyInAnyOrder(1, 0);
  }

  @Test
  void storesNoPageThatSaysItIsNotFound() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2);
    bench.article("bereg", 1, "Страница не найдена", TEXT);
    bench.article("bereg", 2, "Страница не найдена", TEXT);

    int asked = 0;
    for (int day = 0; day < 10; day++) {
      CrawlReport report = bench.crawl(site);
      asked += counts(report).failed();
      bench.time.advance(Duration.ofDays(2));
    }

    assertThat(bench.articles()).isEmpty();
    assertThat(asked).isEqualTo(2 * Retries.DEFAULT.attempts());
  }

  @Test
  void rendersInABrowserOnlyWhatShowsNoArticleWithoutOne() {
    SiteAdapter site = bench.site("app", ", render: auto");
    bench.feed("app", 1, 2);
    bench.article("app", 1, "Мост открыт", TEXT);
    bench.server.html(
        "/app/2", "<html><body><div id=root></div><script>render()</script></body></html>");
    List<String> rendered = new ArrayList<>();
    bench.browser =
        new CrawlBench.FakeBrowser(
            url -> {
              rendered.add(url.getPath());
              return Optional.of(CrawlBench.page("Паром закрыт", TEXT + " Паром больше не ходит."));
            });

    CrawlReport report = bench.crawl(site);

    assertThat(counts(report).stored()).isEqualTo(2);
    assertThat(rendered).containsExactly("/app/2");
    assertThat(archived())
        .extracting(record -> record.page().via() + " " + record.link().url().getPath())
        .as("not also by HTTP what is kept beside the page as rendered")
        .containsExactlyInAnyOrder("HTTP /app/1", "BROWSER /app/2");
    assertThat(bench.store.runs().yields(report.run()))
        .as("counted of pages that were kept")
        .contains(new FieldYield("app", Field.TITLE, "h1", 2))
        .noneMatch(yield -> yield.rule().equals(FieldYield.NOT_FOUND));
  }

  private List<RawRecord> archived() {
    List<RawRecord> records = new ArrayList<>();
    bench.archive.forEach(
        new RecordVisitor() {
          @Override
          public void record(RawRecord record) {
            records.add(record);
          }

          @Override
          public void problem(CheckedPage.Unreadable place) {
            throw new AssertionError(place.message());
          }
        });
    return records;
  }

  @Test
  void takesEveryPageWhereThereIsRoomForOneAtATime() {
    bench.maxBacklog = 1;
    SiteAdapter site = bench.site("app", ", render: auto");
    SiteAdapter other = bench.site("bereg");
    bench.feed("app", 1, 2);
    bench.feed("bereg", 3, 4);
    for (int i = 1; i <= 2; i++) {
      bench.server.html("/app/" + i, "<div id=root></div><script>render()</script>");
      bench.article("bereg", i + 2, "Паром " + i, TEXT + " Паром " + i);
    }
    bench.browser =
        new CrawlBench.FakeBrowser(
            url ->
                Optional.of(
                    CrawlBench.page("Новость " + url.getPath(), TEXT + " " + url.getPath())));

    assertThat(stored(bench.crawl(site, other))).isEqualTo(4);
  }

  @Test
  void spendsNoBrowserOnAPageThatNoScriptFills() {
    SiteAdapter site = bench.site("app", ", render: auto");
    bench.feed("app", 1);
    bench.server.html("/app/1", "<h1>No such page</h1><script>count()</script>");
    List<String> rendered = new ArrayList<>();
    bench.browser =
        new CrawlBench.FakeBrowser(
            url -> {
              rendered.add(url.getPath());
              return Optional.empty();
            });

    assertThat(counts(bench.crawl(site)).failed()).isEqualTo(1);
    assertThat(rendered).isEmpty();
  }

  @Test
  void goesToTheBrowserAtOnceForAKindOfPageThatNeedsIt() {
    SiteAdapter site = bench.site("app", ", render: auto");
    bench.feed("app", IntStream.rangeClosed(1, 10).toArray());
    for (int i = 1; i <= 10; i++) {
      bench.server.html("/app/" + i, "<div id=root></div><script>render()</script>");
    }
    bench.browser =
        new CrawlBench.FakeBrowser(
            url ->
                Optional.of(
                    CrawlBench.page("Новость " + url.getPath(), TEXT + " " + url.getPath())));

    assertThat(counts(bench.crawl(site)).stored()).isEqualTo(10);
    long asked =
        bench.server.requests().stream().filter(r -> r.target().matches("/app/\\d+")).count();
    assertThat(asked).isBetween(3L, 6L); // three more may be in hand while the third is read
  }

  @Test
  void showsAListInABrowserWhereItsSourceAsksForOne() {
    String list = bench.server.url("/app/").toString();
    SiteAdapter site =
        bench.siteFrom("{listing: '" + list + "', links: a, render: browser}", "app", "");
    bench.article("app", 1, "Мост открыт", TEXT);
    bench.server.html("/app/", "<div id=root></div>");
    bench.browser = new CrawlBench.FakeBrowser(url -> Optional.of("<a href=/app/1>Мост</a>"));

    assertThat(counts(bench.crawl(site)).stored()).isEqualTo(1);
    assertThat(bench.server.count("/app/")).isZero();
  }

  @Test
  void leavesASiteToTheRunThatHasIt() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.store.locks().tryLock("bereg", "another run", Duration.ofMinutes(1));

    CrawlReport report = bench.crawl(site);

    assertThat(report.sites().getFirst().troubles())
        .containsExactly("is being crawled by another run; left to it");
    assertThat(bench.server.requests()).isEmpty();
  }

  @Test
  void holdsItsSiteForAsLongAsItTakes() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2, 3, 4, 5, 6, 7, 8);
    Queue<Boolean> takenByAnother = new ConcurrentLinkedQueue<>();
    for (int i = 1; i <= 8; i++) {
      String page = CrawlBench.page("Новость " + i, TEXT + " Часть " + i + ".");
      bench.server.route(
          "/bereg/" + i,
          e -> {
            bench.time.advance(Duration.ofMinutes(2));
            takenByAnother.add(
                bench.store.locks().tryLock("bereg", "another", Duration.ofMinutes(1)));
            Answers.html(page).answer(e);
          });
    }

    assertThat(counts(bench.crawl(site)).stored()).isEqualTo(8);
    assertThat(takenByAnother).containsOnly(false).hasSize(8);
  }

  @Test
  void onlyLooksInADryRun() {
    String list = bench.server.url("/bereg/list").toString();
    SiteAdapter site = bench.siteFrom("{listing: '" + list + "', links: a}", "bereg", "");
    bench.server.html(
        "/bereg/list", "<a href=/bereg/1>x</a><a href=/bereg/2>y</a><a href=/about>z</a>");
    List<SourceReport> visits = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    CrawlListener listener =
        new CrawlListener() {
          @Override
          public void discovered(String name, String source, List<Link> found, int added) {
            links.addAll(found);
          }

          @Override
          public void visited(String name, String source, SourceReport report) {
            visits.add(report);
          }

          @Override
          public void handled(String name, Outcome outcome) {}

          @Override
          public void trouble(String name, String message) {}
        };
    CrawlOptions all = CrawlOptions.DEFAULT;
    CrawlOptions dry =
        new CrawlOptions(
            all.site(), all.run(), all.since(), all.from(), all.to(), false, true, true);

    bench.crawl(dry, listener, site);

    assertThat(visits).containsExactly(new SourceReport(1, 3, 1, 0, 2, List.of()));
    assertThat(links).extracting(l -> l.url().getPath()).containsExactly("/bereg/1", "/bereg/2");
    assertThat(States.of("bereg", bench.store)).isEmpty();
    assertThat(bench.server.count("/bereg/1")).isZero();
  }

  @Test
  void asksOnlyWhetherAKnownPageHasChanged() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.withEtag("/bereg/1", "\"1\"", CrawlBench.page("Мост открыт", TEXT));
    bench.crawl(site);

    bench.time.advance(Duration.ofDays(2));
    long archived = bench.archive.bytes();
    SiteCounts unchanged = counts(bench.crawl(site));
    assertThat(bench.archive.bytes()).isBetween(archived + 1, archived + 2_000);
    bench.withEtag("/bereg/1", "\"2\"", CrawlBench.page("Мост открыт", TEXT + " Исправлено."));
    bench.time.advance(Duration.ofDays(9));
    SiteCounts changed = counts(bench.crawl(again(), CrawlBench.SILENT, site));

    assertThat(unchanged.unchanged()).isOne();
    assertThat(changed.updated()).isOne();
    assertThat(bench.bodiesSent("/bereg/1")).isEqualTo(2);
    try (Store fresh = Store.open(folder.resolve("fresh"), bench.time)) {
      CrawlReport rebuilt =
          new Rebuild(bench.archive, bench.adapters(), false, bench.time)
              .into(fresh, CrawlBench.SILENT)
              .report();
      assertThat(rebuilt.sites())
          .singleElement()
          .satisfies(s -> assertThat(s.troubles()).isEmpty());
      assertThat(CrawlBench.articles(fresh)).isEqualTo(bench.articles()).hasSize(1);
    }
  }

  @Test
  void marksAnArticleThatIsMissedTwiceAsWithdrawnAndKeepsItsText() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.crawl(site);
    String id = bench.articles().getFirst().id();
    bench.feed("bereg");
    bench.server.route("/bereg/1", e -> e.out().write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes()));

    bench.time.advance(Duration.ofHours(20));
    assertThat(counts(bench.crawl(site)).failed()).isOne();
    assertThat(bench.store.articles().withdrawn(id)).isEmpty();
    bench.time.advance(Duration.ofDays(1));
    assertThat(counts(bench.crawl(site)).withdrawn()).isOne();

    assertThat(bench.store.articles().withdrawn(id)).contains(bench.time.instant());
    assertThat(bench.articles()).extracting(Article::text).containsExactly(TEXT);
    bench.time.advance(Duration.ofDays(30));
    assertThat(bench.crawl(site).sites().getFirst().waiting()).isZero();
  }

  @Test
  void takesNoTroubleOfAServerForAMissingPage() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.crawl(site);
    String id = bench.articles().getFirst().id();
    bench.feed("bereg");

    bench.server.route("/bereg/1", e -> CrawlBench.status(e, "500 Oops"));
    bench.time.advance(Duration.ofHours(20));
    assertThat(counts(bench.crawl(site)).failed()).isOne();
    bench.server.route("/bereg/1", e -> CrawlBench.status(e, "404 Not Found"));
    bench.time.advance(Duration.ofDays(1));
    assertThat(counts(bench.crawl(site)).failed()).as("missed for the first time").isOne();
    assertThat(bench.store.articles().withdrawn(id)).isEmpty();

    bench.time.advance(Duration.ofDays(1));
    assertThat(counts(bench.crawl(site)).withdrawn()).isOne();
  }

  @Test
  void withdrawsAnArticleThatIsMissedInOtherWordsEachTime() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.crawl(site);
    bench.feed("bereg");

    int withdrawn = 0;
    for (int day = 1; day <= 6; day++) {
      String status = day % 2 == 0 ? "404 Not Found" : "410 Gone";
      bench.server.route("/bereg/1", e -> CrawlBench.status(e, status));
      bench.time.advance(Duration.ofDays(1));
      withdrawn += counts(bench.crawl(site)).withdrawn();
    }

    assertThat(withdrawn).isOne();
  }

  @Test
  void looksForNoPageForEverThatWasNeverAnArticle() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg");
    Link link = Link.of(bench.server.url("/bereg/1"), "saved");
    Visit visit = new Visit(bench.time.instant(), Validators.NONE);
    bench.store.frontier().had(List.of(new Had("bereg", link, false, visit)));

    bench.crawl(site);

    assertThat(States.of("bereg", bench.store)).isEqualTo(Map.of(UrlState.GONE, 1L));
  }

  @Test
  void sendsNoValidatorBackThatNoRequestCanCarry() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.withEtag("/bereg/1", "\"a\u0001b\"", CrawlBench.page("Мост открыт", TEXT));
    bench.crawl(site);

    SiteCounts again = counts(bench.crawl(again(), CrawlBench.SILENT, site));

    assertThat(again.unchanged()).isOne();
    assertThat(bench.bodiesSent("/bereg/1")).isEqualTo(2);
  }

  @Test
  void endsNoRunAtAPageThatOverflowsTheStack() {
    String body = "{in: div.text, lines: [{drop: '^(?:a|b)*$'}]}";
    String layout = "{until: 2030-01-01, fields: {body: %s}".formatted(body);
    SiteAdapter site = bench.site("bereg", "}\nlayouts:\n  - " + layout);
    bench.feed("bereg", 1, 2);
    bench.article("bereg", 1, "Мост открыт", "ab".repeat(50_000));
    bench.article("bereg", 2, "Паром закрыт", TEXT);

    assertThat(counts(bench.crawl(site)).stored()).isOne();
  }

  @Test
  void tellsWhatEndedARunAndNotWhatFailedAfterThat() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    CrawlListener fatal =
        new CrawlListener() {
          @Override
          public void discovered(String name, String source, List<Link> found, int added) {}

          @Override
          public void handled(String name, Outcome outcome) {
            bench.store.close();
            throw new IllegalStateException("the disk is full");
          }

          @Override
          public void trouble(String name, String message) {}
        };

    assertThatThrownBy(() -> bench.crawl(CrawlOptions.DEFAULT, fatal, site))
        .hasMessage("the disk is full");
  }

  @Test
  void losesNoPageForWantOfABrowser() {
    SiteAdapter site = bench.site("app", ", render: browser");
    bench.feed("app", 1);
    assertThat(counts(bench.crawl(site)).failed()).isOne();

    bench.browser =
        new CrawlBench.FakeBrowser(url -> Optional.of(CrawlBench.page("Мост открыт", TEXT)));
    bench.time.advance(Duration.ofDays(1));

    assertThat(counts(bench.crawl(site)).stored()).isOne();
  }

  @Test
  void takesNoMoreThanTheSiteAllows() {
    SiteAdapter site = bench.site("bereg", ", budget: {pages: 1}");
    bench.feed("bereg", 1, 2);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.article("bereg", 2, "Паром закрыт", TEXT + " Паром больше не ходит.");

    assertThat(counts(bench.crawl(site)).stored()).isOne();
    assertThat(counts(bench.crawl(site)).stored()).isOne();
  }

  @Test
  void takesNoMoreThanTheRunAllowsOfAllSitesTogether() {
    SiteAdapter one = bench.site("bereg");
    SiteAdapter other = bench.site("volna");
    for (String name : List.of("bereg", "volna")) {
      bench.feed(name, 1, 2);
      bench.article(name, 1, "Мост открыт", TEXT);
      bench.article(name, 2, "Паром закрыт", TEXT + " Паром больше не ходит.");
    }
    Budget three = new Budget(Optional.of(3), Optional.empty(), Optional.empty());
    Budget oneByte = new Budget(Optional.empty(), Optional.of(1L), Optional.empty());

    assertThat(stored(bench.crawl(run(three), CrawlBench.SILENT, one, other))).isEqualTo(3);
    assertThat(stored(bench.crawl(run(oneByte), CrawlBench.SILENT, one, other))).isOne();
  }

  @Test
  void readsSourcesNoLongerThanItsTimeLasts() {
    SiteAdapter site =
        bench.siteFrom(
            "{listing: 'http://%s/bereg/list?{page}', links: a, pages: 50}"
                .formatted(bench.server.authority()),
            "bereg",
            ", budget: {time: 1h}");
    for (int i = 1; i <= 50; i++) {
      String link = "<a href=/bereg/%d>x</a>".formatted(i);
      bench.server.route(
          "/bereg/list?" + i,
          e -> {
            bench.time.advance(Duration.ofMinutes(25));
            CrawlBench.page(e, link);
          });
      bench.article("bereg", i, "Новость " + i, TEXT + " Часть " + i + ".");
    }

    bench.crawl(CrawlOptions.UNBOUNDED, CrawlBench.SILENT, site);
    assertThat(bench.server.count("/bereg/list?3")).isOne();
    assertThat(bench.server.count("/bereg/list?4")).isZero();
  }

  @Test
  void countsOnlyPagesThatAreTakenInHandAgainstABudget() {
    SiteAdapter[] sites = new SiteAdapter[6];
    for (int i = 0; i < sites.length; i++) {
      sites[i] = bench.site("s" + i, ", parallel: 4");
      bench.feed("s" + i, 1);
      bench.article("s" + i, 1, "Мост открыт", TEXT);
    }
    Budget asMany = new Budget(Optional.of(sites.length), Optional.empty(), Optional.empty());

    assertThat(stored(bench.crawl(run(asMany), CrawlBench.SILENT, sites))).isEqualTo(sites.length);
  }

  @Test
  void leavesASiteAloneOutsideOfItsHours() {
    SiteAdapter site = bench.site("bereg", ", hours: '22:00-06:00'");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);

    CrawlReport atThree = bench.crawl(site); // 15:00 in the site's zone
    assertThat(bench.server.requests()).isEmpty();
    assertThat(bench.store.runs().events(atThree.run()))
        .extracting(RunEvent::message)
        .containsExactly("left alone outside of its hours, 22:00-06:00");
    assertThat(atThree.cameToNothing()).isFalse();

    bench.time.advance(Duration.ofHours(8));
    assertThat(counts(bench.crawl(site)).stored()).isOne();
  }

  @Test
  void readsASourceNoFartherThanItsHoursLast() {
    SiteAdapter site =
        bench.siteFrom(
            "{listing: 'http://%s/bereg/list?{page}', links: a, pages: 50}"
                .formatted(bench.server.authority()),
            "bereg",
            ", hours: '14:00-15:30'");
    for (int i = 1; i <= 3; i++) {
      String link = "<a href=/bereg/%d>x</a>".formatted(i);
      bench.server.route(
          "/bereg/list?" + i,
          e -> {
            bench.time.advance(Duration.ofMinutes(20));
            CrawlBench.page(e, link);
          });
    }

    bench.crawl(site);
    assertThat(bench.server.count("/bereg/list?2")).isOne();
    assertThat(bench.server.count("/bereg/list?3")).isZero();
  }

  @Test
  void leavesASourceToItsTurnAndTellsOneThatIsDead() {
    SiteAdapter site = bench.site("bereg");
    CrawlOptions onlyDue = CrawlOptions.DEFAULT.withEverySource(false);
    bench.feed("bereg");
    bench.crawl(onlyDue, CrawlBench.SILENT, site);
    bench.crawl(onlyDue, CrawlBench.SILENT, site);
    assertThat(bench.server.count("/bereg/feed.xml")).isOne();

    bench.server.route(
        "/bereg/feed.xml", e -> e.out().write("HTTP/1.1 404 Gone\r\n\r\n".getBytes()));
    bench.crawl(site);
    bench.time.advance(Duration.ofDays(3));

    assertThat(bench.crawl(onlyDue, CrawlBench.SILENT, site).sites().getFirst().troubles())
        .singleElement()
        .asString()
        .isEqualTo(
            "source %s is left out: 404 Not Found (not retried) (failure 2 in a row, since 2026-03-05)"
                .formatted(bench.server.url("/bereg/feed.xml")));
  }

  @Test
  void stopsAtItsLimitAndTellsWhatWaits() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2, 3);
    for (int i = 1; i <= 3; i++) {
      bench.article("bereg", i, "Новость " + i, TEXT + " Часть " + i + ".");
    }

    SiteReport report =
        bench
            .crawl(CrawlOptions.DEFAULT.within(CrawlBench.pages(2)), CrawlBench.SILENT, site)
            .sites()
            .getFirst();

    assertThat(report.counts().stored()).isEqualTo(2);
    assertThat(report.waiting()).isOne();
  }

  @Test
  void rebuildsTheSameArticlesFromTheArchive() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2, 3);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.article("bereg", 2, "Мост открыт", TEXT);
    bench.article("bereg", 3, "Паром закрыт", TEXT + " Паром больше не ходит.");
    bench.crawl(site);
    bench.article("bereg", 1, "Мост открыт", TEXT + " Исправлено: в одну сторону.");
    bench.article("bereg", 2, "Мост открыт", TEXT + " Исправлено: в одну сторону.");
    bench.crawl(again(), CrawlBench.SILENT, site);

    try (Store fresh = Store.open(folder.resolve("fresh"), bench.time)) {
      new Rebuild(bench.archive, bench.adapters(), false, bench.time)
          .into(fresh, CrawlBench.SILENT);

      assertThat(CrawlBench.articles(fresh)).isEqualTo(bench.articles()).isNotEmpty();
      for (Article article : bench.articles()) {
        assertThat(fresh.articles().versions(article.id()))
            .isEqualTo(bench.store.articles().versions(article.id()));
      }
    }
  }

  @Test
  void readsAPageOfTheArchiveAsItWasRendered() {
    SiteAdapter site = bench.site("app", ", render: browser");
    bench.feed("app", 1);
    bench.browser =
        new CrawlBench.FakeBrowser(url -> Optional.of(CrawlBench.page("Мост открыт", TEXT)));
    bench.crawl(site);
    Differences differences =
        new Reextract(bench.archive, bench.store, bench.adapters(), bench.time)
            .compare(List.of(site), Optional.empty(), difference -> {});
    assertThat(differences.toWrite()).isEmpty();

    try (Store fresh = Store.open(folder.resolve("fresh"), bench.time)) {
      new Rebuild(bench.archive, bench.adapters(), false, bench.time)
          .into(fresh, CrawlBench.SILENT);

      assertThat(CrawlBench.articles(fresh)).isEqualTo(bench.articles()).hasSize(1);
    }
  }

  @Test
  void rebuildsNothingWithoutTheAdaptersOfItsPagesUnlessTold() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.crawl(site);
    Adapters others = Adapters.load(List.of(folder.resolve("none")));

    try (Store fresh = Store.open(folder.resolve("fresh"), bench.time)) {
      Rebuild strict = new Rebuild(bench.archive, others, false, bench.time);
      assertThatThrownBy(() -> strict.into(fresh, CrawlBench.SILENT))
          .isInstanceOf(AdapterException.class)
          .hasMessageContaining("it holds pages of bereg, which has no adapter");

      CrawlReport report =
          new Rebuild(bench.archive, others, true, bench.time)
              .into(fresh, CrawlBench.SILENT)
              .report();
      assertThat(report.sites().getFirst().troubles())
          .containsExactly("1 page left out: no adapter reads them");
    }
  }

  private static int stored(CrawlReport report) {
    return report.sites().stream().mapToInt(site -> site.counts().stored()).sum();
  }

  private static CrawlOptions run(Budget budget) {
    return CrawlOptions.DEFAULT.withRun(budget);
  }

  private static CrawlOptions again() {
    return CrawlOptions.DEFAULT.withAgain(true);
  }

  private static SiteCounts counts(CrawlReport report) {
    return report.sites().getFirst().counts();
  }
}
