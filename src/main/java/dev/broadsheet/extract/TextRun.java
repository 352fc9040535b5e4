package dev.broadsheet.extract;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text that stands in no block of its own, up to the next block. Two line breaks end it. One
 * divides paragraphs behind a long sentence, or behind a short one where no line of the text breaks
 * off within one; else it is a space.
 */
final class TextRun {
  /** Shorter lines before a single break are those of verse, addresses and the like. */
  private static final int SHORTEST_PARAGRAPH = 80;

  private static final char PARAGRAPH_END = '\u2029';
  private static final char SENTENCE_END = '\u2028';
  private static final Pattern PARAGRAPH_ENDS = Pattern.compile("\u2029");
  private static final String STOPS = ".!?…\"”“»。！？।";

  private final StringBuilder text = new StringBuilder();
  private int breaks;
  private int lineStart;

  /** A line has ended within a sentence. */
  private boolean verse;

  void breakLine() {
    breaks++;
  }

  /** Whether an empty line stands behind the text. */
  boolean isEnded() {
    return breaks > 1;
  }

  boolean isBlank() {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  void space() {
    text.append(' ');
  }

  /**
   * Goes on with some words.
   *
   * @param divides whether a break before them may divide paragraphs; a heading's does not
   */
  void append(String words, boolean divides) {
    if (breaks > 0) {
      text.append(divides ? lineEnd() : ' ');
      lineStart = text.length();
      breaks = 0;
    }
    text.append(words);
  }

  /** What a break stands for behind the last line. */
  private char lineEnd() {
    String line = text.substring(lineStart).strip();
    if (line.isEmpty()) {
      return ' ';
    }
    boolean sentence = STOPS.indexOf(line.charAt(line.length() - 1)) >= 0;
    verse |= !sentence;
    return !sentence ? ' ' : line.length() >= SHORTEST_PARAGRAPH ? PARAGRAPH_END : SENTENCE_END;
  }

  /** All of it, to be divided by {@link #paragraphs}, empty where it is blank; begins anew. */
  String take() {
    String all =
        isBlank() ? "" : text.toString().replace(SENTENCE_END, verse ? ' ' : PARAGRAPH_END);
    text.setLength(0);
    breaks = 0;
    lineStart = 0;
    verse = false;
    return all;
  }

  /** Whether what was taken has several paragraphs. */
  static boolean isDivided(String taken) {
    return taken.indexOf(PARAGRAPH_END) >= 0;
  }

  static Stream<String> paragraphs(String taken) {
    return PARAGRAPH_ENDS.splitAsStream(taken);
  }
}
