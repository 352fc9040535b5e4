package dev.broadsheet.schedule;

import java.time.Instant;
import java.util.Optional;

/** When a schedule's times come, its calendar aside. */
public sealed interface Timing permits Cron, Interval {
  /** The first time after an instant; empty where none comes any more. */
  Optional<Instant> after(Instant instant);

  /** As a list tells it: {@code 0 30 4 * * ?}, {@code every 30m}. */
  String words();
}
