package dev.broadsheet.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Puts each form beside its stems, at the same place, unless it is one of them. Lucene's own
 * filters for that copy the state of every word and keep a set of the words of every place.
 */
final class BesideStems extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final Forms forms;
  private boolean isFormNext;

  private BesideStems(TokenStream stems, Forms forms) {
    super(stems);
    this.forms = forms;
  }

  /**
   * Forms and stems.
   *
   * @param stemmer makes stems of a stream of forms: at least one of each, at the form's place
   */
  static TokenStream of(TokenStream in, UnaryOperator<TokenStream> stemmer) {
    Forms forms = new Forms(in);
    return new BesideStems(stemmer.apply(forms), forms);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (isFormNext) {
      isFormNext = false;
      term.copyBuffer(forms.letters, 0, forms.length);
      position.setPositionIncrement(0);
      return true;
    }
    boolean isThere = input.incrementToken();
    while (isThere && position.getPositionIncrement() == 0 && isForm()) {
      isThere = input.incrementToken();
    }
    isFormNext = isThere && position.getPositionIncrement() > 0 && !isForm();
    return isThere;
  }

  private boolean isForm() {
    return Arrays.equals(term.buffer(), 0, term.length(), forms.letters, 0, forms.length);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    isFormNext = false;
  }

  /** Remembers the form of which stems are made. */
  private static final class Forms extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private char[] letters = new char[0];
    private int length;

    private Forms(TokenStream in) {
      super(in);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      length = term.length();
      if (letters.length < length) {
        letters = new char[term.buffer().length];
      }
      System.arraycopy(term.buffer(), 0, letters, 0, length);
      return true;
    }
  }
}
