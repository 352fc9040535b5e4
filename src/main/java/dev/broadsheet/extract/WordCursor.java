package dev.broadsheet.extract;

/**
 * Goes through the words of a text as numbers, so that phrases are found without making strings.
 * Letters are compared in lower case and without the accents that capitals of some languages lack;
 * a number is a word whatever its digits; of scripts that do not divide words each letter is a
 * word; a colon behind a word is one too, as it tells a label from a sentence.
 */
final class WordCursor {
  private static final long COLON = ':';
  private static final long NUMBER = '#';

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

  /** Whether nothing but signs follows. */
  boolean isAtLastWord() {
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c) || isOfWord(c)) {
        return false;
      }
    }
    return true;
  }

  /** Goes over the next word, if there is one. */
  boolean next() {
    boolean inside = at > 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isDigit(c)) {
        number();
        return true;
      }
      if (isOfWord(c)) {
        letters();
        return true;
      }
      at++;
      if (inside && (c == ':' || c == '：')) {
        word = COLON;
        return true;
      }
    }
    return false;
  }

  /** A number with its separators: "1.234,5". */
  private void number() {
    word = NUMBER;
    at++;
    while (at < text.length() && (isDigit(at) || (isSeparator(at) && isDigit(at + 1)))) {
      at++;
    }
  }

  private boolean isDigit(int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  private boolean isSeparator(int index) {
    return ".,'’ ".indexOf(text.charAt(index)) >= 0;
  }

  private void letters() {
    word = 0;
    boolean alone = isWordAlone(text.charAt(at));
    do {
      char c = text.charAt(at++);
      word = (word + fold(c)) * 0x9E3779B97F4A7C15L;
      word ^= word >>> 29;
    } while (!alone && at < text.length() && continues(text.charAt(at)));
  }

  private static boolean continues(char c) {
    return isOfWord(c) && !Character.isDigit(c) && !isWordAlone(c);
  }

  private static boolean isOfWord(char c) {
    if (c < 0x300) {
      return Character.isLetter(c);
    }
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c);
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
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
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
