package dev.broadsheet.schedule;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * Has Quartz wake each schedule for its next time, one time after the other: which times there are,
 * and what becomes of those that were missed, is ours to say. Thread-safe.
 */
final class Alarms {
  static final String GROUP = "schedules";

  private final Scheduler quartz;
  private final RunnerOptions options;

  Alarms(Scheduler quartz, RunnerOptions options) {
    this.quartz = quartz;
    this.options = options;
  }

  /**
   * Sets the alarms of these schedules and no others. One that is set for the same times stays, so
   * that what was missed is known; of one whose times were changed the time stays that has come.
   */
  void settle(Collection<Schedule> schedules) throws SchedulerException {
    Set<String> names = schedules.stream().map(Schedule::name).collect(toSet());
    for (JobKey kept : quartz.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
      if (!names.contains(kept.getName())) {
        quartz.deleteJob(kept);
      }
    }
    for (Schedule schedule : schedules) {
      settle(schedule);
    }
  }

  private void settle(Schedule schedule) throws SchedulerException {
    Optional<Alarm> kept = find(schedule);
    boolean broken = quartz.getTriggerState(triggerKey(schedule)) == TriggerState.ERROR;
    if (!broken && kept.filter(alarm -> alarm.plan().equals(plan(schedule))).isPresent()) {
      return;
    }
    Instant now = options.clock().instant();
    Optional<Instant> due =
        kept.map(Alarm::due)
            .filter(time -> !time.isAfter(now))
            .or(() -> schedule.times().after(now));
    if (due.isPresent()) {
      set(schedule, due.get());
    } else {
      quartz.deleteJob(jobKey(schedule));
    }
  }

  /** Sets the alarm if none is set, as after a crash between two. */
  void ensure(Schedule schedule) throws SchedulerException {
    Optional<Instant> next = schedule.times().after(options.clock().instant());
    if (find(schedule).isEmpty() && next.isPresent()) {
      set(schedule, next.get());
    }
  }

  /** Sets the alarm for a time, jitter after it, in the place of the one that is set. */
  void set(Schedule schedule, Instant due) throws SchedulerException {
    Alarm alarm = new Alarm(plan(schedule), due, due.plus(jitter(schedule)));
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(triggerKey(schedule))
            .usingJobData(alarm.kept())
            .withPriority(schedule.priority())
            .startAt(Date.from(options.machineTime(alarm.at())))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withMisfireHandlingInstructionIgnoreMisfires())
            .build();
    quartz.scheduleJob(detail(schedule), Set.of(trigger), true);
  }

  private Optional<Alarm> find(Schedule schedule) throws SchedulerException {
    Trigger trigger = quartz.getTrigger(triggerKey(schedule));
    return trigger == null || trigger.getNextFireTime() == null
        ? Optional.empty()
        : Alarm.of(trigger.getJobDataMap());
  }

  private Duration jitter(Schedule schedule) {
    long bound = schedule.jitter().toMillis();
    synchronized (options) { // several schedules draw, and not every generator allows that
      return Duration.ofMillis(bound == 0 ? 0 : options.random().nextLong(bound));
    }
  }

  /** The stored job; Quartz runs it again when a process dies in it. */
  private static JobDetail detail(Schedule schedule) {
    return JobBuilder.newJob(ScheduleJob.class)
        .withIdentity(jobKey(schedule))
        .requestRecovery()
        .build();
  }

  private static String plan(Schedule schedule) {
    return schedule.times() + " priority " + schedule.priority();
  }

  private static JobKey jobKey(Schedule schedule) {
    return new JobKey(schedule.name(), GROUP);
  }

  private static TriggerKey triggerKey(Schedule schedule) {
    return new TriggerKey(schedule.name(), GROUP);
  }
}
