package dev.broadsheet.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A schedule's times: those of its timing that its calendar counts. */
public record Timetable(Timing timing, Calendar calendar) {
  /** After so long without a time that counts, none is expected any more. */
  private static final Duration HORIZON = Duration.ofDays(3653);

  public Timetable {
    Objects.requireNonNull(timing, "timing");
    Objects.requireNonNull(calendar, "calendar");
  }

  /** The clock that is meant. */
  public ZoneId zone() {
    return calendar.zone();
  }

  /** The next times after an instant, at most so many; fewer where they run out. */
  public List<Instant> next(Instant after, int count) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> time = after(after);
    while (time.isPresent() && times.size() < count) {
      times.add(time.get());
      time = after(time.get());
    }
    return List.copyOf(times);
  }

  /** The times after an instant and before another, at most so many. */
  public List<Instant> between(Instant after, Instant before, int most) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> time = after(after);
    while (time.filter(before::isAfter).isPresent() && times.size() < most) {
      times.add(time.get());
      time = after(time.get());
    }
    return List.copyOf(times);
  }

  /** The first time after an instant. */
  Optional<Instant> after(Instant instant) {
    Optional<Instant> first = timing.after(instant);
    Optional<Instant> time = first;
    while (time.isPresent() && !calendar.counts(time.get())) {
      time = timing.after(calendar.skipFrom(time.get()).minusMillis(1));
      time = time.filter(first.orElseThrow().plus(HORIZON)::isAfter);
    }
    return time;
  }
}
