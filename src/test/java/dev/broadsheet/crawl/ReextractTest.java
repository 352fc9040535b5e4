package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.store.Preview;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReextractTest {
  private static final String TEXT =
      "Новый мост через реку открыли сегодня утром, движение по нему пустили в обе стороны.";

  @TempDir private Path folder;
  private CrawlBench bench;
  private final List<Difference> shown = new ArrayList<>();

  @BeforeEach
  void open() {
    bench = new CrawlBench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void showsWhatDiffersAndWritesItOnlyThen() throws IOException {
    crawl("Мост открыт", TEXT);
    int requests = bench.server.count("/bereg/1");
    adapt("title: h1", "title: h1\n  section: time");

    Differences found = compare();

    assertThat(shown).hasSize(1);
    assertThat(shown.getFirst().fields())
        .containsExactly(new Preview.Change("section", "", "5 марта"));
    assertThat(found.counts()).isEqualTo(Map.of("bereg", Map.of("section", 1)));
    assertThat(bench.articles().getFirst().section()).isEmpty();

    CrawlReport report = reextract().write(found, CrawlBench.SILENT, () -> false);

    assertThat(report.sites().getFirst().counts().updated()).isOne();
    Article article = bench.articles().getFirst();
    assertThat(article.section()).contains("5 марта");
    assertThat(bench.store.articles().versions(article.id())).hasSize(2);
    assertThat(bench.server.count("/bereg/1")).isEqualTo(requests);
    assertThat(compare().counts()).isEmpty();
  }

  @Test
  void readsOnlyTheNewestPageOfAnAddress() throws IOException {
    SiteAdapter site = crawl("Мост открыт", TEXT);
    bench.article("bereg", 1, "Мост закрыт", TEXT);
    bench.time.advance(Duration.ofHours(1));
    bench.crawl(CrawlOptions.DEFAULT.withAgain(true), CrawlBench.SILENT, site);

    Differences found = compare();

    assertThat(found.pages()).isOne();
    assertThat(shown).isEmpty();
    assertThat(reextract().compare(List.of(), since(Duration.ofHours(1)), shown::add).pages())
        .isOne();
    assertThat(reextract().compare(List.of(), since(Duration.ofHours(2)), shown::add).pages())
        .isZero();
  }

  @Test
  void keepsOutWhatIsWorse() throws IOException {
    crawl("Мост открыт", TEXT.repeat(6) + "</p><div class=end><p>" + TEXT + "</p></div><p>");
    adapt("body: {in: div.text}", "body: {in: div.end}");
    assertThat(compare().counts()).isEqualTo(Map.of("bereg", Map.of("(worse)", 1)));

    adapt("title: h1", "title: h3");
    Differences found = compare();
    assertThat(found.counts()).isEqualTo(Map.of("bereg", Map.of("(lost)", 1)));
    assertThat(found.toWrite()).isEmpty();
  }

  @Test
  void findsArticlesWhereNoneWereFound() throws IOException {
    SiteAdapter site = bench.site("bereg");
    adapt("title: h1", "title: h3");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Мост открыт", TEXT);
    bench.crawl(bench.adapters().bySite(site.site()).orElseThrow());
    assertThat(bench.articles()).isEmpty();
    adapt("title: h3", "title: h1");

    reextract().write(compare(), CrawlBench.SILENT, () -> false);

    assertThat(bench.articles()).extracting(Article::title).containsExactly("Мост открыт");
  }

  @Test
  void tellsWhatOfTheArchiveCanNotBeReadApartFromWhatACrashCutOff() throws IOException {
    crawl("Мост открыт", TEXT);
    Path file = folder.resolve("archive").resolve(bench.archive.files().getFirst());
    byte[] whole = Files.readAllBytes(file);

    Files.write(file, Arrays.copyOf(whole, whole.length - 8));
    assertThat(compare().isWhole()).as("cut off").isTrue();
    assertThat(rebuild("cut").isWhole()).as("cut off").isTrue();

    Arrays.fill(whole, 20, 60, (byte) 'x');
    Files.write(file, whole);
    Differences damaged = compare();
    assertThat(damaged.isWhole()).as("damaged").isFalse();
    assertThat(damaged.problems()).singleElement().asString().contains("the record can't be read");

    RebuildReport rebuilt = rebuild("damaged");
    assertThat(rebuilt.isWhole()).as("damaged").isFalse();
    assertThat(rebuilt.report().sites().getFirst().troubles()).isEqualTo(damaged.problems());
  }

  private RebuildReport rebuild(String name) {
    try (Store fresh = Store.open(folder.resolve(name), bench.time)) {
      return new Rebuild(bench.archive, bench.adapters(), false, bench.time)
          .into(fresh, CrawlBench.SILENT);
    }
  }

  private SiteAdapter crawl(String title, String text) {
    SiteAdapter site = bench.site("bereg");
    bench.feed("bereg", 1);
    bench.article("bereg", 1, title, text);
    bench.crawl(site);
    return site;
  }

  private void adapt(String from, String to) throws IOException {
    Path file = folder.resolve("adapters/bereg/adapter.yaml");
    String yaml = Files.readString(file);
    assertThat(yaml).contains(from);
    Files.writeString(file, yaml.replace(from, to));
  }

  private Differences compare() {
    shown.clear();
    return reextract().compare(List.of(), Optional.empty(), shown::add);
  }

  private Optional<Instant> since(Duration later) {
    return Optional.of(CrawlBench.NOW.plus(later));
  }

  private Reextract reextract() {
    return new Reextract(bench.archive, bench.store, bench.adapters(), bench.time);
  }
}
