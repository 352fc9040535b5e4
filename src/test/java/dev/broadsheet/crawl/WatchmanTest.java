package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.notify.Notice;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.notify.NotifyException;
import dev.broadsheet.store.Trouble.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchmanTest {
  private static final Path DISK = Path.of("data");

  @TempDir private Path folder;
  private final List<Notice> heard = new ArrayList<>();
  private CrawlBench bench;
  private Watchman watchman;

  @BeforeEach
  void open() {
    bench = new CrawlBench(folder);
    bench.notifiers = List.of(new Ear("operator", heard));
    watchman = new Watchman(bench.store, bench.notifiers, WatchOptions.DEFAULT, bench.time);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void tellsOnceThatARunFailedAndOnceThatItRunsAgain() {
    watchman.failed("morning", "the disk is full");
    watchman.failed("morning", "the disk is full");
    watchman.failed("evening", "the disk is full");
    watchman.tell();
    watchman.ran("morning");
    watchman.ran("morning");
    watchman.tell();

    assertThat(heard)
        .extracting(Notice::subject)
        .containsExactly(
            "schedule morning failed: the disk is full",
            "schedule evening failed: the disk is full",
            "schedule morning runs again");
    assertThat(bench.store.troubles().open())
        .extracting(t -> t.subject())
        .containsExactly("evening");
  }

  @Test
  void tellsThatTheDiskIsShortUntilItIsNot() {
    watchman.disk(DISK, 2_000_000_000);
    watchman.disk(DISK, 5_000_000);
    watchman.disk(DISK, 4_000_000);
    watchman.disk(DISK, 2_000_000_000);
    watchman.tell();

    assertThat(heard).extracting(Notice::kind).containsExactly("disk-short", "disk-short-over");
    assertThat(heard.getFirst().subject()).isEqualTo("only 5 MB are left on the disk of data");
  }

  @Test
  void tellsNotEachMinuteOfADiskThatIsAboutFull() {
    for (long free : List.of(999_999_999L, 1_000_000_001L, 999_999_999L, 1_190_000_000L)) {
      watchman.disk(DISK, free);
    }
    watchman.tell();

    assertThat(heard).extracting(Notice::kind).containsExactly("disk-short");
  }

  @Test
  void tellsTheEndToThoseWhoWereToldTheBeginning() {
    List<Notice> other = new ArrayList<>();
    Watchman ofAnother =
        new Watchman(
            bench.store, List.of(new Ear("other", other)), WatchOptions.DEFAULT, bench.time);

    watchman.failed("morning", "no more room");
    ofAnother.ran("morning");
    ofAnother.tell();
    watchman.tell();

    assertThat(other).isEmpty();
    assertThat(heard).extracting(Notice::kind).containsExactly("run-failed", "run-failed-over");
  }

  @Test
  void waitsForNoWayThatIsDownOverAndOver() {
    Ear deaf = new Ear("operator", heard, new AtomicInteger(4));
    Watchman slow = new Watchman(bench.store, List.of(deaf), WatchOptions.DEFAULT, bench.time);
    for (int i = 0; i < 10; i++) {
      slow.failed("schedule " + i, "no more room");
    }
    slow.tell();
    assertThat(deaf.failures).as("left of four").hasValue(1);

    bench.time.advance(Duration.ofMinutes(10));
    slow.tell();
    assertThat(heard).hasSize(9);
    bench.time.advance(Duration.ofMinutes(10));
    slow.tell();
    assertThat(heard).hasSize(10);
  }

  @Test
  void tellsOfASiteThatFailsInThreeRunsInARowAndWhenItIsBack() {
    SiteAdapter site = bench.site("bereg");
    crawl(site);
    crawl(site);
    assertThat(heard).isEmpty();
    crawl(site);
    crawl(site);
    assertThat(heard).extracting(Notice::kind).containsExactly("site-failing");

    bench.feed("bereg", 1);
    bench.article("bereg", 1, "Harbour opens", "The harbour is open again for all ships.");
    crawl(site);

    assertThat(heard).extracting(Notice::kind).containsExactly("site-failing", "site-failing-over");
  }

  @Test
  void tellsOfASilenceThatIsLongerThanTheSitesHabit() {
    SiteAdapter site = bench.site("bereg");
    publish(24);
    crawl(site);
    bench.time.advance(Duration.ofHours(30));
    crawl(site);
    assertThat(bench.store.troubles().open()).isEmpty();

    bench.time.advance(Duration.ofHours(30));
    crawl(site);
    crawl(site);
    assertThat(heard).extracting(Notice::kind).containsExactly("nothing-new");
    assertThat(bench.store.troubles().open(Kind.NOTHING_NEW, "bereg")).isPresent();

    publish(25);
    crawl(site);
    assertThat(heard).extracting(Notice::kind).containsExactly("nothing-new", "nothing-new-over");
  }

  @Test
  void takesNoSiteForSilentOfWhichUndatedArticlesCome() {
    SiteAdapter site = bench.site("bereg");
    publish(24);
    crawl(site);
    for (int day = 1; day <= 4; day++) {
      bench.time.advance(Duration.ofDays(1));
      int number = 100 + day;
      bench.server.html(
          "/bereg/" + number,
          CrawlBench.page("Undated " + day, "Nobody says when this happened, nor the day " + day)
              .replaceAll("<time.*?</time>", ""));
      bench.feed("bereg", number);
      crawl(site);
    }
    assertThat(heard).isEmpty();

    bench.time.advance(Duration.ofDays(3));
    crawl(site);
    assertThat(heard).extracting(Notice::kind).containsExactly("nothing-new");
  }

  /** So many articles, the last of today, each earlier one twenty hours before the next. */
  private void publish(int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i + 1;
      String day = bench.time.instant().minus(Duration.ofHours(20L * (count - 1 - i))).toString();
      bench.server.html(
          "/bereg/" + (i + 1),
          CrawlBench.page("Story " + (i + 1), "What happened on this day, in words of its own " + i)
              .replace("2026-03-05T09:00:00+03:00", day));
    }
    bench.feed("bereg", numbers);
  }

  private void crawl(SiteAdapter site) {
    bench.time.advance(Duration.ofMinutes(1));
    bench.crawl(site);
  }

  private record Ear(String channel, List<Notice> heard, AtomicInteger failures)
      implements Notifier {
    Ear(String channel, List<Notice> heard) {
      this(channel, heard, new AtomicInteger());
    }

    @Override
    public void tell(Notice notice) throws NotifyException {
      if (failures.get() > 0) {
        failures.decrementAndGet();
        throw new NotifyException("deaf");
      }
      heard.add(notice);
    }
  }
}
