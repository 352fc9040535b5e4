package dev.broadsheet.adapter;

import dev.broadsheet.article.Field;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rules of every field of one layout. The body has rules of its own; fields without a rule are
 * absent.
 */
public record FieldRules(Map<Field, FieldRule> fields, BodyRule body) {
  public FieldRules {
    fields = fields.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(fields));
  }

  static FieldRules none() {
    return new FieldRules(Map.of(), BodyRule.NONE);
  }

  /** The rule of a field; one without candidates where the adapter says nothing. */
  public FieldRule of(Field field) {
    FieldRule rule = fields.get(field);
    return rule == null ? FieldRule.OPEN : rule;
  }

  /** These rules, with others behind them. */
  FieldRules before(FieldRules behind) {
    Map<Field, FieldRule> both = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      FieldRule rule = of(field).before(behind.of(field));
      if (!rule.equals(FieldRule.OPEN)) {
        both.put(field, rule);
      }
    }
    BodyRule bodies =
        new BodyRule(
            join(body.in(), behind.body.in()),
            body.in().isEmpty() ? behind.body.sift() : body.sift(),
            join(body.drop(), behind.body.drop()),
            join(body.headings(), behind.body.headings()),
            join(body.lines(), behind.body.lines()));
    return new FieldRules(both, bodies);
  }

  /**
   * The same rules as a site of this language reads them.
   *
   * @param base the name of the base that they come from; empty for the site's own
   */
  FieldRules from(String base, Locale locale) {
    Map<Field, FieldRule> named = new EnumMap<>(Field.class);
    fields.forEach(
        (f, rule) ->
            named.put(f, new FieldRule(from(rule.candidates(), base, locale), rule.closed())));
    return new FieldRules(
        named,
        new BodyRule(
            from(body.in(), base, locale),
            body.sift(),
            body.drop(),
            body.headings(),
            body.lines()));
  }

  private static List<Candidate> from(List<Candidate> candidates, String base, Locale locale) {
    return candidates.stream().map(c -> c.from(base, locale)).toList();
  }

  static <T> List<T> join(List<T> first, List<T> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
