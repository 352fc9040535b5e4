package dev.broadsheet.schedule;

import static java.util.stream.Collectors.toMap;

import dev.broadsheet.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;
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
  private final Duration patience;
  private final AtomicBoolean stopping;

  private ScheduleRunner(Scheduler quartz, Duration patience, AtomicBoolean stopping) {
    this.quartz = quartz;
    this.patience = patience;
    this.stopping = stopping;
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
    AtomicBoolean stopping = new AtomicBoolean();
    Map<String, Schedule> due =
        schedules.stream()
            .filter(Schedule::enabled)
            .filter(s -> !s.cron().next(options.clock().instant(), 1).isEmpty())
            .collect(toMap(Schedule::name, Function.identity()));
    try {
      Scheduler quartz = QuartzOnStore.open(store, options.parallel());
      ScheduleRunner runner = new ScheduleRunner(quartz, options.patience(), stopping);
      try {
        quartz.setJobFactory(new ScheduleJobs(due, work, stopping::get, options.random()));
        settle(quartz, due);
        quartz.start();
        return runner;
      } catch (SchedulerException e) {
        runner.close();
        throw e;
      }
    } catch (SchedulerException e) {
      throw new ScheduleException("Schedules can't be kept in the store: " + e.getMessage(), e);
    }
  }

  private static void settle(Scheduler quartz, Map<String, Schedule> due)
      throws SchedulerException {
    for (JobKey stored : quartz.getJobKeys(GroupMatcher.jobGroupEquals(ScheduleJob.GROUP))) {
      if (!due.containsKey(stored.getName())) {
        quartz.deleteJob(stored);
      }
    }
    for (Schedule schedule : due.values()) {
      if (!ScheduleJob.isStored(schedule, quartz)) {
        quartz.scheduleJob(
            ScheduleJob.detail(schedule), Set.of(ScheduleJob.trigger(schedule)), true);
      }
    }
  }

  /**
   * Starts nothing more, asks what runs to stop, and waits for it as long as the options allow;
   * what is not through by then is begun again at the next start. Closing twice is allowed.
   */
  @Override
  public void close() {
    stopping.set(true);
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
