package dev.broadsheet.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Times that are equally far apart, whatever clocks do, counted from the beginning of 1970 in UTC.
 *
 * @param offset of the times from the whole multiples of the length, less than the length
 */
public record Interval(Duration length, Duration offset) implements Timing {
  public Interval {
    Objects.requireNonNull(length, "length");
    Objects.requireNonNull(offset, "offset");
    if (length.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("length must be a second or more, found " + length);
    }
    if (offset.isNegative() || offset.compareTo(length) >= 0) {
      throw new IllegalArgumentException(
          "offset must be less than the length and not negative, found " + offset);
    }
  }

  /** With an offset of its own for each name, so that schedules do not all begin at once. */
  static Interval of(Duration length, String name) {
    long seconds = Math.floorMod(name.hashCode(), length.toSeconds());
    return new Interval(length, Duration.ofSeconds(seconds));
  }

  @Override
  public Optional<Instant> after(Instant instant) {
    long millis = length.toMillis();
    long begin = offset.toMillis();
    long passed = Math.floorDiv(instant.toEpochMilli() - begin, millis);
    return Optional.of(Instant.ofEpochMilli(begin + (passed + 1) * millis));
  }

  @Override
  public String words() {
    long seconds = length.toSeconds();
    if (seconds % 86_400 == 0) {
      return "every " + seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return "every " + seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? "every " + seconds / 60 + "m" : "every " + seconds + "s";
  }
}
