package dev.broadsheet.adapter;

import dev.broadsheet.article.Field;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule on a whole line of the body's text, for residue that markup can't separate. Patterns are
 * found, not matched whole.
 */
public sealed interface LineRule {
  Pattern pattern();

  /** Leaves the line out. */
  record Drop(Pattern pattern) implements LineRule {}

  /** Ends the body before the line. */
  record Cut(Pattern pattern) implements LineRule {}

  /** Leaves the line out and gives its groups, in order, to fields that have no better value. */
  record Take(Pattern pattern, List<Field> as) implements LineRule {
    public Take {
      as = List.copyOf(as);
    }
  }
}
