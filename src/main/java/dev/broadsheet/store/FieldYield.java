package dev.broadsheet.store;

import dev.broadsheet.article.Field;
import java.util.Objects;

/** How many articles of a run took a field from a rule. */
public record FieldYield(String site, Field field, String rule, int count) {
  /** Stands for a rule where pages lacked a field that others had. */
  public static final String NOT_FOUND = "(not found)";

  public FieldYield {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(rule, "rule");
  }
}
