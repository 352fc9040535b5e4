package dev.broadsheet.normalize;

import java.text.Normalizer;

/** Text as the corpus keeps it. */
public final class Texts {
  private Texts() {}

  /**
   * One line of normalized text: Unicode NFC; soft hyphens, zero-width and control characters,
   * direction marks and overrides, and halves of surrogate pairs left out; every run of white
   * space, no-break and thin spaces included, one plain space; none at the ends.
   */
  public static String clean(String text) {
    if (isClean(text)) {
      return text;
    }
    // What is invisible goes first: a soft hyphen between a letter and its accent would keep the
    // two from being composed.
    String visible = visible(text);
    return isClean(visible) ? visible : Normalizer.normalize(visible, Normalizer.Form.NFC);
  }

  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean plain = c <= Character.MAX_VALUE && isPlain((char) c);
      if (!plain && isSpace(c)) {
        gap = true;
      } else if (plain || !isInvisible(c)) {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE -> true;
      case Character.FORMAT -> !isVisibleFormat(c);
      default -> c == 0x034F || (c & 0xFFFE) == 0xFFFE; // grapheme joiner, noncharacters
    };
  }

  /** The Arabic, Syriac and Kaithi signs that enclose a number: format characters that show. */
  private static boolean isVisibleFormat(int c) {
    return (c >= 0x0600 && c <= 0x0605)
        || c == 0x06DD
        || c == 0x070F
        || c == 0x0890
        || c == 0x0891
        || c == 0x08E2
        || c == 0x110BD
        || c == 0x110CD;
  }

  /** Tells most texts of the languages read here from those that need work, and may err to no. */
  private static boolean isClean(String text) {
    boolean gap = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        if (gap) {
          return false;
        }
        gap = true;
      } else if (isPlain(c)) {
        gap = false;
      } else {
        return false;
      }
    }
    return text.isEmpty() || !gap;
  }

  /** Latin, Cyrillic without combining marks, and the punctuation of news: all unchanged by NFC. */
  private static boolean isPlain(char c) {
    return (c > ' ' && c < 0x7F)
        || (c > 0xA0 && c < 0x300 && c != 0xAD)
        || (c >= 0x400 && c < 0x530 && (c < 0x483 || c > 0x489))
        || (c >= 0x2010 && c < 0x2028)
        || c == '№'
        || c == '€';
  }
}
