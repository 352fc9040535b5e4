package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.notify.Notice;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.notify.NotifyException;
import dev.broadsheet.store.Drift;
import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.RunEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
  private static final String OLD =
      """
      <html lang="ru"><body><h1>%s</h1><time datetime="%s"></time>
      <div class="text">%s</div><div class="foot"><a href="/">На главную</a></div></body></html>
      """;
  private static final String NEW =
      """
      <html lang="ru"><body><h1>%s</h1><time datetime="%s"></time>
      <main class="story">%s</main><div class="foot"><a href="/">На главную</a></div></body></html>
      """;

  @TempDir private Path folder;
  private CrawlBench bench;
  private SiteAdapter site;

  @BeforeEach
  void open() {
    bench = new CrawlBench(folder);
    bench.drift = new DriftOptions(5);
    site = bench.site("bereg");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void marksASiteWhoseLayoutChangesAndTellsItOnce() {
    crawl(OLD, 1, 12);
    Instant change = later();
    CrawlReport report = crawl(NEW, 13, 17);

    Drift drift = bench.store.drifts().open("bereg").orElseThrow();
    assertThat(drift.since()).isEqualTo(change);
    assertThat(drift.adapter()).isEqualTo(site.version());
    assertThat(drift.told())
        .isEqualTo(
            "body: by div.text on 100 % of the pages before, on 0 % of the last 5,"
                + " now by fallback: search: main.story");
    assertThat(told(report)).containsExactly("drift");

    later();
    assertThat(told(crawl(NEW, 18, 24))).isEmpty();
    assertThat(bench.store.drifts().open("bereg")).contains(drift);
  }

  @Test
  void labelsWhatWasTakenMeanwhileAndTakesItByTheSearch() {
    crawl(OLD, 1, 12);
    Instant change = later();
    crawl(NEW, 13, 18);

    assertThat(bench.articles()).hasSize(18);
    assertThat(articles(13, 18))
        .allSatisfy(
            article -> {
              assertThat(article.text()).contains("паром").endsWith("до весны.");
              assertThat(article.provenance().get(Field.BODY)).startsWith("fallback: search: ");
              assertThat(article.drift()).contains(change);
            });
    assertThat(articles(1, 12))
        .allSatisfy(
            article -> {
              assertThat(article.provenance()).containsEntry(Field.BODY, "div.text");
              assertThat(article.drift()).isEmpty();
            });
  }

  @Test
  void endsTheDriftWhenTheAdapterIsMended() throws IOException {
    crawl(OLD, 1, 12);
    later();
    crawl(NEW, 13, 18);
    Path file = folder.resolve("adapters/bereg/adapter.yaml");
    Files.writeString(file, Files.readString(file).replace("div.text", "main.story"));
    site = bench.adapters().bySite("bereg").orElseThrow();
    later();

    assertThat(told(crawl(NEW, 19, 24))).containsExactly("drift-over");
    assertThat(bench.store.drifts().open("bereg")).isEmpty();
    assertThat(articles(19, 24)).allMatch(a -> a.drift().isEmpty());
    assertThat(articles(13, 18)).allMatch(a -> a.drift().isPresent());
    later();
    assertThat(told(crawl(NEW, 25, 30))).isEmpty();
  }

  @Test
  void endsTheDriftWhenTheSiteGoesBack() {
    crawl(OLD, 1, 12);
    later();
    crawl(NEW, 13, 18);
    later();
    assertThat(told(crawl(OLD, 19, 24))).containsExactly("drift-over");
    assertThat(articles(19, 24)).allMatch(a -> a.drift().isEmpty());

    later();
    assertThat(told(crawl(NEW, 25, 30))).containsExactly("drift");
  }

  @Test
  void endsTheDriftOfOneFieldThoughAnotherIsRarerThanBefore() {
    crawl(OLD, 1, 12);
    later();
    crawl(NEW, 13, 18);
    later();
    publish(OLD.replace("datetime", "title"), 19, 21);
    publish(OLD, 22, 23);
    bench.feed("bereg", 19, 20, 21, 22, 23);

    assertThat(told(bench.crawl(site))).containsExactly("drift-over");
    later();
    assertThat(told(crawl(OLD, 24, 28))).isEmpty();
  }

  @Test
  void takesTheSearchWhereTheRuleFindsNextToNothing() {
    crawl(OLD, 1, 12);
    later();
    crawl(NEW.replace("<main", "<div class=text><p>Коротко.</p></div><main"), 13, 18);

    assertThat(articles(13, 18)).allMatch(a -> a.text().endsWith("до весны."));
    assertThat(bench.store.drifts().open("bereg")).isPresent();
  }

  @Test
  void marksASiteThatServesTwoLayoutsByTurnsAndNotForAShortWhile() {
    crawl(OLD, 1, 20);
    later();
    assertThat(told(byTurns(21, 30))).isEmpty();
    later();
    assertThat(told(byTurns(31, 40))).containsExactly("drift");

    Drift drift = bench.store.drifts().open("bereg").orElseThrow();
    assertThat(drift.told())
        .startsWith("body: by div.text on 100 % of the pages before, on ")
        .endsWith(" of the last 15, now by fallback: search: main.story");
    assertThat(articles(21, 40)).allMatch(a -> a.text().endsWith("до весны."));
    assertThat(article(drift.example()).provenance().get(Field.BODY)).startsWith("fallback: ");
    later();
    assertThat(told(byTurns(41, 60))).isEmpty();
    later();
    assertThat(told(crawl(NEW, 61, 70))).isEmpty();
    later();
    assertThat(told(crawl(OLD, 71, 75))).containsExactly("drift-over");
  }

  @Test
  void keepsWhatWasReadBeforeFromWhatIsWorse() {
    crawl(OLD, 1, 12);
    later();
    crawl(NEW, 13, 18);
    later();
    String bare = NEW.replace("datetime", "title");
    IntStream.rangeClosed(1, 12).forEach(n -> publish(bare, n, n));
    CrawlReport report =
        bench.crawl(
            CrawlOptions.DEFAULT.withAgain(true).within(CrawlBench.pages(12)),
            CrawlBench.SILENT,
            site);

    assertThat(report.sites().getFirst().counts().kept()).isEqualTo(12);
    assertThat(articles(1, 12)).allMatch(a -> a.published().isPresent());
    assertThat(bench.store.runs().events(report.run())).extracting(RunEvent::kind).contains("kept");
  }

  @Test
  void tellsTheOperatorOnceEvenIfTheFirstTriesFail() throws IOException {
    List<Notice> heard = new ArrayList<>();
    AtomicBoolean isDown = new AtomicBoolean(true);
    bench.notifiers = List.of(new Ear(heard, isDown));
    crawl(OLD, 1, 12);
    Instant change = later();
    crawl(NEW, 13, 17);
    assertThat(heard).isEmpty();

    isDown.set(false);
    later();
    crawl(NEW, 18, 22);
    later();
    crawl(NEW, 23, 27);
    assertThat(heard).extracting(Notice::kind).containsExactly("drift");
    assertThat(heard.getFirst().since()).isEqualTo(change);
    assertThat(heard.getFirst().details()).hasSize(2).first().asString().startsWith("body: ");

    later();
    crawl(OLD, 28, 33);
    assertThat(heard).extracting(Notice::kind).containsExactly("drift", "drift-over");
  }

  private record Ear(List<Notice> heard, AtomicBoolean isDown) implements Notifier {
    @Override
    public String channel() {
      return "ear";
    }

    @Override
    public void tell(Notice notice) throws NotifyException {
      if (isDown.get()) {
        throw new NotifyException("deaf");
      }
      heard.add(notice);
    }
  }

  @Test
  void tellsOfAnAdapterThatNeverFitted() {
    CrawlReport report = crawl(NEW, 1, 8);

    assertThat(told(report)).containsExactly("drift");
    assertThat(bench.store.drifts().open("bereg").orElseThrow().told())
        .isEqualTo("body: none of the site's own rules ever fitted a page");
  }

  @Test
  void tellsOfAnEditThatBrokeTheAdapter() throws IOException {
    crawl(OLD, 1, 12);
    Path file = folder.resolve("adapters/bereg/adapter.yaml");
    Files.writeString(file, Files.readString(file).replace("div.text", "div.txet"));
    site = bench.adapters().bySite("bereg").orElseThrow();
    later();

    assertThat(told(crawl(OLD, 13, 17))).containsExactly("drift");
    assertThat(articles(13, 17)).allMatch(a -> a.text().endsWith("до весны."));
  }

  @Test
  void letsASiteGiveUpAFieldThatItsAdapterGivesUp() throws IOException {
    String undated = OLD.replace("datetime", "title");
    crawl(OLD, 1, 12);
    later();
    assertThat(told(crawl(undated, 13, 17))).containsExactly("drift");
    Path file = folder.resolve("adapters/bereg/adapter.yaml");
    Files.writeString(
        file, Files.readString(file).replaceFirst("  published: time@datetime\n", ""));
    site = bench.adapters().bySite("bereg").orElseThrow();
    later();

    assertThat(told(crawl(undated, 18, 24))).containsExactly("drift-over");
    later();
    assertThat(told(crawl(undated, 25, 36))).isEmpty();
  }

  @Test
  void forgetsOldPagesButNotTheHabit() {
    crawl(OLD, 1, 12);
    later();
    crawl(NEW, 13, 252);
    assertThat(yields()).hasSize(12 + 205);
    later();
    assertThat(told(crawl(OLD, 253, 258))).containsExactly("drift-over");
    assertThat(yields()).hasSize(12 + 5);
  }

  private List<PageYield> yields() {
    return bench.store.yields().last("bereg", 0, Long.MAX_VALUE, 1_000);
  }

  @Test
  void countsEachPageOnce() {
    crawl(OLD, 1, 12);

    assertThat(yields())
        .hasSize(12)
        .allSatisfy(
            page -> {
              assertThat(page.wins().get(Field.BODY).rule()).isEqualTo("div.text");
              assertThat(page.body().chars()).isGreaterThan(400);
            })
        .anyMatch(page -> page.body().agreement().orElse(0) > 0.9)
        .anyMatch(page -> page.body().agreement().isEmpty());
  }

  private CrawlReport byTurns(int from, int to) {
    IntStream.rangeClosed(from, to).forEach(n -> publish(n % 2 == 0 ? OLD : NEW, n, n));
    bench.feed("bereg", IntStream.rangeClosed(from, to).toArray());
    return bench.crawl(site);
  }

  private CrawlReport crawl(String layout, int from, int to) {
    publish(layout, from, to);
    bench.feed("bereg", IntStream.rangeClosed(from, to).toArray());
    return bench.crawl(site);
  }

  private void publish(String layout, int from, int to) {
    IntStream.rangeClosed(from, to)
        .forEach(
            n ->
                bench.server.html(
                    "/bereg/" + n,
                    layout.formatted("Паром номер " + n, bench.time.instant(), text(n))));
  }

  private static String text(int n) {
    return ("<p>Утром паром номер %d не вышел в море: на реке поднялся сильный ветер, и капитан"
            + " решил ждать до вечера. Пассажиров отвезли на автобусах через мост, который"
            + " стоит выше по течению.</p><p>По словам начальника порта, за год таких дней было"
            + " уже %d, и каждый раз люди узнавали об этом только на пристани. Теперь"
            + " расписание обещают вывешивать заранее.</p><p>Второе судно чинят с осени, и"
            + " раньше лета его не ждут: нужен новый двигатель, а денег в городском бюджете на"
            + " него нет до весны.</p>")
        .formatted(n, n + 3);
  }

  /** Before anything is looked at again. */
  private Instant later() {
    bench.time.advance(Duration.ofMinutes(10));
    return bench.time.instant();
  }

  private List<String> told(CrawlReport report) {
    return bench.store.runs().events(report.run()).stream()
        .map(RunEvent::kind)
        .filter(kind -> kind.startsWith("drift"))
        .toList();
  }

  private List<Article> articles(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> article(bench.server.url("/bereg/" + n)))
        .toList();
  }

  private Article article(URI url) {
    return bench.store.articles().findByUrl(url).orElseThrow();
  }
}
