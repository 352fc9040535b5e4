package dev.broadsheet.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Brings Ukrainian words to those of the dictionary, several in one place where it has several. */
final class UkrainianWords extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final UkrainianLemmas lemmas = new UkrainianLemmas();
  private List<String> words = List.of();
  private int next;

  UkrainianWords(TokenStream in) {
    super(in);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (next < words.size()) {
      position.setPositionIncrement(0);
    } else {
      if (!input.incrementToken()) {
        return false;
      }
      words = lemmas.of(term.buffer(), term.length());
      next = 0;
    }
    term.setEmpty().append(words.get(next++));
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    words = List.of();
    next = 0;
  }
}
