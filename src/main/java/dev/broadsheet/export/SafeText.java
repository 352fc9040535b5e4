package dev.broadsheet.export;

/** Text that does nothing but be read: what shows, without what steers a reader or a screen. */
final class SafeText {
  private static final int REPLACEMENT = 0xFFFD;

  private SafeText() {}

  /**
   * Without control characters but tab and the ends of lines, without direction marks and
   * overrides, and without noncharacters; half a surrogate pair becomes U+FFFD, and U+2028, U+2029
   * and U+0085 become line feeds. What is left may stand in XML 1.0.
   */
  static String plain(String text) {
    if (text.chars().allMatch(SafeText::isHarmless)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(SafeText::shown).filter(c -> c != 0).forEach(out::appendCodePoint);
    return out.toString();
  }

  /**
   * The same in one line: each run of white space, hard spaces too, is one space, none at the ends.
   */
  static String line(String text) {
    String plain = plain(text);
    StringBuilder out = new StringBuilder(plain.length());
    boolean gap = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = !out.isEmpty();
      } else {
        if (gap) {
          out.append(' ');
          gap = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * With U+FFFD for each half of a surrogate pair, and else as it is: it can be written in UTF-8.
   */
  static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private static boolean isHarmless(int c) {
    return (c >= ' ' && c < 0x7F)
        || c == '\n'
        || (c >= 0xA0 && c < 0x600)
        || (c >= 0x2010 && c < 0x2028);
  }

  /** What is written for a code point; 0 for nothing. */
  private static int shown(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return c;
    }
    if (c == 0x85 || c == 0x2028 || c == 0x2029) {
      return '\n';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL -> 0;
      case Character.SURROGATE -> REPLACEMENT;
      default -> isDirection(c) || isNoncharacter(c) ? 0 : c;
    };
  }

  private static boolean isDirection(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isNoncharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }
}
