package dev.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.schedule.Schedule.Limits;
import dev.broadsheet.store.Store;
import dev.broadsheet.testing.FastClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real database and the real clock, which is the one that Quartz goes by. */
class ScheduleRunnerTest {
  private static final String EVERY_SECOND = "* * * * * ?";
  private static final String NEW_YEAR = "0 0 0 1 1 ?";

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void runsAScheduleAtEachOfItsTimesButNeverTwiceAtATime() throws InterruptedException {
    CountDownLatch ticks = new CountDownLatch(3);
    AtomicInteger slowNow = new AtomicInteger();
    List<Integer> slowAtATime = new ArrayList<>();
    ScheduleWork work =
        (schedule, stopping) -> {
          ticks.countDown();
          if (schedule.name().equals("slow")) {
            slowAtATime.add(slowNow.incrementAndGet());
            await(ticks);
            slowNow.decrementAndGet();
          }
        };

    try (ScheduleRunner runner =
        start(work, schedule("quick", EVERY_SECOND), schedule("slow", EVERY_SECOND))) {
      await(ticks);
    }

    assertThat(slowAtATime).isNotEmpty().containsOnly(1);
  }

  @Test
  void letsNoScheduleWaitForTheLongRunsOfOthers() throws InterruptedException {
    CountDownLatch longRuns = new CountDownLatch(20);
    CountDownLatch ran = new CountDownLatch(1);
    ScheduleWork work =
        (schedule, stopping) -> {
          if (schedule.name().equals("short")) {
            await(longRuns);
            ran.countDown();
          } else {
            longRuns.countDown();
            await(ran);
          }
        };
    List<Schedule> all = new ArrayList<>(List.of(schedule("short", EVERY_SECOND)));
    for (int i = 0; i < 20; i++) {
      all.add(schedule("long" + i, EVERY_SECOND));
    }

    try (ScheduleRunner runner = start(work, all.toArray(Schedule[]::new))) {
      await(ran);
    }
  }

  @Test
  void goesOnWithARunWhoseScheduleIsChangedOrTakenAway() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch updated = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(2);
    AtomicInteger changedAtATime = new AtomicInteger();
    ScheduleWork work =
        (schedule, stopping) -> {
          if (schedule.name().equals("changed")) {
            assertThat(changedAtATime.incrementAndGet()).isEqualTo(1);
          }
          begun.countDown();
          await(updated);
          changedAtATime.set(0);
          ended.countDown();
        };

    try (ScheduleRunner runner =
        start(work, schedule("changed", EVERY_SECOND), schedule("gone", EVERY_SECOND))) {
      await(begun);
      runner.update(List.of(schedule("changed", "*/2 * * * * ?"), schedule("new", NEW_YEAR)));
      updated.countDown();
      await(ended);
    }

