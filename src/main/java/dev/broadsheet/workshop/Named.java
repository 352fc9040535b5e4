package dev.broadsheet.workshop;

import java.util.Comparator;
import java.util.Objects;

/**
 * A CSS selector and what speaks against it.
 *
 * @param cost lower is better: short, telling, and likely to outlast the next redesign
 */
record Named(String css, double cost) {
  static final Comparator<Named> CHEAPEST =
      Comparator.comparingDouble(Named::cost).thenComparing(Named::css);

  Named {
    Objects.requireNonNull(css, "css");
  }
}
