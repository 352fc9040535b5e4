package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Block;
import dev.broadsheet.article.Block.Figure;
import dev.broadsheet.article.Block.Paragraph;
import dev.broadsheet.article.Block.Quote;
import dev.broadsheet.article.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignBlocksTest {
  private static final String RUSSIAN =
      "Мост через реку открыли утром, и первыми по нему прошли пешеходы, которые ждали этого дня"
          + " три года. Ещё вчера рабочие укладывали последние плиты, а мэр объезжал набережные.";
  private static final String UKRAINIAN =
      "Міст через річку відкрили вранці, і першими ним пройшли пішоходи, які чекали на цей день"
          + " три роки. Ще вчора робітники вкладали останні плити, а мер їздив набережними.";
  private static final String ENGLISH =
      "The bridge across the river opened in the morning, and those on foot, who had waited three"
          + " years for the day, went first. The mayor had come to see the last slabs laid.";
  private static final String FRENCH =
      "Le pont sur la rivière a été ouvert dès le matin, et les piétons, qui avaient attendu ce"
          + " jour pendant trois années, l'ont traversé les premiers, très émus et très fiers.";

  @Test
  void tellsAUkrainianCaptionInARussianPage() {
    Block caption =
        new Figure(
            new Image(
                Optional.empty(),
                Optional.of("Перші пішоходи на новому мості через річку"),
                Optional.empty()));
    assertThat(languages("ru", RUSSIAN, caption)).containsExactly("", "uk");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uk|Ты всё это знаешь, и мы были рядом, когда рушились стены",
        "uk|" + RUSSIAN,
        "uk|" + ENGLISH,
        "ru|" + UKRAINIAN,
        "ru|" + ENGLISH,
        "en|" + RUSSIAN,
        "en|" + FRENCH,
        "fr|" + ENGLISH
      })
  void tellsAQuoteInAnotherLanguage(String language, String quote) {
    String other =
        quote.equals(UKRAINIAN)
            ? "uk"
            : quote.equals(ENGLISH) ? "en" : quote.equals(FRENCH) ? "fr" : "ru";
    assertThat(languages(language, textIn(language), new Quote(quote))).containsExactly("", other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Володимир Зеленський, Андрій Єрмак, Олексій Резніков та Михайло Подоляк",
        "На сцене сыграли «Тіні забутих предків» по сценарию, который дописали этим летом",
        "Привіт, світ!",
        "The New York Times, The Washington Post, Los Angeles Times, The Wall Street Journal",
        "Go west",
        RUSSIAN
      })
  void leavesNamesShortAndMixedTextsAsTheyAre(String text) {
    assertThat(languages("ru", RUSSIAN, new Paragraph(text))).containsExactly("", "");
  }

  @Test
  void believesThePagesWordUnlessTheLettersDenyIt() {
    assertThat(
            read(
                "ru",
                "<p>"
                    + RUSSIAN.repeat(2)
                    + "<p lang=uk-UA>Дякую<blockquote xml:lang=en><p>Go west</blockquote>"
                    + "<p lang=en>Спасибо<p lang=uk>Мы всё знали<p lang=uk>"
                    + RUSSIAN))
        .containsExactly("", "uk", "en", "", "", "");
  }

  @Test
  void passesOverALanguageThatMostOfTheBodyDeclares() {
    assertThat(read("fr", "<p lang=en>" + FRENCH + "<p lang=en>Merci<p>Encore"))
        .containsExactly("", "", "");
  }

  @Test
  void tellsNothingWhereTheArticlesLanguageIsUnknown() {
    List<Block> blocks = List.of(new Paragraph(ENGLISH, Optional.of("en")), new Paragraph(RUSSIAN));
    assertThat(ForeignBlocks.mark(blocks, Optional.empty()))
        .extracting(Block::language)
        .containsOnly(Optional.empty());
  }

  private static String textIn(String language) {
    return switch (language) {
      case "uk" -> UKRAINIAN;
      case "en" -> ENGLISH.repeat(2);
      case "fr" -> FRENCH.repeat(2);
      default -> RUSSIAN;
    };
  }

  private static List<String> languages(String language, String text, Block block) {
    List<Block> blocks = new ArrayList<>(List.of(new Paragraph(text)));
    blocks.add(block);
    return languages(ForeignBlocks.mark(blocks, Optional.of(language)));
  }

  private static List<String> read(String language, String html) {
    List<Block> blocks =
        BlockReader.read(List.of(Jsoup.parse(html).body()), BodyMarks.NONE).blocks();
    return languages(ForeignBlocks.mark(blocks, Optional.of(language)));
  }

  private static List<String> languages(List<Block> blocks) {
    return blocks.stream().map(b -> b.language().orElse("")).toList();
  }
}
