package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru|Мост через реку открыли утром, и первыми по нему прошли пешеходы, которые ждали этого"
            + " дня три года.",
        "uk|Міст через річку відкрили вранці, і першими ним пройшли пішоходи, які чекали на цей"
            + " день три роки.",
        "be|Мост праз раку адкрылі раніцай, і першымі па ім прайшлі пешаходы, якія чакалі гэтага"
            + " дня тры гады.",
        "bg|Мостът над реката беше открит сутринта и първи по него минаха пешеходците, които чакаха"
            + " този ден три години.",
        "en|The bridge across the river opened in the morning, and those on foot, who had waited"
            + " three years, went first.",
      })
  void tellsNeighboursApart(String language, String text) {
    assertThat(Languages.detect(text)).contains(language);
  }

  @Test
  void doesNotGuessFromAFewWords() {
    assertThat(Languages.detect("Мост открыли утром")).isEmpty();
    assertThat(Languages.detect("")).isEmpty();
    assertThat(Languages.detect("2024 — 1 000 000, 42 % ".repeat(40))).isEmpty();
  }

  @Test
  void isSureOfALanguageOnlyByWordsThatItsNeighboursLack() {
    String english =
        "The bridge that was closed by the town has been opened with the help of a builder, and it"
            + " was time to do so.";
    assertThat(Languages.isSurely("en", english)).isTrue();
    assertThat(Languages.isSurely("de", english)).isFalse();
    assertThat(Languages.isSurely("xx", english)).isFalse();
    String ukrainian =
        "Міст через річку відкрили, і це було для всіх, хто чекав на нього від весни";
    assertThat(Languages.isSurely("ru", ukrainian)).isFalse();
  }
}
