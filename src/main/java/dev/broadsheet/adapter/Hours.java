package dev.broadsheet.adapter;

import java.time.LocalTime;
import java.util.Objects;

/**
 * A part of each day, by the site's own clock.
 *
 * @param to excluded; before {@code from} where the hours go over midnight
 */
public record Hours(LocalTime from, LocalTime to) {
  public Hours {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  public boolean contains(LocalTime time) {
    boolean started = !time.isBefore(from);
    boolean ended = !time.isBefore(to);
    return from.isBefore(to) ? started && !ended : started || !ended;
  }

  /** As adapters write it: {@code 22:00-06:00}. */
  @Override
  public String toString() {
    return from + "-" + to;
  }
}
