package dev.broadsheet.extract;

import java.util.Objects;

/**
 * Text that stands where the body stands and is not in the article.
 *
 * @param text its beginning
 * @param rule which of the kind it was: a selector, a pattern, what is repeated, a kind of phrase
 */
public record LeftOut(String text, Why why, String rule) {
  /** What kind of rule left it out; the name in lower case with dashes is what programs read. */
  public enum Why {
    /** A selector of the adapter's {@code drop}. */
    DROPPED,
    /** A rule on lines. */
    LINE,
    /** It stands behind a line that ends the body. */
    CUT,
    /** A rule on lines gave it to other fields. */
    TAKEN,
    /** It says again what another field says. */
    REPEATED,
    /** Its element is never text: hidden, a menu, a control. */
    SILENT,
    /** Its words are those of advertisements, share bars and the like. */
    RESIDUE,
    /** The search for the body judged it not to be the article's. */
    UNLIKELY
  }

  public LeftOut {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(rule, "rule");
  }

  static LeftOut of(String text, Why why, String rule) {
    return new LeftOut(Excerpt.of(text), why, rule);
  }
}
