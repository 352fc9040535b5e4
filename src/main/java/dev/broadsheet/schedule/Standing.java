package dev.broadsheet.schedule;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.broadsheet.store.Run;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Waking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How it stands with a schedule at a moment.
 *
 * @param next when it runs next, were it not held back; empty: never
 * @param paused since when it is held back, if it is
 */
public record Standing(
    Schedule schedule, State state, Optional<Instant> next, Optional<Instant> paused) {

  /** What it does; the first one that holds. */
  public enum State {
    RUNNING,
    /** Its file says so. */
    DISABLED,
    /** Somebody holds it back. */
    PAUSED,
    /** Its time has passed, and nothing runs. */
    LATE,
    WAITING
  }

  public Standing {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(paused, "paused");
  }

  /** The same while it runs. */
  public Standing running() {
    return new Standing(schedule, State.RUNNING, next, paused);
  }

  /** Of all these schedules, in their order. */
  public static List<Standing> of(List<Schedule> schedules, Store store, Instant now) {
    Map<String, Waking> wakings =
        store.wakings().stream()
            .collect(toMap(Waking::schedule, Function.identity(), (one, other) -> one));
    Map<String, Instant> pauses = store.pauses().all();
    Set<String> running =
        store.runs().running().stream()
            .map(Run::schedule)
            .flatMap(Optional::stream)
            .collect(toSet());
    return schedules.stream()
        .map(
            s -> {
              Optional<Waking> waking = Optional.ofNullable(wakings.get(s.name()));
              Optional<Instant> paused = Optional.ofNullable(pauses.get(s.name()));
              boolean runs =
                  running.contains(s.name()) || waking.filter(Waking::running).isPresent();
              boolean late = waking.filter(w -> w.isLate(now)).isPresent();
              return new Standing(
                  s, state(s, runs, paused.isPresent(), late), next(s, waking, now), paused);
            })
        .toList();
  }

  private static State state(Schedule schedule, boolean runs, boolean isPaused, boolean isLate) {
    if (runs) {
      return State.RUNNING;
    }
    if (!schedule.enabled()) {
      return State.DISABLED;
    }
    if (isPaused) {
      return State.PAUSED;
    }
    return isLate ? State.LATE : State.WAITING;
  }

  /** Where nothing has kept a time yet, the next one that its file names. */
  private static Optional<Instant> next(Schedule schedule, Optional<Waking> waking, Instant now) {
    return schedule.enabled()
        ? waking.map(Waking::at).or(() -> schedule.times().after(now))
        : Optional.empty();
  }
}
