package dev.broadsheet.store;

import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Processes of this machine, each named by its number and when it started, as numbers come back.
 */
final class LocalProcesses implements Processes {
  private final Clock clock;

  LocalProcesses(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String mine() {
    return mark(ProcessHandle.current());
  }

  @Override
  public Life of(Handle handle, String process) {
    int at = process.indexOf('@');
    return at > 0
            && ProcessHandle.of(Long.parseLong(process.substring(0, at)))
                .filter(ProcessHandle::isAlive)
                .filter(p -> mark(p).equals(process))
                .isPresent()
        ? Life.ALIVE
        : Life.DEAD;
  }

  @Override
  public Instant now(Handle handle) {
    return clock.instant();
  }

  private static String mark(ProcessHandle process) {
    return process.pid()
        + "@"
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  @Override
  public void close() {
    // the machine knows
  }
}
