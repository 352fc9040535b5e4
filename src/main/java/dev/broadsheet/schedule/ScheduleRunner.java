package dev.broadsheet.schedule;

import static java.util.stream.Collectors.toMap;

import dev.broadsheet.store.Missed;
import dev.broadsheet.store.MissedTimes;
import dev.broadsheet.store.Pauses;
import dev.broadsheet.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.TriggerFiredBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs schedules at their times until it is closed. Times are kept in the store's database: a time
 * that passed while nothing ran is dealt with by the schedule's {@link Misfire}, and a run that a
 * crash cut off is begun again. Several processes may run the same schedules on one store; each
 * time is then taken by one of them. Thread-safe.
 */
public final class ScheduleRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleRunner.class);

  private final Scheduler quartz;
  private final Alarms alarms;
  private final MissedTimes missed;
  private final Pauses pauses;
  private final ScheduleWork work;
  private final RunnerOptions options;
  private volatile Map<String, Schedule> schedules = Map.of();
  private volatile boolean stopping;

  private ScheduleRunner(Scheduler quartz, Store store, ScheduleWork work, RunnerOptions options) {
    this.quartz = quartz;
    this.alarms = new Alarms(quartz, options);
    this.missed = store.missedTimes();
    this.pauses = store.pauses();
    this.work = work;
    this.options = options;
  }

  /**
   * Takes up what the store holds: unchanged schedules go on where they were, new and changed ones
   * begin anew, and those that are gone, disabled or out of times are removed.
   *
   * @param store stays open until the runner is closed
   * @throws ScheduleException when the schedules can't be kept in the store
   */
  public static ScheduleRunner start(
      Store store, List<Schedule> schedules, ScheduleWork work, RunnerOptions options) {
    try {
      Scheduler quartz = QuartzOnStore.open(store);
      ScheduleRunner runner = new ScheduleRunner(quartz, store, work, options);
      try {
        quartz.setJobFactory((bundle, _) -> runner.job(bundle));
        runner.settle(schedules);
        quartz.start();
        return runner;
      } catch (SchedulerException e) {
        runner.close();
        throw e;
      }
    } catch (SchedulerException e) {
      throw notKept(e);
    }
  }

  private static ScheduleException notKept(SchedulerException e) {
    return new ScheduleException("Schedules can't be kept in the store: " + e.getMessage(), e);
  }

  /**
   * Goes on with these schedules. What runs goes on as it began; unchanged schedules keep their
   * times.
   *
   * @throws ScheduleException when the schedules can't be kept in the store
   */
  void update(List<Schedule> all) {
    try {
      settle(all);
    } catch (SchedulerException e) {
      throw notKept(e);
    }
  }

  private synchronized void settle(List<Schedule> all) throws SchedulerException {
    schedules =
        all.stream().filter(Schedule::enabled).collect(toMap(Schedule::name, Function.identity()));
    alarms.settle(schedules.values());
  }

  private void note(Missed times) {
    missed.add(times);
    LOG.warn(
        "Schedule {} missed {} from {} to {}{}",
        times.schedule(),
        times.times() == 1 ? "a time" : times.times() + " times",
        times.first(),
        times.last(),
        times.madeUp() ? "; it runs now" : "");
  }

  private Job job(TriggerFiredBundle bundle) throws SchedulerException {
    String name = bundle.getJobDetail().getKey().getName();
    Schedule schedule = schedules.get(name);
    if (schedule == null) {
      throw new SchedulerException("another process has stored a schedule " + name);
    }
    return new ScheduleJob(
        schedule,
        work,
        () -> pauses.all().containsKey(name),
        () -> stopping,
        alarms,
        this::note,
        options.clock(),
        options.tolerance());
  }

  /**
   * Starts nothing more, asks what runs to stop, and waits for it as long as the options allow;
   * what is not through by then is begun again at the next start. Closing twice is allowed.
   */
  @Override
  public void close() {
    stopping = true;
    Duration patience = options.patience();
    Thread end = Thread.ofPlatform().daemon().name("schedule-end").start(this::shutDown);
    try {
      if (!end.join(patience)) {
        LOG.warn(
            "Schedules still run after {} s; they are begun again next time", patience.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void shutDown() {
    try {
      quartz.shutdown(true);
    } catch (SchedulerException e) {
      LOG.warn("Quartz did not shut down: {}", e.getMessage());
    }
  }
}
