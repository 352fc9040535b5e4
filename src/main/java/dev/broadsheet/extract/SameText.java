package dev.broadsheet.extract;

/** Compares texts as a reader would: by their letters and digits, whatever their case. */
final class SameText {
  private SameText() {}

  /** Letters and digits in lower case, nothing between them. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        key.appendCodePoint(Character.toLowerCase(c));
      }
    }
    return key.toString();
  }

  static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }
}
