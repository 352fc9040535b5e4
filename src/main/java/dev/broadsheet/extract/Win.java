package dev.broadsheet.extract;

import java.util.Objects;

/**
 * The rule that gave a field its value.
 *
 * @param rule as provenance names it: {@code h1.headline}, {@code news/meta: og:title}, {@code
 *     link: date}
 * @param rank its place among the field's candidates, from 0: a site whose wins sink has changed
 */
public record Win(String rule, int rank) {
  public Win {
    Objects.requireNonNull(rule, "rule");
    if (rank < 0) {
      throw new IllegalArgumentException("a rank is 0 or more, found " + rank);
    }
  }
}
