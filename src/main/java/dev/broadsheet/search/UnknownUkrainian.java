package dev.broadsheet.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.morfologik.MorphosyntacticTagsAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Takes the ending of its case off a word that the dictionary has not: mostly a new name, as
 * Стармер, Стармера, Стармером.
 */
final class UnknownUkrainian extends TokenFilter {
  private static final int MIN_STEM = 3;

  /** The longest first. */
  private static final List<String> ENDINGS =
      List.of(
          "ського", "ському", "ський", "ським", "ською", "ську", "ська", "ській", "ської", "ові",
          "еві", "єві", "ого", "ому", "ими", "ами", "ями", "ою", "ею", "єю", "ом", "ем", "єм", "ам",
          "ям", "ах", "ях", "их", "им", "ий", "ій", "ої", "ів", "їв", "а", "я", "у", "ю", "і", "ї",
          "е", "є", "о", "и", "ь", "й");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
  private final MorphosyntacticTagsAttribute tags =
      addAttribute(MorphosyntacticTagsAttribute.class);

  UnknownUkrainian(TokenStream in) {
    super(in);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (!keyword.isKeyword() && tags.getTags() == null) {
      ENDINGS.stream()
          .filter(e -> term.length() - e.length() >= MIN_STEM && endsWith(e))
          .findFirst()
          .ifPresent(e -> term.setLength(term.length() - e.length()));
    }
    return true;
  }

  private boolean endsWith(String ending) {
    int start = term.length() - ending.length();
    for (int i = 0; i < ending.length(); i++) {
      if (term.charAt(start + i) != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
