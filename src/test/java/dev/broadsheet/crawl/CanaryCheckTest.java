package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.notify.Notice;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.store.Canary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryCheckTest {
  private static final String TEXT =
      "Паром стоит у причала до весны, сказал смотритель. ".repeat(5);

  @TempDir private Path folder;
  private CrawlBench bench;
  private final List<Notice> told = new ArrayList<>();

  @BeforeEach
  void open() {
    bench = new CrawlBench(folder);
    bench.notifiers =
        List.of(
            new Notifier() {
              @Override
              public String channel() {
                return "test";
              }

              @Override
              public void tell(Notice notice) {
                told.add(notice);
              }
            });
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void passesASiteThatReadsAsItDid() {
    SiteAdapter site = stored();

    assertThat(look(site).fault()).isEmpty();
    assertThat(bench.store.canaries().all())
        .extracting(Canary::site, Canary::adapter, Canary::checked)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("bereg", site.version(), CrawlBench.NOW));
    assertThat(told).isEmpty();
  }

  @Test
  void tellsOnceOfASiteWhosePageHasChangedAndOnceWhenItIsMended() {
    SiteAdapter site = stored();
    bench.server.html("/bereg/1", CrawlBench.page("Паром", TEXT).replace("class=\"text\"", ""));

    assertThat(look(site).fault()).hasValueSatisfying(f -> assertThat(f).contains("body"));
    assertThat(look(site).fault()).isPresent();
    bench.article("bereg", 1, "Паром", TEXT);
    assertThat(look(site).fault()).isEmpty();
    assertThat(told)
        .extracting(Notice::kind)
        .containsExactly("canary-failed", "canary-failed-over");
    assertThat(bench.articles()).hasSize(1);
  }

  @Test
  void missesWhatTheArticleHadWhenItWasStored() {
    SiteAdapter site = stored();
    bench.server.html(
        "/bereg/1", CrawlBench.page("Паром", "Паром стоит.").replaceAll("(?s)<time.*</time>", ""));

    assertThat(look(site).fault())
        .contains("published is not found any more; the text has 12 characters, it had 254");
  }

  @Test
  void takesTheNextArticleWhereTheNewestIsGone() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1, 2);
    bench.article("bereg", 1, "Паром", TEXT);
    bench.article("bereg", 2, "Мост", "Мост открыт для пешеходов с утра субботы. ".repeat(5));
    bench.crawl(site);
    Canary newest = look(site);
    bench.server.route(newest.url().getPath(), e -> CrawlBench.status(e, "404 Not Found"));

    Canary next = look(site);
    assertThat(next.url()).isNotEqualTo(newest.url());
    assertThat(next.fault()).isEmpty();
  }

  @Test
  void looksAtWhatASourceNamesWhereNothingIsStored() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Паром", TEXT);

    assertThat(look(site).fault()).isEmpty();
    assertThat(bench.articles()).isEmpty();

    bench.server.route("/bereg/feed.xml", e -> CrawlBench.status(e, "503 Service Unavailable"));
    assertThat(look(site).fault()).hasValueSatisfying(f -> assertThat(f).startsWith("503"));
    bench.feed("bereg");
    assertThat(look(site).fault()).contains("its sources name no article");
  }

  @Test
  void endsAtNoPageThatOverflowsTheStack() {
    SiteAdapter site =
        bench.site(
            "bereg",
            "}\nlayouts:\n  - {until: 2030-01-01, fields: {body: {in: div.text,"
                + " lines: [{drop: '^(?:a|b)*$'}]}}");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Паром", "ab".repeat(50_000));

    assertThat(look(site).fault())
        .hasValueSatisfying(f -> assertThat(f).contains("StackOverflowError"));
  }

  @Test
  void saysNothingOfASiteWhereItIsStopped() {
    SiteAdapter site = stored();
    bench.interrupted = true;
    assertThat(bench.look(site)).isEmpty();
    assertThat(told).isEmpty();
    assertThat(bench.store.canaries().all()).isEmpty();
  }

  private SiteAdapter stored() {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Паром", TEXT);
    bench.crawl(site);
    return site;
  }

  private Canary look(SiteAdapter site) {
    List<Canary> seen = bench.look(site);
    assertThat(seen).hasSize(1);
    return seen.getFirst();
  }
}
