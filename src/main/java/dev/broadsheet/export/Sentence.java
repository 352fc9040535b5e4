package dev.broadsheet.export;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sentence in words and marks, as Unicode divides them (UAX 29, by ICU), but for abbreviations,
 * words with hyphens, and rows of the same mark.
 */
record Sentence(String text, List<Token> tokens) {
  private static final String HYPHENS = "-‐‑";

  /**
   * A word or a mark.
   *
   * @param isGlued whether no space stands behind it; never so at the end of the sentence
   */
  record Token(String form, boolean isGlued) {}

  Sentence {
    tokens = List.copyOf(tokens);
  }

  /** The sentences of one paragraph, which is read as one line. */
  static List<Sentence> of(String paragraph, Locale language) {
    String text = SafeText.line(paragraph);
    BreakIterator sentences = BreakIterator.getSentenceInstance(language);
    sentences.setText(text);
    BreakIterator words = BreakIterator.getWordInstance(language);
    List<Sentence> found = new ArrayList<>();
    int from = 0;
    for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
      String part = text.substring(from, to).strip();
      if (to == text.length() || !endsWithAbbreviation(part, language)) {
        if (!part.isEmpty()) {
          found.add(new Sentence(part, tokens(part, words, language)));
        }
        from = to;
      }
    }
    return found;
  }

  private static boolean endsWithAbbreviation(String text, Locale language) {
    if (!text.endsWith(".")) {
      return false;
    }
    int from = text.length() - 1;
    while (from > 0 && isOfWord(text.charAt(from - 1))) {
      from--;
    }
    return Abbreviations.has(text.substring(from, text.length() - 1), language);
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || HYPHENS.indexOf(c) >= 0;
  }

  private static List<Token> tokens(String text, BreakIterator words, Locale language) {
    words.setText(text);
    List<String> forms = new ArrayList<>();
    List<Boolean> gaps = new ArrayList<>();
    boolean gap = true;
    int from = 0;
    for (int to = words.next(); to != BreakIterator.DONE; to = words.next()) {
      String form = text.substring(from, to);
      if (form.isBlank()) {
        gap = true;
      } else if (!gap && joins(forms.getLast(), form, to, text, language)) {
        forms.set(forms.size() - 1, forms.getLast() + form);
      } else {
        forms.add(form);
        gaps.add(gap);
        gap = false;
      }
      from = to;
    }
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      tokens.add(new Token(forms.get(i), i + 1 < forms.size() && !gaps.get(i + 1)));
    }
    return tokens;
  }

  /** Whether a form belongs to the one that it follows without a space. */
  private static boolean joins(String before, String form, int end, String text, Locale language) {
    char last = before.charAt(before.length() - 1);
    char first = form.charAt(0);
    boolean wordGoesOn =
        HYPHENS.indexOf(first) >= 0
            && form.length() == 1
            && Character.isLetterOrDigit(last)
            && end < text.length()
            && Character.isLetterOrDigit(text.codePointAt(end));
    boolean isSecondPart =
        before.length() > 1 && HYPHENS.indexOf(last) >= 0 && Character.isLetterOrDigit(first);
    boolean isSameMark =
        last == first
            && !Character.isLetterOrDigit(first)
            && before.chars().allMatch(c -> c == last);
    boolean isAbbreviation =
        form.equals(".") && end < text.length() && Abbreviations.has(before, language);
    return wordGoesOn || isSecondPart || isSameMark || isAbbreviation;
  }
}
