package dev.broadsheet.workshop;

import dev.broadsheet.article.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A list of rules in an adapter that a person changes one by one. */
public sealed interface RuleList {
  /** The candidates for a field, in order of trust. */
  record Candidates(Field field) implements RuleList {
    public Candidates {
      Objects.requireNonNull(field, "field");
    }

    @Override
    public String key() {
      return field.key();
    }
  }

  /** What is left out of the body. */
  enum OfBody implements RuleList {
    /** Selectors of elements. */
    DROP,
    /** Rules on whole lines, in the order in which they are asked. */
    LINES;

    @Override
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How an adapter calls the list. */
  String key();

  /** The list that an adapter calls so. */
  static Optional<RuleList> ofKey(String key) {
    return Field.ofKey(key)
        .<RuleList>map(Candidates::new)
        .or(() -> Arrays.stream(OfBody.values()).filter(l -> l.key().equals(key)).findFirst());
  }
}
