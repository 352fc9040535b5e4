package dev.broadsheet.workshop;

import dev.broadsheet.article.Field;
import java.util.List;
import java.util.Objects;

/**
 * Where on a page a field stands.
 *
 * @param elements their numbers; none where only machines are told
 * @param rule that gave the field, as provenance names it; empty where none did
 * @param values what was found
 */
public record FieldRegion(Field field, List<Integer> elements, String rule, List<String> values) {
  public FieldRegion {
    Objects.requireNonNull(field, "field");
    elements = List.copyOf(elements);
    Objects.requireNonNull(rule, "rule");
    values = List.copyOf(values);
  }
}