    assertThat(rows("select job_name from qrtz_job_details"))
        .containsExactlyInAnyOrder("changed", "new");
  }

  @Test
  void goesOnAfterAFailure() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(2);
    ScheduleWork work =
        (schedule, stopping) -> {
          runs.countDown();
          throw new IllegalStateException("the first of two");
        };

    try (ScheduleRunner runner = start(work, schedule("a", EVERY_SECOND))) {
      await(runs);
    }
  }

  @Test
  void asksWorkInHandToStopAndWaitsForIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean finished = new AtomicBoolean();
    ScheduleWork work =
        (schedule, stopping) -> {
          begun.countDown();
          while (!stopping.getAsBoolean()) {
            Thread.onSpinWait();
          }
          finished.set(true);
        };

    try (ScheduleRunner runner = start(work, schedule("a", EVERY_SECOND))) {
      await(begun);
    }

    assertThat(finished).isTrue();
  }

  @Test
  void leavesWorkThatDoesNotStopWhenItsPatienceEnds() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    ScheduleWork work =
        (schedule, stopping) -> {
          begun.countDown();
          await(end);
        };
    RunnerOptions hasty =
        new RunnerOptions(Duration.ZERO, Clock.systemUTC(), Clock.systemUTC(), 1, new Random(1));
    ScheduleRunner runner =
        ScheduleRunner.start(store, List.of(schedule("a", EVERY_SECOND)), work, hasty);
    await(begun);

    runner.close();

    assertThat(end.getCount()).isEqualTo(1);
    end.countDown();
  }

  @Test
  void makesUpOnceForWhatWasMissedWhileNothingRan() throws Exception {
    Schedule yearly = schedule("a", NEW_YEAR);
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch ran = new CountDownLatch(1);
    ScheduleWork work =
        (schedule, stopping) -> {
          runs.incrementAndGet();
          ran.countDown();
        };
    start(work, yearly).close();

    try (ScheduleRunner runner = startThreeYearsLater(work, yearly)) {
      await(ran);
    }

    assertThat(runs).hasValue(1);
    assertThat(nextTimes()).allMatch(t -> t.isAfter(Instant.now()));
  }

  @Test
  void forgetsWhatWasMissedWhenToldToSkip() throws Exception {
    Schedule missed = schedule("missed", NEW_YEAR, Misfire.SKIP, Duration.ZERO);
    List<String> ran = new ArrayList<>();
    CountDownLatch tick = new CountDownLatch(1);
    ScheduleWork work =
        (schedule, stopping) -> {
          ran.add(schedule.name());
          tick.countDown();
        };
    start(work, missed).close();

    try (ScheduleRunner runner =
        startThreeYearsLater(work, missed, schedule("tick", EVERY_SECOND))) {
      await(tick);
    }

    assertThat(ran).containsOnly("tick");
    assertThat(store.missedTimes().since(Instant.EPOCH))
        .singleElement()
        .matches(m -> m.schedule().equals("missed") && !m.madeUp() && m.times() >= 3);
  }

  @Test
  void keepsTheTimesOfUnchangedSchedulesAndReplacesThoseOfChangedOnes() throws Exception {
    start(ScheduleRunnerTest::nothing, schedule("same", NEW_YEAR), schedule("other", NEW_YEAR))
        .close();
    sql("update qrtz_triggers set next_fire_time = next_fire_time + 1");

    start(ScheduleRunnerTest::nothing, schedule("same", NEW_YEAR), schedule("other", "0 0 0 2 1 ?"))
        .close();

    assertThat(rows("select trigger_name || ' ' || mod(next_fire_time, 10) from qrtz_triggers"))
        .containsExactlyInAnyOrder("same 1", "other 0");
  }

  @Test
  void removesSchedulesThatAreGoneDisabledOrOutOfTimes() throws Exception {
    start(
            ScheduleRunnerTest::nothing,
            schedule("kept", NEW_YEAR),
            schedule("gone", NEW_YEAR),
            schedule("disabled", NEW_YEAR))
        .close();

    start(
            ScheduleRunnerTest::nothing,
            schedule("kept", NEW_YEAR),
            disabled("disabled"),
            schedule("past", "0 0 0 1 1 ? 2020"))
        .close();

    assertThat(rows("select trigger_name from qrtz_triggers")).containsExactly("kept");
    assertThat(rows("select job_name from qrtz_job_details")).containsExactly("kept");
  }

  @Test
  void startsARandomWhileAfterItsTime() throws Exception {
    HalfOfIt random = new HalfOfIt();
    AtomicInteger runs = new AtomicInteger();
    Schedule jittered = schedule("a", EVERY_SECOND, Misfire.FIRE_ONCE, Duration.ofHours(1));

    start((s, stopping) -> runs.incrementAndGet(), random, jittered).close();

    assertThat(runs).hasValue(0);
    assertThatWaitEndsInHalfAnHour();
  }

  @Test
  void runsForEachTimeThatWasMissedWhenToldToCatchUp() throws Exception {
    Schedule daily = schedule("a", "0 0 12 * * ?", Misfire.CATCH_UP, Duration.ZERO);
    start(ScheduleRunnerTest::nothing, daily).close();
    CountDownLatch runs = new CountDownLatch(6);

    try (ScheduleRunner runner = startThreeYearsLater((s, stopping) -> runs.countDown(), daily)) {
      await(runs);
    }
  }

  @Test
  void keepsATimeThatHasComeWhenItsScheduleIsChanged() throws Exception {
    start(ScheduleRunnerTest::nothing, schedule("a", NEW_YEAR)).close();
    CountDownLatch ran = new CountDownLatch(1);

    try (ScheduleRunner runner =
        startThreeYearsLater((s, stopping) -> ran.countDown(), schedule("a", "0 0 0 2 1 ?"))) {
      await(ran);
    }
  }

  @Test
  void wakesByAClockThatRunsFasterThanTheMachines() throws InterruptedException {
    double speed = 36_000;
    FastClock fast = new FastClock(Instant.now(), speed);
    CountDownLatch runs = new CountDownLatch(3);
    RunnerOptions options =
        new RunnerOptions(Duration.ofSeconds(60), fast, Clock.systemUTC(), speed, new Random(1));

    try (ScheduleRunner runner =
        ScheduleRunner.start(
            store,
            List.of(schedule("hourly", "0 0 * * * ?")),
            (s, stopping) -> runs.countDown(),
            options)) {
      await(runs);
    }
  }

  @Test
  void runsAfterItsRandomWhile() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    Schedule jittered = schedule("a", EVERY_SECOND, Misfire.FIRE_ONCE, Duration.ofMillis(10));

    try (ScheduleRunner runner = start((s, stopping) -> ran.countDown(), jittered)) {
      await(ran);
    }
  }

  @Test
  void keepsTheStoresOfOneProcessApart(@TempDir Path other) throws InterruptedException {
    CountDownLatch here = new CountDownLatch(1);
    CountDownLatch there = new CountDownLatch(1);
    try (Store second = Store.open(other, Clock.systemUTC());
        ScheduleRunner one = start((s, stopping) -> here.countDown(), schedule("a", EVERY_SECOND));
        ScheduleRunner two =
            ScheduleRunner.start(
                second,
                List.of(schedule("a", EVERY_SECOND)),
                (s, stopping) -> there.countDown(),
                RunnerOptions.of(Clock.systemUTC(), new Random(1)))) {
      await(here);
      await(there);
    }
  }

  @Test
  void holdsBackWhatIsPausedThroughARestartUntilItIsResumed() throws Exception {
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    Schedule held = schedule("held", EVERY_SECOND);
    Schedule other = schedule("other", EVERY_SECOND);
    store.pauses().begin("held", Instant.now());
    for (int start = 0; start < 2; start++) {
      CountDownLatch others = new CountDownLatch(2);
      ScheduleWork work =
          (schedule, stopping) -> {
            ran.add(schedule.name());
            if (schedule.name().equals("other")) {
              others.countDown();
            }
          };
      try (ScheduleRunner runner = start(work, held, other)) {
        await(others);
      }
    }
    assertThat(ran).containsOnly("other");

    store.pauses().end("held");
    CountDownLatch resumed = new CountDownLatch(1);
    try (ScheduleRunner runner = start((s, stopping) -> resumed.countDown(), held)) {
      await(resumed);
    }
    assertThat(store.missedTimes().since(Instant.EPOCH)).isEmpty();
  }

  private ScheduleRunner start(ScheduleWork work, Schedule... schedules) {
    return start(work, new Random(1), schedules);
  }

  private ScheduleRunner start(ScheduleWork work, RandomGenerator random, Schedule... schedules) {
    return ScheduleRunner.start(
        store, List.of(schedules), work, RunnerOptions.of(Clock.systemUTC(), random));
  }

  private ScheduleRunner startThreeYearsLater(ScheduleWork work, Schedule... schedules)
      throws SQLException {
    sql("update qrtz_triggers set next_fire_time = 1000");
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(3 * 366));
    return ScheduleRunner.start(
        store,
        List.of(schedules),
        work,
        new RunnerOptions(Duration.ofSeconds(60), later, Clock.systemUTC(), 1, new Random(1)));
  }

  private void assertThatWaitEndsInHalfAnHour() throws SQLException {
    assertThat(rows("select next_fire_time from qrtz_triggers"))
        .singleElement()
        .satisfies(
            t ->
                assertThat(Instant.ofEpochMilli(Long.parseLong(t)))
                    .isBetween(
                        Instant.now().plus(Duration.ofMinutes(28)),
                        Instant.now().plus(Duration.ofMinutes(30)).plusSeconds(2)));
  }

  /** Draws the middle. */
  private static final class HalfOfIt implements RandomGenerator {
    @Override
    public long nextLong() {
      return 0;
    }

    @Override
    public long nextLong(long bound) {
      return bound / 2;
    }
  }

  private static void nothing(Schedule schedule, java.util.function.BooleanSupplier stopping) {}

  private static Schedule schedule(String name, String cron) {
    return schedule(name, cron, Misfire.FIRE_ONCE, Duration.ZERO);
  }

  private static Schedule schedule(String name, String cron, Misfire misfire, Duration jitter) {
    return schedule(name, true, cron, misfire, jitter);
  }

  private static Schedule disabled(String name) {
    return schedule(name, false, NEW_YEAR, Misfire.FIRE_ONCE, Duration.ZERO);
  }

  private static Schedule schedule(
      String name, boolean enabled, String cron, Misfire misfire, Duration jitter) {
    return new Schedule(
        name,
        enabled,
        new Timetable(new Cron(cron, ZoneOffset.UTC), Calendar.always(ZoneOffset.UTC)),
        Choice.ofSites(List.of("gazeta.example")),
        jitter,
        misfire,
        Schedule.USUAL_PRIORITY,
        Limits.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Task.CRAWL,
        Path.of(name + ".yaml"));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<Instant> nextTimes() throws SQLException {
    return rows("select next_fire_time from qrtz_triggers").stream()
        .map(t -> Instant.ofEpochMilli(Long.parseLong(t)))
        .toList();
  }

  private void sql(String update) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(update);
    }
  }

  private List<String> rows(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
  }
}
