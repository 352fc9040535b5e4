package dev.broadsheet.search;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Words as they are compared: in lower case, ё as е, all apostrophes alike, and by language
 * Russian: the stem; Ukrainian: the words of the dictionary that it may be a form of, or the stem
 * of one that the dictionary has not; English: the stem; others: without accents. No word is left
 * out: a phrase may be made of the commonest ones.
 */
final class Morphology {
  /** Between two paragraphs, so that no phrase reaches from one into the other. */
  private static final int GAP = 100;

  private Morphology() {}

  /** For a query: stems alone. */
  static Analyzer ofQuery() {
    return byField(false);
  }

  /** For a text: each stem, and beside it the form that stands there, for beginnings of words. */
  static Analyzer ofText() {
    return byField(true);
  }

  private static Analyzer byField(boolean withForms) {
    Map<String, Analyzer> fields = new HashMap<>();
    for (Tongue tongue : Tongue.values()) {
      Analyzer analyzer = new Words(tongue, withForms);
      fields.put(tongue.text(), analyzer);
      fields.put(tongue.title(), analyzer);
    }
    return new PerFieldAnalyzerWrapper(new Words(Tongue.OTHER, withForms), fields);
  }

  private static final class Words extends Analyzer {
    private final Tongue tongue;
    private final boolean withForms;

    Words(Tongue tongue, boolean withForms) {
      this.tongue = tongue;
      this.withForms = withForms;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      TokenStream forms = forms(normalize(field, words));
      return new TokenStreamComponents(
          words, withForms ? BesideStems.of(forms, this::stems) : stems(forms));
    }

    private TokenStream forms(TokenStream in) {
      return tongue == Tongue.ENGLISH ? new EnglishPossessiveFilter(in) : in;
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
      TokenStream folded = new Folding(new LowerCaseFilter(in));
      return switch (tongue) {
        case RUSSIAN, UKRAINIAN -> folded;
        case ENGLISH, OTHER -> new ASCIIFoldingFilter(folded);
      };
    }

    private TokenStream stems(TokenStream in) {
      return switch (tongue) {
        case RUSSIAN -> RussianStems.of(in);
        case UKRAINIAN -> new UkrainianWords(in);
        case ENGLISH -> new KStemFilter(in);
        case OTHER -> in;
      };
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return GAP;
    }
  }
}
