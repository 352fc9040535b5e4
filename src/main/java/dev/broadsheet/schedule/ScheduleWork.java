package dev.broadsheet.schedule;

import java.util.function.BooleanSupplier;

/**
 * What is done when a schedule's time has come. Called from several threads, never twice at a time
 * for one schedule.
 */
@FunctionalInterface
public interface ScheduleWork {
  /**
   * Runs to the end, or until it is asked to stop: then it finishes what it has in hand and
   * returns. What it throws is logged and ends this run only.
   *
   * @param stopping tells, from any thread, whether the process is about to stop
   */
  void run(Schedule schedule, BooleanSupplier stopping);
}
