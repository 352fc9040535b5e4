package dev.broadsheet.schedule;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;

/** Makes the job of a stored name out of the schedule that has it. */
record ScheduleJobs(
    Map<String, Schedule> schedules,
    ScheduleWork work,
    BooleanSupplier stopping,
    RandomGenerator random)
    implements JobFactory {

  @Override
  public Job newJob(TriggerFiredBundle bundle, Scheduler quartz) throws SchedulerException {
    String name = bundle.getJobDetail().getKey().getName();
    Schedule schedule = schedules.get(name);
    if (schedule == null) {
      throw new SchedulerException("another process has stored a schedule " + name);
    }
    return new ScheduleJob(schedule, work, stopping, random);
  }
}
