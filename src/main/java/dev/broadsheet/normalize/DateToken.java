package dev.broadsheet.normalize;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A piece of a date's text.
 *
 * @param text digits in ASCII; a word as it is looked up; or a mark
 * @param apart white space stands before it
 */
record DateToken(Kind kind, String text, boolean apart) {

  /** Scripts that leave no space between words: each letter is a word, and phrases are made. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final String APOSTROPHES = "'’‘`´ʼʻʹ׳＇";

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
      } else if (isLetter(c)) {
        end = isUnspaced(c) ? endOfMarks(text, end) : endOfWord(text, end);
        tokens.add(new DateToken(Kind.WORD, folded(text.substring(at, end)), apart));
      } else {
        tokens.add(new DateToken(Kind.MARK, mark(text.substring(at, end)), apart));
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

  private static int endOfMarks(String text, int from) {
    int at = from;
    while (at < text.length() && isCombining(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!isCombining(c) && (!isLetter(c) || isUnspaced(c))) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean isLetter(int c) {
    return Character.isLetter(c) && APOSTROPHES.indexOf(c) < 0;
  }

  private static boolean isUnspaced(int c) {
    return c >= 0xE00 && UNSPACED.contains(UnicodeScript.of(c));
  }

  private static boolean isCombining(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> false;
    };
  }

  /** What is written in several ways in one form: of dates' words no two fall together. */
  private static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
      switch (c) {
        case '\u0307' -> {} // of a Turkish İ
        case 'ё' -> folded.append('е');
        case 'ı' -> folded.append('i');
        case 'ς' -> folded.append('σ');
        case 'ي', 'ى' -> folded.append('ی');
        case 'ك' -> folded.append('ک');
        case 'أ', 'إ', 'آ' -> folded.append('ا');
        default -> folded.append(c);
      }
    }
    return folded.toString();
  }

  /** Full-width and national forms as their ASCII ones. */
  private static String mark(String mark) {
    return switch (mark) {
      case "，", "、", "،" -> ",";
      case "：" -> ":";
      case "．", "。", "۔", "।", "॰" -> ".";
      case "／", "⁄" -> "/";
      case "－", "‐", "‑", "־" -> "-";
      case "｜" -> "|";
      case "（" -> "(";
      case "）" -> ")";
      default -> APOSTROPHES.contains(mark) ? "'" : mark;
    };
  }

  private static String asciiDigits(String number) {
    StringBuilder digits = new StringBuilder();
    number.codePoints().forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }
}
