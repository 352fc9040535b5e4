package dev.broadsheet.store;

import java.util.Objects;
import java.util.Optional;

/** Which runs are meant: those that fit all that is said. */
public record RunFilter(
    Optional<String> kind, Optional<String> schedule, Optional<Run.State> state) {
  public static final RunFilter ALL =
      new RunFilter(Optional.empty(), Optional.empty(), Optional.empty());

  public RunFilter {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(state, "state");
  }
}
