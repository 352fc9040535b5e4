package dev.broadsheet.schedule;

import dev.broadsheet.export.ExportException;
import dev.broadsheet.store.StoreException;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One firing of a schedule; the rows that Quartz keeps of it hold no more than its name and times.
 */
@DisallowConcurrentExecution
final class ScheduleJob implements Job {
  static final String GROUP = "schedules";

  private static final String DELAYED = "delayed";
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleJob.class);

  private final Schedule schedule;
  private final ScheduleWork work;
  private final BooleanSupplier stopping;
  private final RandomGenerator random;

  ScheduleJob(
      Schedule schedule, ScheduleWork work, BooleanSupplier stopping, RandomGenerator random) {
    this.schedule = schedule;
    this.work = work;
    this.stopping = stopping;
    this.random = random;
  }

  /** The stored job; Quartz runs it again when a process dies in it. */
  static JobDetail detail(Schedule schedule) {
    return JobBuilder.newJob(ScheduleJob.class)
        .withIdentity(new JobKey(schedule.name(), GROUP))
        .requestRecovery()
        .build();
  }

  static CronTrigger trigger(Schedule schedule) {
    CronScheduleBuilder times =
        CronScheduleBuilder.cronSchedule(schedule.cron().expression())
            .inTimeZone(TimeZone.getTimeZone(schedule.cron().zone()));
    return TriggerBuilder.newTrigger()
        .withIdentity(triggerKey(schedule))
        .withSchedule(
            switch (schedule.misfire()) {
              case FIRE_ONCE -> times.withMisfireHandlingInstructionFireAndProceed();
              case SKIP -> times.withMisfireHandlingInstructionDoNothing();
            })
        .build();
  }

  /** Whether what is stored still means the schedule's times, so that what was missed is known. */
  static boolean isStored(Schedule schedule, Scheduler quartz) throws SchedulerException {
    CronTrigger wanted = trigger(schedule);
    return quartz.getTriggerState(triggerKey(schedule)) != Trigger.TriggerState.ERROR
        && quartz.getTrigger(triggerKey(schedule)) instanceof CronTrigger stored
        && stored.getCronExpression().equals(wanted.getCronExpression())
        && stored.getTimeZone().equals(wanted.getTimeZone())
        && stored.getMisfireInstruction() == wanted.getMisfireInstruction();
  }

  private static TriggerKey triggerKey(Schedule schedule) {
    return new TriggerKey(schedule.name(), GROUP);
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    if (!schedule.jitter().isZero() && context.getTrigger() instanceof CronTrigger) {
      delay(context);
    } else {
      run();
    }
  }

  private void run() {
    try {
      work.run(schedule, stopping);
    } catch (StoreException | ExportException e) {
      LOG.error(
          "Schedule {} failed and waits for its next time: {}", schedule.name(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Schedule {} failed by a fault of Broadsheet's own", schedule.name(), e);
    }
  }

  /** Leaves the run to a trigger of its own: a wait takes up no thread and outlives the process. */
  private void delay(JobExecutionContext context) throws JobExecutionException {
    TriggerKey key = new TriggerKey(schedule.name(), DELAYED);
    Trigger delayed =
        TriggerBuilder.newTrigger()
            .withIdentity(key)
            .forJob(context.getJobDetail())
            .startAt(Date.from(context.getFireTime().toInstant().plus(drawn())))
            .withSchedule(onceAsMissed())
            .build();
    try {
      Trigger.TriggerState pending = context.getScheduler().getTriggerState(key);
      // A missed one that was skipped stays stored as complete.
      if (pending == Trigger.TriggerState.NONE || pending == Trigger.TriggerState.COMPLETE) {
        context.getScheduler().scheduleJob(context.getJobDetail(), Set.of(delayed), true);
      }
    } catch (SchedulerException e) {
      throw new JobExecutionException(e);
    }
  }

  private Duration drawn() {
    synchronized (random) { // several schedules draw from it, and not every generator allows that
      return Duration.ofMillis(random.nextLong(schedule.jitter().toMillis()));
    }
  }

  private SimpleScheduleBuilder onceAsMissed() {
    SimpleScheduleBuilder once = SimpleScheduleBuilder.simpleSchedule();
    return switch (schedule.misfire()) {
      case FIRE_ONCE -> once.withMisfireHandlingInstructionFireNow();
      case SKIP -> once.withMisfireHandlingInstructionNextWithExistingCount();
    };
  }
}
