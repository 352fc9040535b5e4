package dev.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
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
    "RUSSIAN, рынок, рынка",
    "RUSSIAN, ошибок, ошибки",
    "RUSSIAN, уровень, уровня",
    "RUSSIAN, окон, окна",
    "RUSSIAN, сестёр, сестра",
    "RUSSIAN, украинец, украинцами",
    "RUSSIAN, боец, бойцы",
    "RUSSIAN, владелец, владельца",
    "RUSSIAN, колец, кольцо",
    "RUSSIAN, копеек, копейка",
    "RUSSIAN, россиянин, россиян",
    "RUSSIAN, кузнец, кузнеца",
    "RUSSIAN, закон, закона",
    "RUSSIAN, регион, регионов",
    "RUSSIAN, человек, людьми",
    "RUSSIAN, ребёнок, детей",
    "RUSSIAN, время, времён",
    "RUSSIAN, год, лет",
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
    "RUSSIAN, год, лето",
    "RUSSIAN, порок, парк",
    "UKRAINIAN, вибори, виборець",
    "ENGLISH, universe, university"
  })
  void keepsOtherWordsApart(Tongue tongue, String word, String other) throws IOException {
    assertThat(words(Morphology.ofQuery(), tongue, word))
        .doesNotContainAnyElementsOf(words(Morphology.ofText(), tongue, other));
  }

  @ParameterizedTest
  @CsvSource({
    "RUSSIAN, Штормы шторм, шторм+1 штормы+0 шторм+1",
    "RUSSIAN, Киев, ки+1 киев+0",
    "UKRAINIAN, людини мати, людина+1 людини+0 мати+1 мата+0 мат+0",
    "ENGLISH, Keeper’s elections, keeper+1 election+1 elections+0",
    "OTHER, Müller, muller+1"
  })
  void putsAFormBesideItsStemsOnce(Tongue tongue, String text, String places) throws IOException {
    assertThat(String.join(" ", places(Morphology.ofText(), tongue, text))).isEqualTo(places);
  }

  private static List<String> places(Analyzer analyzer, Tongue tongue, String text)
      throws IOException {
    List<String> places = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(tongue.text(), text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      var position = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        places.add(term + "+" + position.getPositionIncrement());
      }
      stream.end();
    }
    return places;
  }

  private static Set<String> words(Analyzer analyzer, Tongue tongue, String text)
      throws IOException {
    return places(analyzer, tongue, text).stream()
        .map(place -> place.substring(0, place.lastIndexOf('+')))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
