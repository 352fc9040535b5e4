package dev.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.crawl.WatchOptions;
import dev.broadsheet.crawl.Watchman;
import dev.broadsheet.schedule.RunnerOptions;
import dev.broadsheet.schedule.ScheduleRunner;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatrolTest {
  private static final Clock NOW = Clock.systemUTC();

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("data"), NOW);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void findsNothingWrongWhereNothingIs() {
    Patrol patrol = patrol(WatchOptions.DEFAULT.disk(), NOW);
    patrol.look();

    assertThat(patrol.problems()).isEmpty();
    assertThat(patrol.freeBytes()).isPositive();
  }

  @Test
  void countsAShortDiskAndAFailedRunAmongTheServicesProblems() {
    Patrol patrol = patrol(Long.MAX_VALUE, NOW);
    patrol.look();
    watchman(Long.MAX_VALUE).failed("morning", "the export's folder is gone");

    assertThat(patrol.problems())
        .hasSize(2)
        .anyMatch(p -> p.startsWith("only "))
        .contains("schedule morning failed: the export's folder is gone");
  }

  @Test
  void countsAScheduleThatNobodyRunsAsLate() throws Exception {
    Path schedules = Files.createDirectory(folder.resolve("schedules"));
    Files.writeString(schedules.resolve("yearly.yaml"), "cron: 0 0 0 1 1 ?\nlanguages: ru\n");
    Schedules all =
        Schedules.load(List.of(schedules), Adapters.load(List.of(Path.of("adapters"))), List.of());
    ScheduleRunner.start(store, all.all(), (s, stop) -> {}, RunnerOptions.of(NOW, new Random(1)))
        .close();

    Patrol later = patrol(0, Clock.offset(NOW, Duration.ofDays(367)));

    assertThat(patrol(0, NOW).problems()).isEmpty();
    assertThat(later.problems())
        .singleElement()
        .asString()
        .startsWith("schedule yearly is late since ");
  }

  @Test
  void saysThatTheDatabaseCannotBeUsed() {
    Patrol patrol = patrol(0, NOW);
    store.close();

    assertThat(patrol.problems()).singleElement().asString().contains("database can't be used");
  }

  private Patrol patrol(long disk, Clock clock) {
    return new Patrol(store, folder, () -> watchman(disk), clock);
  }

  private Watchman watchman(long disk) {
    return new Watchman(store, List.of(), new WatchOptions(3, disk), NOW);
  }
}
