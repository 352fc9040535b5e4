package dev.broadsheet.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Brings names in -ов and -ев to one stem. The stemmer takes Киев and Лавров for a genitive plural
 * and leaves {@code ки} and {@code лавр}, but {@code киев} and {@code лавров} of their other cases.
 */
final class RussianSurnames extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  RussianSurnames(TokenStream in) {
    super(in);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    int length = term.length();
    if (length > 3 && endsLikeGenitive(term.buffer(), length)) {
      term.setLength(length - 2);
    }
    return true;
  }

  private static boolean endsLikeGenitive(char[] letters, int length) {
    return letters[length - 1] == 'в' && (letters[length - 2] == 'о' || letters[length - 2] == 'е');
  }
}
