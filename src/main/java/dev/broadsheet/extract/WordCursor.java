package dev.broadsheet.extract;

import java.util.stream.IntStream;

/**
 * Goes through the words of a text as numbers, so that phrases are found without making strings.
 * Letters are compared in lower case and without the accents that capitals of some languages lack;
 * a number is a word whatever its digits; of scripts that do not divide words each letter is a
 * word; a colon behind a word is one too, as it tells a label from a sentence.
 */
final class WordCursor {
  private static final long COLON = ':';
  private static final long NUMBER = '#';
  private static final char SIGN = 0;
  private static final char DIGIT = '0';
  private static final char[] LETTERS = letters();

  private final String text;
  private int at;
  private long word;

  WordCursor(String text) {
    this(text, 0);
  }

  private WordCursor(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** A cursor of its own at the same place. */
  WordCursor fork() {
    return new WordCursor(text, at);
  }

  /** The word that {@link #next} went over. */
  long word() {
    return word;
  }

  /** The length of the whole text. */
  int length() {
    return text.length();
  }

  /** The number of words from here on. */
  int count() {
    WordCursor cursor = fork();
    int count = 0;
    while (cursor.next()) {
      count++;
    }
    return count;
  }

  /** Whether nothing but signs follows. */
  boolean isAtLastWord() {
    return IntStream.range(at, text.length()).allMatch(i -> letter(i) == SIGN);
  }

  /** Goes over the next word, if there is one. */
  boolean next() {
    boolean inside = at > 0;
    for (; at < text.length(); at++) {
      char letter = letter(at);
      if (letter == DIGIT) {
        number();
        return true;
      }
      if (letter != SIGN) {
        letters(letter);
        return true;
      }
      if (inside && (text.charAt(at) == ':' || text.charAt(at) == '：')) {
        word = COLON;
        at++;
        return true;
      }
    }
    return false;
  }

  /** A number with its separators: "1.234,5". */
  private void number() {
    word = NUMBER;
    do {
      at++;
    } while (isDigit(at) || (isSeparator(at) && isDigit(at + 1)));
  }

  private boolean isDigit(int index) {
    return index < text.length() && letter(index) == DIGIT;
  }

  private boolean isSeparator(int index) {
    return index < text.length() && ".,'’ ".indexOf(text.charAt(index)) >= 0;
  }

  private void letters(char first) {
    word = mix(0, first);
    at++;
    if (isWordAlone(first)) {
      return;
    }
    for (; at < text.length(); at++) {
      char letter = letter(at);
      if (letter == SIGN || letter == DIGIT || isWordAlone(letter)) {
        return;
      }
      word = mix(word, letter);
    }
  }

  private static long mix(long hash, char letter) {
    long mixed = (hash + letter) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }

  private char letter(int index) {
    char c = text.charAt(index);
    return c < LETTERS.length ? LETTERS[c] : read(c);
  }

  /** Latin, Greek, Cyrillic and more, read once. */
  private static char[] letters() {
    char[] letters = new char[0x600];
    for (char c = 0; c < letters.length; c++) {
      letters[c] = read(c);
    }
    return letters;
  }

  /** What a letter is compared as, or that it is none. */
  private static char read(char c) {
    if (Character.isDigit(c)) {
      return DIGIT;
    }
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c) ? fold(c) : SIGN;
  }

  /** Vowels of Indic scripts and points of Semitic ones are marks, and parts of words. */
  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Thai, Chinese and Japanese have no spaces; Korean puts particles behind its words. */
  private static boolean isWordAlone(char c) {
    return c >= '\u0E00'
        && (c <= '\u0E7F' || (c >= '\u3040' && c <= '\u9FFF') || (c >= '\uAC00' && c <= '\uD7A3'));
  }

  private static char fold(char c) {
    char lower = Character.toLowerCase(c);
    return switch (lower) {
      case 'ё' -> 'е';
      case 'ı' -> 'i';
      case 'ά' -> 'α';
      case 'έ' -> 'ε';
      case 'ή' -> 'η';
      case 'ί', 'ϊ', 'ΐ' -> 'ι';
      case 'ό' -> 'ο';
      case 'ύ', 'ϋ', 'ΰ' -> 'υ';
      case 'ώ' -> 'ω';
      case 'ς' -> 'σ';
      default -> lower;
    };
  }
}
