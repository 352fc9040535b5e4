package dev.broadsheet.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Brings Russian words to their stems, and names in -ов and -ев to one. The stemmer takes Киев and
 * Лавров for a genitive plural and leaves {@code ки} and {@code лавр}, but {@code киев} and {@code
 * лавров} of their other cases.
 */
final class RussianWords extends TokenFilter {
  private static final Memory<String> STEMS = new Memory<>(1 << 17);

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
  private final RussianStemmer stemmer = new RussianStemmer();

  RussianWords(TokenStream in) {
    super(in);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (!keyword.isKeyword()) {
      String stem = STEMS.of(term, this::stem);
      term.setEmpty().append(stem);
    }
    return true;
  }

  private String stem(String word) {
    stemmer.setCurrent(word);
    stemmer.stem();
    String stem = stemmer.getCurrent();
    boolean endsLikeGenitive = stem.endsWith("ов") || stem.endsWith("ев");
    return stem.length() > 3 && endsLikeGenitive ? stem.substring(0, stem.length() - 2) : stem;
  }
}
