package dev.broadsheet.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Brings the stems to one that the stemmer makes of the forms of a Russian word:
 *
 * <ul>
 *   <li>names in -ов and -ев: of Киев and Лавров, which it takes for a genitive plural, it leaves
 *       {@code ки} and {@code лавр}, of their other cases {@code киев} and {@code лавров};
 *   <li>a vowel that is in some forms only: рынок and рынка, отец and отца, боец and бойца;
 *   <li>россиянин and россияне.
 * </ul>
 *
 * The few words that are common and like no others stand in a list.
 */
final class RussianStems extends TokenFilter {
  private static final String IRREGULAR = "russian-irregular.txt";
  private static final int MOST = 512;
  private static final CharArrayMap<String> LIST = list();

  private static final String VOWELS = "аеиоуыэюя";

  /** What stands behind a vowel that comes and goes. */
  private static final String ENDS = "кцнлр";

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

  private RussianStems(TokenStream in) {
    super(in);
  }

  /**
   * The stems of words.
   *
   * @param words in lower case, without ё
   */
  static TokenStream of(TokenStream words) {
    return new RussianStems(new SnowballFilter(new Listed(words), new RussianStemmer()));
  }

  private static CharArrayMap<String> list() {
    CharArrayMap<String> list = new CharArrayMap<>(MOST, false);
    try (InputStream in =
            Objects.requireNonNull(RussianStems.class.getResourceAsStream(IRREGULAR), IRREGULAR);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(
              forms -> {
                for (String form : forms) {
                  list.put(form, forms[0]);
                }
              });
      return list;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (!keyword.isKeyword() && term.length() > 3) {
      regular();
    }
    return true;
  }

  private void regular() {
    if (endsOn("ов") || endsOn("ев")) {
      term.setLength(term.length() - 2);
    } else if (term.length() > 5 && (endsOn("анин") || endsOn("янин"))) {
      term.setLength(term.length() - 2);
    } else if (hasFleetingVowel()) {
      withoutVowel();
    }
  }

  private boolean endsOn(String end) {
    int from = term.length() - end.length();
    for (int i = 0; i < end.length(); i++) {
      if (term.buffer()[from + i] != end.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasFleetingVowel() {
    int last = term.length() - 1;
    char vowel = term.buffer()[last - 1];
    boolean isBehindVowel = VOWELS.indexOf(term.buffer()[last - 2]) >= 0;
    return isBehindVowel
        ? endsOn("ек") || endsOn("ец")
        : ENDS.indexOf(term.buffer()[last]) >= 0 && (vowel == 'о' || vowel == 'е');
  }

  /** Боец, бойца; владелец, владельца; рынок, рынка. */
  private void withoutVowel() {
    int length = term.length();
    char[] letters = term.buffer();
    char before = letters[length - 3];
    if (VOWELS.indexOf(before) >= 0) {
      letters[length - 2] = 'й';
    } else if (before == 'л' && letters[length - 1] == 'ц') {
      letters[length - 2] = 'ь';
    } else {
      letters[length - 2] = letters[length - 1];
      term.setLength(length - 1);
    }
  }

  /** Knows the words of the list, which the stemmer leaves alone then. */
  private static final class Listed extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    private Listed(TokenStream in) {
      super(in);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      String known = LIST.get(term.buffer(), 0, term.length());
      if (known != null) {
        term.setEmpty().append(known);
        keyword.setKeyword(true);
      }
      return true;
    }
  }
}
