package dev.broadsheet.schedule;

import java.util.List;

/**
 * Runs schedules at their times until it is closed. Times are kept in the store's database: a time
 * that passed while nothing ran is dealt with by the schedule's {@link Misfire}, and a run that a
 * crash cut off is begun again. Several processes may run the same schedules on one store; each
 * time is then taken by one of them. Thread-safe.
 */
public final class ScheduleRunner implements AutoCloseable {

  /**
   * Takes the place of whatever was stored: new and changed schedules are stored, unchanged ones go
   * on where they were, those that are gone or disabled are removed.
   *
   * @param jdbcUrl of a store's database, credentials included
   * @throws dev.broadsheet.store.StoreException when the database can't be used
   */
  public static ScheduleRunner start(
      String jdbcUrl, List<Schedule> schedules, ScheduleWork work, RunnerOptions options) {
    throw new UnsupportedOperationException("skeleton");
  }

  /**
   * Starts nothing more, asks what runs to stop, and waits for it as long as the options allow.
   * Closing twice is allowed.
   */
  @Override
  public void close() {
    throw new UnsupportedOperationException("skeleton");
  }
}
