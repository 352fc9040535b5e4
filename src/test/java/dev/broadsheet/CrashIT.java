package dev.broadsheet;

import static dev.broadsheet.Crawls.stored;
import static dev.broadsheet.Crawls.withoutTwins;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import dev.broadsheet.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program in what a crawl does beside storing articles for the first time. */
class CrashIT {
  private static final int ARTICLES = 40;
  private static final int KILLS = 5;

  @TempDir private Path folder;
  private Crawls crawls;

  @BeforeEach
  void open() throws Exception {
    crawls = new Crawls(folder, ARTICLES);
  }

  @AfterEach
  void close() {
    crawls.close();
  }

  @Test
  void countsWhatEachPageYieldsOnceWhenItIsKilled() throws Exception {
    Program calm = crawls.program("calm");
    Program killed = crawls.program("killed");
    crawls.crawl(calm);

    for (int kill = 1; kill <= KILLS; kill++) {
      crawls.crawlAndKill(killed, ARTICLES / KILLS, Duration.ofMillis(20L * kill));
    }
    crawls.crawl(killed);

    assertThat(yielded(calm)).hasSizeGreaterThanOrEqualTo(ARTICLES);
    assertThat(yielded(killed)).containsExactlyInAnyOrderElementsOf(yielded(calm));
  }

  @Test
  void storesTheSameWhenItIsKilledInCorrectionsAndRebuildsItFromTheArchive() throws Exception {
    Program calm = crawls.program("calm");
    Program killed = crawls.program("killed");
    crawls.crawl(calm);
    crawls.crawlAndKill(killed, 14, Duration.ZERO);
    crawls.crawl(killed);
    assertThat(stored(killed)).hasSize(ARTICLES);
    assertThat(withoutTwins(stored(killed))).containsExactlyElementsOf(withoutTwins(stored(calm)));

    crawls.site().correct();
    crawls.crawl(calm, "--again");
    for (int requests : List.of(4, 20)) {
      crawls.crawlAndKill(killed, requests, Duration.ZERO, "--again");
    }
    crawls.crawl(killed, "--again");
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
  void takesUpAScheduleThatWasCutOff() throws Exception {
    Program program = crawls.program("served");
    SmallSite site = crawls.site();
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

    crawls.crawl(program);
    assertThat(stored(program)).hasSize(ARTICLES);
  }

  private static List<String> yielded(Program program) {
    try (Store store = Store.open(program.home().resolve("data"), Clock.systemUTC())) {
      return store.yields().last(SmallSite.NAME, 0, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
          .map(page -> page.url() + " " + page.body().chars())
          .toList();
    }
  }
}
