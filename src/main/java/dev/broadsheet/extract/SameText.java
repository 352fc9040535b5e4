package dev.broadsheet.extract;

/** Compares texts as a reader would: by their letters and digits, whatever their case. */
final class SameText {
  private SameText() {}

  /** Letters and digits in lower case, nothing between them. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(key::appendCodePoint);
    return key.toString();
  }

  static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }
}
