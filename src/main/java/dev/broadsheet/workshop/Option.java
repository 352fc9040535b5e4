package dev.broadsheet.workshop;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place that a field may stand in, and what speaks against it.
 *
 * @param cost lower is better
 */
record Option(Place place, double cost) {
  static final Comparator<Option> CHEAPEST =
      Comparator.comparingDouble(Option::cost).thenComparing(o -> o.place().label());

  Option {
    Objects.requireNonNull(place, "place");
  }
}
