package dev.broadsheet.schedule;

/** What becomes of times that passed while nothing ran, or while the schedule was still busy. */
public enum Misfire {
  /** However many times were missed, the schedule runs once, as soon as it can. */
  FIRE_ONCE,
  /** The schedule waits for its next time. */
  SKIP,
  /** The schedule runs for each time that was missed, one after the other. */
  CATCH_UP
}
