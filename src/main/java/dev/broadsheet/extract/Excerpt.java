package dev.broadsheet.extract;

import dev.broadsheet.normalize.Texts;

/** The beginning of a text, as much as a person needs to know it again. */
final class Excerpt {
  private static final int LONGEST = 240;

  /** Longer texts are not cleaned whole. */
  private static final int LOOKED_AT = 10 * LONGEST;

  private Excerpt() {}

  static String of(String text) {
    String clean = Texts.clean(text.substring(0, Math.min(text.length(), LOOKED_AT)));
    return clean.codePointCount(0, clean.length()) <= LONGEST
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
