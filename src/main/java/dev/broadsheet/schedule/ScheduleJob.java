package dev.broadsheet.schedule;

import dev.broadsheet.export.ExportException;
import dev.broadsheet.store.Missed;
import dev.broadsheet.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One waking of a schedule. */
@DisallowConcurrentExecution
final class ScheduleJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleJob.class);

  private final Schedule schedule;
  private final ScheduleWork work;
  private final BooleanSupplier paused;
  private final BooleanSupplier stopping;
  private final Alarms alarms;
  private final Consumer<Missed> onMissed;
  private final Clock clock;
  private final Duration tolerance;

  /**
   * @param paused whether it is held back
   * @param tolerance so much after its alarm it is in time
   */
  ScheduleJob(
      Schedule schedule,
      ScheduleWork work,
      BooleanSupplier paused,
      BooleanSupplier stopping,
      Alarms alarms,
      Consumer<Missed> onMissed,
      Clock clock,
      Duration tolerance) {
    this.schedule = schedule;
    this.work = work;
    this.paused = paused;
    this.stopping = stopping;
    this.alarms = alarms;
    this.onMissed = onMissed;
    this.clock = clock;
    this.tolerance = tolerance;
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      Optional<Alarm> alarm = Alarm.of(context.getTrigger().getJobDataMap());
      if (context.isRecovering() || alarm.isEmpty()) {
        alarms.ensure(schedule);
        if (!paused.getAsBoolean()) {
          run();
        }
      } else if (turn(alarm.get()).runs()) {
        run();
      }
    } catch (SchedulerException | StoreException e) {
      throw new JobExecutionException(e);
    }
  }

  /** Sets the next alarm before anything runs: a crash in a run leaves the next one set. */
  private Turn turn(Alarm alarm) throws SchedulerException {
    Instant now = clock.instant();
    boolean late = now.isAfter(alarm.at().plus(tolerance));
    Turn turn =
        paused.getAsBoolean()
            ? Turn.paused(schedule, alarm.due(), now)
            : Turn.of(schedule, alarm.due(), late, now);
    if (turn.next().isPresent()) {
      alarms.set(schedule, turn.next().get());
    }
    turn.missed().ifPresent(onMissed);
    return turn;
  }

  private void run() {
    try (MDC.MDCCloseable _ = MDC.putCloseable("schedule", schedule.name())) {
      work.run(schedule, stopping);
    } catch (StoreException | ExportException e) {
      LOG.error(
          "Schedule {} failed and waits for its next time: {}", schedule.name(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Schedule {} failed by a fault of Broadsheet's own", schedule.name(), e);
    }
  }
}
