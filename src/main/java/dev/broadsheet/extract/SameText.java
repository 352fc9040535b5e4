package dev.broadsheet.extract;

/** Compares texts as a reader would: by their letters and digits, whatever their case. */
public final class SameText {
  /** What a character counts as, 0 where it does not: much text is asked about. */
  private static final char[] ASCII = ascii();

  private SameText() {}

  /** Letters and digits in lower case, nothing between them. */
  public static String key(String text) {
    char[] key = new char[text.length()]; // a letter in lower case is as long as it was
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ASCII.length) {
        key[length] = ASCII[c];
        length += ASCII[c] == 0 ? 0 : 1;
      } else if (Character.isHighSurrogate(c)) {
        length += beyond(text.codePointAt(i), key, length);
      } else if (Character.isLetterOrDigit(c)) {
        key[length++] = Character.toLowerCase(c);
      }
    }
    return new String(key, 0, length);
  }

  /** A letter of the rarer planes; its second half alone is none. */
  private static int beyond(int c, char[] key, int at) {
    return Character.isLetterOrDigit(c) ? Character.toChars(Character.toLowerCase(c), key, at) : 0;
  }

  private static char[] ascii() {
    char[] keys = new char[128];
    for (char c = 0; c < keys.length; c++) {
      keys[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }
    return keys;
  }

  public static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }
}
