package dev.broadsheet.schedule;

import java.time.Instant;
import java.util.Optional;
import org.quartz.JobDataMap;

/**
 * What is kept of a schedule: when it is woken next.
 *
 * @param plan the times of the schedule, in words; others mean that its file has changed
 * @param due the time for which it is woken
 * @param at when it is woken: jitter after that
 */
record Alarm(String plan, Instant due, Instant at) {
  private static final String PLAN = "plan";
  private static final String DUE = "due";
  private static final String AT = "at";

  static Optional<Alarm> of(JobDataMap kept) {
    return kept.containsKey(PLAN)
        ? Optional.of(
            new Alarm(
                kept.getString(PLAN),
                Instant.parse(kept.getString(DUE)),
                Instant.parse(kept.getString(AT))))
        : Optional.empty();
  }

  JobDataMap kept() {
    JobDataMap kept = new JobDataMap();
    kept.put(PLAN, plan);
    kept.put(DUE, due.toString());
    kept.put(AT, at.toString());
    return kept;
  }
}
