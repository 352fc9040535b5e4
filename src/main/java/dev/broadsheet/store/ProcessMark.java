package dev.broadsheet.store;

import java.time.Instant;

/**
 * Names a process of this machine so that another can tell whether it still lives: its number and
 * when it started, as numbers come back.
 */
final class ProcessMark {
  private ProcessMark() {}

  static String mine() {
    return of(ProcessHandle.current());
  }

  static boolean isDead(String mark) {
    long pid = Long.parseLong(mark.substring(0, mark.indexOf('@')));
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(p -> of(p).equals(mark))
        .isEmpty();
  }

  private static String of(ProcessHandle process) {
    return process.pid()
        + "@"
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
