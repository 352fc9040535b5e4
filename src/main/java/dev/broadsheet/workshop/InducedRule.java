package dev.broadsheet.workshop;

import dev.broadsheet.article.Field;
import java.util.List;
import java.util.Objects;

/**
 * A rule for a field, made from pages.
 *
 * @param candidates as an adapter writes them, in order of trust
 */
public record InducedRule(Field field, List<Place> candidates) {
  public InducedRule {
    Objects.requireNonNull(field, "field");
    candidates = List.copyOf(candidates);
  }
}
