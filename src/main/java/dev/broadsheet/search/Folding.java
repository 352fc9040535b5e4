package dev.broadsheet.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Writes in one way what is written in several: ё as е, every apostrophe as the one of ASCII, and
 * no marks of stress.
 */
final class Folding extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  Folding(TokenStream in) {
    super(in);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    char[] letters = term.buffer();
    int length = 0;
    for (int i = 0; i < term.length(); i++) {
      char c = letters[i];
      if (c != '\u0301') {
        letters[length++] = folded(c);
      }
    }
    term.setLength(length);
    return true;
  }

  private static char folded(char c) {
    return switch (c) {
      case 'ё' -> 'е';
      case '’', '‘', '‛', 'ʼ', 'ʹ', '＇' -> '\'';
      default -> c;
    };
  }
}
