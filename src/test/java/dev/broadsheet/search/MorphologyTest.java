package dev.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorphologyTest {
  @ParameterizedTest
  @CsvSource({
    "RUSSIAN, выборы, выборов",
    "RUSSIAN, выборам, выборах",
    "RUSSIAN, Киев, Киева",
    "RUSSIAN, Киеве, Киевом",
    "RUSSIAN, Лавров, Лаврову",
    "RUSSIAN, Медведев, Медведевым",
    "RUSSIAN, Зеленский, Зеленского",
    "RUSSIAN, ёлка, елки",
    "RUSSIAN, ЕЩЁ, еще",
    "RUSSIAN, Санкт-Петербург, санкт петербурга",
    "UKRAINIAN, вибори, виборів",
    "UKRAINIAN, Київ, Києві",
    "UKRAINIAN, люди, людини",
    "UKRAINIAN, Дорошенко, Дорошенка",
    "UKRAINIAN, Стармер, Стармера",
    "UKRAINIAN, Сирський, Сирського",
    "UKRAINIAN, Шмигаль, Шмигаля",
    "UKRAINIAN, об'єкт, обʼєкта",
    "UKRAINIAN, пʼять, п’ять",
    "UKRAINIAN, за́мок, замок",
    "ENGLISH, election, elections",
    "ENGLISH, minister, Minister’s",
    "OTHER, Müller, MULLER"
  })
  void bringsFormsOfAWordTogether(Tongue tongue, String form, String other) throws IOException {
    Set<String> common = words(Morphology.ofQuery(), tongue, form);
    common.retainAll(words(Morphology.ofText(), tongue, other));
    assertThat(common).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RUSSIAN, указ, указал",
    "RUSSIAN, мир, Мирный",
    "UKRAINIAN, вибори, виборець",
    "ENGLISH, universe, university"
  })
  void keepsOtherWordsApart(Tongue tongue, String word, String other) throws IOException {
    assertThat(words(Morphology.ofQuery(), tongue, word))
        .doesNotContainAnyElementsOf(words(Morphology.ofText(), tongue, other));
  }

  private static Set<String> words(Analyzer analyzer, Tongue tongue, String text)
      throws IOException {
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream(tongue.text(), text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    }
    return words;
  }
}
