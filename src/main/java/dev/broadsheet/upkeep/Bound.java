package dev.broadsheet.upkeep;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of something is kept; without a bound, all of it.
 *
 * @param age what is older may go
 * @param most of more than so many (files: of more than so many bytes) the oldest may go
 */
public record Bound(Optional<Duration> age, Optional<Long> most) {
  public static final Bound NONE = new Bound(Optional.empty(), Optional.empty());

  public Bound {
    Objects.requireNonNull(age, "age");
    Objects.requireNonNull(most, "most");
  }

  public static Bound ofAge(Duration age) {
    return new Bound(Optional.of(age), Optional.empty());
  }
}
