package dev.broadsheet.schedule;

/** Schedules can't be run: the message says why in one line, the cause is Quartz's own word. */
public final class ScheduleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ScheduleException(String message, Throwable cause) {
    super(message, cause);
  }
}
