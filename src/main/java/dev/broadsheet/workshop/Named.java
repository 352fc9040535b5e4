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

  /** From here on there are but names that tell how something looks, which serve anywhere. */
  static final double WEAK = 4;

  Named {
    Objects.requireNonNull(css, "css");
  }
}
