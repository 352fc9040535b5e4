package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException;
import java.util.List;
import java.util.function.Function;

/**
 * Single rules in an adapter's text, changed by whoever looks at the text meanwhile: one that can't
 * be read stays as it is until its author mended it, and so does one without such a rule.
 */
public final class RuleEdits {
  private RuleEdits() {}

  /** The rules that a text has in a list; none where it can't be read. */
  public static List<String> rules(String yaml, RuleList list) {
    try {
      return new AdapterEdit(yaml).rules(list);
    } catch (AdapterException e) {
      return List.of();
    }
  }

  /** A text with one more rule: the first of a field's candidates, the last of what is left out. */
  public static String take(String yaml, RuleList list, String rule) {
    return edit(yaml, e -> e.take(list, oneLine(rule)));
  }

  /** A text without one of a list's rules. */
  public static String remove(String yaml, RuleList list, int rank) {
    return edit(yaml, e -> has(e, list, rank) ? e.remove(list, rank) : yaml);
  }

  /** A text in which one of a list's rules is a rank higher. */
  public static String raise(String yaml, RuleList list, int rank) {
    return edit(yaml, e -> has(e, list, rank) ? e.raise(list, rank) : yaml);
  }

  /** A text with another rule in the place of one. */
  public static String exchange(String yaml, RuleList list, int rank, String rule) {
    return edit(yaml, e -> has(e, list, rank) ? e.exchange(list, rank, oneLine(rule)) : yaml);
  }

  private static String edit(String yaml, Function<AdapterEdit, String> change) {
    try {
      return change.apply(new AdapterEdit(yaml));
    } catch (AdapterException e) {
      return yaml;
    }
  }

  private static boolean has(AdapterEdit edit, RuleList list, int rank) {
    return rank >= 0 && rank < edit.rules(list).size();
  }

  private static String oneLine(String rule) {
    return rule.strip().replaceAll("[\\r\\n]+", " ");
  }
}
