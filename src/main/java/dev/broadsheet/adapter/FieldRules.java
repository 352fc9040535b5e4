package dev.broadsheet.adapter;

import dev.broadsheet.article.Field;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of every field of one layout. The body has rules of its own; fields without a rule are
 * absent.
 */
public record FieldRules(Map<Field, FieldRule> fields, BodyRule body) {
  public FieldRules {
    fields = new EnumMap<>(fields);
  }

  /** The rule of a field; one without candidates where the adapter says nothing. */
  public FieldRule of(Field field) {
    FieldRule rule = fields.get(field);
    return rule == null ? new FieldRule(List.of()) : rule;
  }
}
