package dev.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleWatchTest {
  @TempDir private Path folder;
  @TempDir private Path data;
  private final List<String> told = new ArrayList<>();
  private Store store;
  private ScheduleRunner runner;
  private ScheduleWatch watch;
  private Schedules loaded;

  @BeforeEach
  void start() throws IOException {
    write("daily.yaml", "cron: 0 0 4 * * ?\nsites: gazeta.example\n");
    write("yearly.yaml", "cron: 0 0 4 1 1 ?\nsites: gazeta.example\n");
    store = Store.open(data, Clock.systemUTC());
    Schedules first = load();
    runner =
        ScheduleRunner.start(
            store,
            first.all(),
            (schedule, stopping) -> {},
            RunnerOptions.of(Clock.systemUTC(), new Random(1)));
    watch = new ScheduleWatch(List.of(folder), this::load, first, runner, told::add);
  }

  @AfterEach
  void close() {
    runner.close();
    store.close();
  }

  @Test
  void takesUpNewChangedAndRemovedFilesWhenTheyAreSteady() throws IOException {
    write("daily.yaml", "every: 12h\nsites: gazeta.example\n");
    write("hourly.yaml", "every: 1h\nsites: gazeta.example\n");
    Files.delete(folder.resolve("yearly.yaml"));

    watch.look();
    assertThat(told).isEmpty();
    watch.look();

    assertThat(told)
        .containsExactly(
            "Schedule daily was changed.", "Schedule hourly is new.", "Schedule yearly is gone.");
    watch.look();
    assertThat(told).hasSize(3);
  }

  @Test
  void keepsAScheduleWhoseFileIsBrokenAndSaysSo() throws IOException {
    write("daily.yaml", "cron: 0 0 4 *\nsites: gazeta.example\n");
    lookTwice();

    assertThat(told)
        .hasSize(2)
        .satisfiesExactly(
            mistake -> assertThat(mistake).contains("daily.yaml:1: cron: found \"0 0 4 *\""),
            kept ->
                assertThat(kept)
                    .isEqualTo("Schedule daily goes on as it was: its file is broken now."));

    told.clear();
    write("daily.yaml", "cron: 0 0 5 * * ?\nsites: gazeta.example\n");
    lookTwice();
    assertThat(told).containsExactly("Schedule daily was changed.");
  }

  @Test
  void keepsAScheduleWhoseListOfDaysIsBroken() throws IOException {
    write("days.txt", "2027-01-01\n");
    write("daily.yaml", "every: 12h\nsites: gazeta.example\ncalendar: {except-file: days.txt}\n");
    lookTwice();
    Schedule before = loaded.byName("daily").orElseThrow();
    told.clear();

    write("days.txt", "new year\n");
    lookTwice();

    assertThat(told.getFirst()).contains("days.txt:1: found \"new year\"");
    assertThat(told.getLast()).startsWith("Schedule daily goes on as it was");
    assertThat(loaded.keepingOfBroken(new Schedules(List.of(before), List.of())).all())
        .contains(before);
  }

  @Test
  void readsAFileThatIsStillBeingWrittenOnlyWhenItIsWhole() throws IOException {
    write("hourly.yaml", "every: 1");
    watch.look();
    write("hourly.yaml", "every: 1h\nsites: gazeta.example\n");
    lookTwice();

    assertThat(told).containsExactly("Schedule hourly is new.");
  }

  private void lookTwice() {
    watch.look();
    watch.look();
  }

  private Schedules load() {
    loaded = Schedules.load(List.of(folder), Sites.ADAPTERS, List.of());
    return loaded;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
