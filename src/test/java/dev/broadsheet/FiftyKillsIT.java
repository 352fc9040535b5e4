package dev.broadsheet;

import static dev.broadsheet.Crawls.stored;
import static dev.broadsheet.Crawls.withoutTwins;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program at random moments of a crawl: what is stored in the end is what an undisturbed
 * crawl stores.
 */
class FiftyKillsIT {
  private static final int ARTICLES = 600;
  private static final int KILLS = 50;
  private static final long SEED = 4;

  @TempDir private Path folder;

  @Test
  void storesTheSameAfterFiftyKillsAndFetchesOnlyWhatWasInHandAgain() throws Exception {
    try (Crawls crawls = new Crawls(folder, ARTICLES)) {
      Program calm = crawls.program("calm");
      Program killed = crawls.program("killed");
      crawls.crawl(calm);
      int pages = crawls.site().pages();

      Random random = new Random(SEED);
      for (int kill = 0; kill < KILLS; kill++) {
        int delay = random.nextInt(40);
        crawls.crawlAndKill(killed, 1 + random.nextInt(16), Duration.ofMillis(delay));
      }
      crawls.crawl(killed);

      assertThat(crawls.site().pages() - pages).isBetween(pages, pages + KILLS * SmallSite.IN_HAND);
      assertThat(stored(killed)).hasSize(ARTICLES);
      assertThat(withoutTwins(stored(killed)))
          .containsExactlyElementsOf(withoutTwins(stored(calm)));
    }
  }
}
