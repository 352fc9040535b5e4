package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import dev.broadsheet.article.Article;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.ArticleVersion;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program in mid-crawl: what is stored in the end is what an undisturbed crawl stores.
 */
class CrashIT {
  private static final int ARTICLES = 40;
  private static final int LARGE = 600;
  private static final int KILLS = 50;
  private static final int INGEST_KILLS = 10;
  private static final int YIELD_KILLS = 5;
  private static final long SEED = 4;

  @TempDir private Path folder;
  private SmallSite site;

  @BeforeEach
  void open() throws Exception {
    site = new SmallSite(ARTICLES);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void storesTheSameAfterFiftyKillsAndFetchesOnlyWhatWasInHandAgain() throws Exception {
    try (SmallSite large = new SmallSite(LARGE)) {
      site.close();
      site = large;
      Program calm = program("calm");
      Program killed = program("killed");
      crawl(calm);
      int pages = site.pages();

      Random random = new Random(SEED);
      for (int kill = 0; kill < KILLS; kill++) {
        int delay = random.nextInt(40);
        crawlAndKill(killed, 1 + random.nextInt(16), Duration.ofMillis(delay));
      }
      crawl(killed);

      assertThat(site.pages() - pages).isBetween(pages, pages + KILLS * SmallSite.IN_HAND);
      assertThat(stored(killed)).hasSize(LARGE);
      assertThat(withoutTwins(stored(killed)))
          .containsExactlyElementsOf(withoutTwins(stored(calm)));
    }
  }

  @Test
  void countsWhatEachPageYieldsOnceWhenItIsKilled() throws Exception {
    Program calm = program("calm");
    Program killed = program("killed");
    crawl(calm);

    for (int kill = 1; kill <= YIELD_KILLS; kill++) {
      crawlAndKill(killed, ARTICLES / YIELD_KILLS, Duration.ofMillis(20L * kill));
    }
    crawl(killed);

    assertThat(yielded(calm)).hasSizeGreaterThanOrEqualTo(ARTICLES);
    assertThat(yielded(killed)).containsExactlyInAnyOrderElementsOf(yielded(calm));
  }

  @Test
  void storesTheSameWhenItIsKilledInCorrectionsAndRebuildsItFromTheArchive() throws Exception {
    Program calm = program("calm");
    Program killed = program("killed");
    crawl(calm);
    crawlAndKill(killed, 14, Duration.ZERO);
    crawl(killed);
    assertThat(stored(killed)).hasSize(ARTICLES);
    assertThat(withoutTwins(stored(killed))).containsExactlyElementsOf(withoutTwins(stored(calm)));

    site.correct();
    crawl(calm, "--again");
    for (int requests : List.of(4, 20)) {
      crawlAndKill(killed, requests, Duration.ZERO, "--again");
    }
    crawl(killed, "--again");
    assertThat(stored(killed)).hasSize(ARTICLES + ARTICLES / 4);
    assertThat(withoutTwins(stored(killed))).containsExactlyElementsOf(withoutTwins(stored(calm)));

    for (Program program : List.of(calm, killed)) {
      List<String> before = stored(program);
      Output rebuilt = program.run("rebuild");
      assertThat(rebuilt.exit()).as(rebuilt.err()).isZero();
      assertThat(stored(program)).containsExactlyElementsOf(before);
    }
  }

  @Test
  void takesTheSameInFromAFileWhenItIsKilledInTheMiddle() throws Exception {
    try (SmallSite large = new SmallSite(LARGE)) {
      site.close();
      site = large;
      Path file = folder.resolve("others.warc.gz");
      site.writeWarc(file);
      Program calm = program("calm");
      Program killed = program("killed");
      ingest(calm, file);
      long whole = archived(calm);

      for (int kill = 0; kill < INGEST_KILLS; kill++) {
        ingestAndKill(killed, file, whole * (kill + 1) / (INGEST_KILLS + 1));
      }
      ingest(killed, file);

      assertThat(stored(killed)).containsExactlyElementsOf(stored(calm)).hasSize(LARGE);
      assertThat(ingest(killed, file))
          .contains("left out: " + (LARGE + LARGE / 5) + " pages that were had");
      Output rebuilt = killed.run("rebuild");
      assertThat(rebuilt.exit()).as(rebuilt.err()).isZero();
      assertThat(stored(killed)).containsExactlyElementsOf(stored(calm));
    }
  }

  private static String ingest(Program program, Path file) throws Exception {
    Output output = program.run("ingest", file.toString());
    assertThat(output.exit()).as(output.err() + output.out()).isZero();
    return output.out();
  }

  /** Kills an ingest when the archive has grown past a size. */
  private static void ingestAndKill(Program program, Path file, long size) throws Exception {
    Program.Running running = program.start("ingest", file.toString());
    while (archived(program) <= size && running.process().isAlive()) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
    assertThat(running.process().isAlive()).as("killed before its end").isTrue();
    running.kill();
  }

  private static long archived(Program program) throws IOException {
    Path archive = program.home().resolve("data/archive");
    if (!Files.isDirectory(archive)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(archive)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void stopsWithOneLineWhereNothingMoreCanBeWrittenAndGoesOnWhenItCan() throws Exception {
    site.close();
    site = new SmallSite(LARGE);
    Program program = program("full");

    for (int kibibytes : List.of(40, 1000, 1500)) {
      Output full = program.runWithin(kibibytes, command("--again"));

      assertThat(full.exit()).as(full.err()).isEqualTo(1);
      assertThat(full.err().lines().filter(line -> line.contains("broadsheet.mv.db")))
          .as(full.err())
          .singleElement()
          .asString()
          .endsWith("the file can't be read or written: File too large");
      assertThat(full.err()).doesNotContain("\tat ");
    }
    crawl(program);
    assertThat(stored(program)).hasSize(LARGE);
  }

  @Test
  void stopsWithOneLineWhereThePackingLibraryCantBeLaidDown() throws Exception {
    Program program = program("packing");

    Output full = program.runWithin(300, command());

    assertThat(full.exit()).as(full.err()).isEqualTo(1);
    assertThat(full.err().lines().filter(line -> line.startsWith("texts can't be packed: ")))
        .as(full.err())
        .singleElement()
        .asString()
        .contains("File too large", "free some space there");
    assertThat(full.err()).doesNotContain("\tat ");
    crawl(program);
    assertThat(stored(program)).hasSize(ARTICLES);
  }

  @Test
  void takesUpAScheduleThatWasCutOff() throws Exception {
    Program program = program("served");
    Path schedules = Files.createDirectories(program.home().resolve("schedules"));
    Files.writeString(
        schedules.resolve("all.yaml"), "cron: '* * * * * ?'\nsites: " + SmallSite.NAME + "\n");
    String[] serve = {"serve", "--allow-host", site.host()};

    site.expect(10);
    Program.Running first = program.start(serve);
    site.awaitRequests();
    first.kill();
    site.expect(10);
    Program.Running second = program.start(serve);
    site.awaitRequests();
    second.terminate();
    second.output();

    crawl(program);
    assertThat(stored(program)).hasSize(ARTICLES);
  }

  private Program program(String name) throws Exception {
    Path home = Files.createDirectory(folder.resolve(name));
    site.writeAdapter(home.resolve("adapters"));
    return new Program(home);
  }

  private void crawl(Program program, String... more) throws Exception {
    Output output = program.run(command(more));
    assertThat(output.exit()).as(output.err() + output.out()).isZero();
  }

  private void crawlAndKill(Program program, int requests, Duration delay, String... more)
      throws Exception {
    site.expect(requests);
    Program.Running running = program.start(command(more));
    site.awaitRequests();
    LockSupport.parkNanos(delay.toNanos()); // so that it dies between fetching and writing, too
    running.kill();
  }

  private String[] command(String... more) {
    return Stream.concat(
            Stream.of("crawl", SmallSite.NAME, "--allow-host", site.host()), Stream.of(more))
        .toArray(String[]::new);
  }

  private static List<String> yielded(Program program) {
    try (Store store = Store.open(program.home().resolve("data"), Clock.systemUTC())) {
      return store.yields().last(SmallSite.NAME, 0, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
          .map(page -> page.url() + " " + page.body().chars())
          .toList();
    }
  }

  /**
   * Every version of every article, by id, without what may differ from crawl to crawl: the times,
   * and which was taken in first.
   */
  private static List<String> stored(Program program) {
    List<String> versions = new ArrayList<>();
    try (Store store = Store.open(program.home().resolve("data"), Clock.systemUTC())) {
      ArticleStore articles = store.articles();
      articles.forEach(
          ArticleFilter.ALL,
          a -> articles.versions(a.id()).forEach(v -> versions.add(told(a.id(), v))));
    }
    Collections.sort(versions);
    return versions;
  }

  private static String told(String id, ArticleVersion version) {
    Article article = version.article();
    return String.join(
        " | ",
        id,
        article.url().getPath(),
        String.valueOf(version.number()),
        version.changed().toString(),
        article.title(),
        article.published().toString(),
        article.tags().toString(),
        article.text().replace("\n", " "));
  }

  /** Which of two addresses with one text is the article hangs on which was read first. */
  private static List<String> withoutTwins(List<String> versions) {
    return versions.stream().filter(v -> !v.matches(".*/news/\\d*5(-twin)?\\.html .*")).toList();
  }
}
