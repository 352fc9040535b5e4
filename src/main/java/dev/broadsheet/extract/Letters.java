package dev.broadsheet.extract;

import java.lang.Character.UnicodeScript;

/** What the letters of a text tell of its language; one pass over them. */
final class Letters {
  private static final String UKRAINIAN = "іїєґ";
  private static final String RUSSIAN = "ыэёъ";

  /** A text has prose if this share of its words begins small: a row of names has not. */
  private static final int PROSE = 3;

  private int latin;
  private int cyrillic;
  private int others;
  private UnicodeScript other = UnicodeScript.COMMON;
  private int marked;
  private int words;
  private int smallWords;
  private int ukrainian;
  private int russian;

  static Letters of(String text) {
    Letters letters = new Letters();
    letters.count(text);
    return letters;
  }

  /** The letters of both. */
  void add(Letters more) {
    latin += more.latin;
    cyrillic += more.cyrillic;
    others += more.others;
    other = other == UnicodeScript.COMMON ? more.other : other;
    marked += more.marked;
  }

  int count() {
    return latin + cyrillic + others;
  }

  /** The script of most letters; Japanese is told as Han. */
  UnicodeScript script() {
    if (latin >= cyrillic && latin >= others) {
      return latin == 0 ? UnicodeScript.COMMON : UnicodeScript.LATIN;
    }
    return cyrillic >= others ? UnicodeScript.CYRILLIC : other;
  }

  /** How many are letters that not every language of their script has. */
  int marked() {
    return marked;
  }

  /** Whether it has sentences, not names alone. */
  boolean isProse() {
    return others >= latin + cyrillic || PROSE * smallWords >= words;
  }

  int smallWords() {
    return smallWords;
  }

  /** Words other than names with a letter that Russian lacks and Ukrainian has. */
  int ukrainian() {
    return ukrainian;
  }

  /** Words other than names with a letter that Ukrainian lacks and Russian has. */
  int russian() {
    return russian;
  }

  private void count(String text) {
    char[] chars = text.toCharArray();
    int i = 0;
    while (i < chars.length) {
      int end = i;
      while (end < chars.length && isLetter(chars[end])) {
        end++;
      }
      if (end > i) {
        countWord(chars, i, end);
      }
      i = end + 1;
    }
  }

  private static boolean isLetter(char c) {
    return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : Character.isLetter(c);
  }

  private void countWord(char[] text, int from, int end) {
    boolean small = !Character.isUpperCase(text[from]);
    boolean ofUkrainian = false;
    boolean ofRussian = false;
    for (int i = from; i < end; i++) {
      char c = text[i];
      if (c < 0x250) {
        latin++;
        marked += c < 0x80 ? 0 : 1;
      } else if (c >= 0x400 && c < 0x530) {
        cyrillic++;
        char lower = Character.toLowerCase(c);
        ofUkrainian |= UKRAINIAN.indexOf(lower) >= 0;
        ofRussian |= RUSSIAN.indexOf(lower) >= 0;
        marked += lower > 'я' || lower == 'ы' || lower == 'э' || lower == 'ъ' ? 1 : 0;
      } else {
        countOther(c);
      }
    }
    words++;
    smallWords += small ? 1 : 0;
    ukrainian += small && ofUkrainian ? 1 : 0;
    russian += small && ofRussian ? 1 : 0;
  }

  private void countOther(char c) {
    UnicodeScript script = UnicodeScript.of(c);
    if (script == UnicodeScript.LATIN) {
      latin++;
      marked++;
      return;
    }
    others++;
    if (other == UnicodeScript.COMMON) {
      other = isOfJapan(script) ? UnicodeScript.HAN : script;
    }
  }

  private static boolean isOfJapan(UnicodeScript script) {
    return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
  }

  /** The script in which a language is written. */
  static UnicodeScript scriptOf(String language) {
    return switch (language) {
      case "ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn", "tt", "ba", "cv", "os" ->
          UnicodeScript.CYRILLIC;
      case "zh", "ja" -> UnicodeScript.HAN;
      case "ko" -> UnicodeScript.HANGUL;
      case "el" -> UnicodeScript.GREEK;
      case "he", "yi" -> UnicodeScript.HEBREW;
      case "ar", "fa", "ur", "ps", "ug", "sd", "ckb" -> UnicodeScript.ARABIC;
      case "hy" -> UnicodeScript.ARMENIAN;
      case "ka" -> UnicodeScript.GEORGIAN;
      case "hi", "mr", "ne" -> UnicodeScript.DEVANAGARI;
      case "bn", "as" -> UnicodeScript.BENGALI;
      case "ta" -> UnicodeScript.TAMIL;
      case "te" -> UnicodeScript.TELUGU;
      case "th" -> UnicodeScript.THAI;
      case "am", "ti" -> UnicodeScript.ETHIOPIC;
      default -> UnicodeScript.LATIN;
    };
  }
}
