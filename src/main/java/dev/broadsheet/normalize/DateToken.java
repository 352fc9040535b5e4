package dev.broadsheet.normalize;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a date's text.
 *
 * @param text digits in ASCII; a word in lower case, one letter for each sound; or a mark
 * @param apart white space stands before it
 */
record DateToken(Kind kind, String text, boolean apart) {

  enum Kind {
    NUMBER,
    WORD,
    MARK
  }

  boolean is(String mark) {
    return text.equals(mark);
  }

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  /** A number of so many digits. */
  boolean isNumber(int least, int most) {
    return isNumber() && text.length() >= least && text.length() <= most;
  }

  int value() {
    return Integer.parseInt(text);
  }

  /** The pieces of a text that {@link Texts#clean} made; numbers in any script's digits. */
  static List<DateToken> of(String text) {
    List<DateToken> tokens = new ArrayList<>();
    boolean apart = false;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      if (c == ' ') {
        apart = true;
        at = end;
        continue;
      }
      if (Character.isDigit(c)) {
        end = endOfNumber(text, end);
        tokens.add(new DateToken(Kind.NUMBER, asciiDigits(text.substring(at, end)), apart));
      } else if (Character.isLetter(c)) {
        end = endOfWord(text, end);
        tokens.add(new DateToken(Kind.WORD, DateWords.folded(text.substring(at, end)), apart));
      } else {
        tokens.add(new DateToken(Kind.MARK, text.substring(at, end), apart));
      }
      apart = false;
      at = end;
    }
    return tokens;
  }

  private static int endOfNumber(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /** Letters, marks on them, inner apostrophes; "a.m." is one word. */
  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean inner =
          Character.isLetter(c)
              || Character.getType(c) == Character.NON_SPACING_MARK
              || (isApostrophe(c) && isLetterAt(text, at + 1))
              || (c == '.' && isInitial(text, at) && isInitial(text, at + 2));
      if (!inner) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** A letter with no letter at either side stands before this place. */
  private static boolean isInitial(String text, int at) {
    return isLetterAt(text, at - 1) && !isLetterAt(text, at - 2) && !isLetterAt(text, at);
  }

  private static boolean isLetterAt(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == 'ʼ' || c == '`';
  }

  private static String asciiDigits(String number) {
    StringBuilder digits = new StringBuilder();
    number.codePoints().forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }
}
