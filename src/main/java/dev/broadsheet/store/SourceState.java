package dev.broadsheet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a source has fared.
 *
 * @param interval between two visits of a schedule, in whole seconds
 * @param due when a schedule visits it next
 * @param brought when it brought news last
 * @param failures in a row
 * @param failingSince the first of these
 */
public record SourceState(
    Duration interval,
    Instant due,
    Optional<Instant> brought,
    int failures,
    Optional<Instant> failingSince) {
  public SourceState {
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(brought, "brought");
    Objects.requireNonNull(failingSince, "failingSince");
  }
}
