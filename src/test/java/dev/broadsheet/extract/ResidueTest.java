package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.extract.Residue.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages say beside their articles. */
class ResidueTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          RELATED       | Read also: The ferry that never came
          RELATED       | ►► ЧИТАЙТЕ ТАКЖЕ
          RELATED       | Das könnte Sie auch interessieren
          RELATED       | Te puede interesar: el puente cumple cien años
          RELATED       | À lire aussi : Le port rouvre
          NAVIGATION    | Skip to main content
          NAVIGATION    | Zurück zur Startseite
          SUBSCRIBE     | Подписывайтесь на наш Telegram
          SUBSCRIBE     | Get the harbour news in your inbox every morning
          SUBSCRIBE     | Iscriviti alla newsletter del porto
          SHARE         | Поделиться:
          SHARE         | Copy link
          SHARE         | 12 shares
          COMMENTS      | 1.204 Kommentare
          COMMENTS      | Щоб залишити коментар, увійдіть
          COMMENTS      | Join the conversation
          DONATE        | Faire un don
          PAYWALL       | Already a subscriber? Log in
          PAYWALL       | Dalsza lektura tylko dla prenumeratorów
          ADVERTISEMENT | Anzeige
          ADVERTISEMENT | (Реклама)
          ADVERTISEMENT | Continua após a publicidade
          PRIVACY       | We use cookies to make this page better
          PRIVACY       | An dieser Stelle finden Sie einen Beitrag eines Netzwerks
          APP           | Download the app
          CORRECTION    | Нашли ошибку? Выделите её и нажмите Ctrl+Enter
          CORRECTION    | Report a typo
          BYLINE        | By Ada Harbour
          BYLINE        | Автор: Анна Гавань
          CREDIT        | Фото: Анна Гавань
          CREDIT        | FOTO:ANNA HAFEN
          DATED         | Published: 3 May 2021
          DATED         | Stand: 3. Mai 2021
          DATED         | 4 hours ago
          TAGS          | Теги: порт, паром
          COPYRIGHT     | © 2021 The Gazette. All rights reserved.
          COPYRIGHT     | При перепечатке ссылка на газету обязательна
          COUNTER       | Просмотров: 1 204
          COUNTER       | 4 min read
          LOADING       | Загрузка...
          BIOGRAPHY     | About the author
          BIOGRAPHY     | Ada Harbour is a senior reporter who writes of ships.
          REPORTING     | Reporting by Ada Harbour; editing by Ben Quay
          REPORTING     | Quelle: Hafenamt
          """)
  void tellsTheKindOfALine(Kind kind, String line) {
    assertThat(Residue.of(line)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Photos of the harbour were taken from a balloon by the surveyor and his daughter.",
        "By the time the ferry came, the captain of the harbour had closed both of the gates.",
        "Comments by the harbour master were not heard over the wind, said those who were there.",
        "Share prices of the ferry company fell by a tenth.",
        "Фотографии порта сделали с воздушного шара, и на них видно, как поднялась вода у причала.",
        "Комментарии властей появились только на третий день, когда паром вернулся в порт.",
        "Von der Hafenmauer aus sah man drei Tage lang nur Wellen, und kein Boot legte an oder ab.",
        "Anzeigen gegen den Reeder gab es keine.",
        "Auf X schrieb der Reeder, dass er gehe.",
        "Der Rat der Stadt und ihr Hafen gaben am Montag ihre Zustimmung zu dem neuen Kai.",
        "Une commission d'enquête sur le port a été créée, et une commission y suffira.",
        "Полиция нашла тех, кто сделал массовую рассылку о закрытии порта.",
        "Sul suo canale Telegram il sindaco ha scritto che il porto riapre lunedì mattina.",
        "The harbour master asked people to donate to the widows of the crew.",
        "El sindicato anunció en un canal de WhatsApp que los barcos no saldrán del puerto.",
        "Por la mañana volvió el viento, y los barcos se quedaron otra vez amarrados en el puerto.",
        "Partager le quai avec les pêcheurs, voilà ce que demande depuis des années la mairie du"
            + " port.",
        "Реклама парома висела на каждом углу, но кораблей в то лето в порту так и не дождались.",
        "Three days of wind had kept every boat at its mooring.",
        "2021",
        "...",
        ""
      })
  void leavesSentencesOfArticles(String line) {
    assertThat(Residue.of(line)).isEmpty();
  }

  @Test
  void looksInsideShortLinesOnly() {
    String line = "The harbour is closed, all rights reserved. ";
    assertThat(Residue.of(line)).contains(Kind.COPYRIGHT);
    assertThat(Residue.of(line.repeat(7))).isEmpty();
  }

  @Test
  void looksAtTheFirstOfSeveralLines() {
    assertThat(Residue.of("Related articles\nThe harbour reopens")).contains(Kind.RELATED);
    assertThat(Residue.of("The harbour reopens\nRelated articles")).isEmpty();
  }

  @Test
  void prefersTheLongerPhrase() {
    assertThat(Residue.of("Share your thoughts")).contains(Kind.COMMENTS);
  }

  @Test
  void readsPhrasesWithTheirPlaces() {
    List<String> file =
        List.of("// a comment", "", "[share]", "= share", "[tags]", "~ tags", "* tagged", "tags:");
    assertThat(ResiduePhrase.read(file))
        .extracting(p -> p.kind() + " " + p.place() + " " + p.text())
        .containsExactly(
            "SHARE WHOLE share",
            "TAGS BEGINNING_OF_SHORT tags",
            "TAGS ANYWHERE tagged",
            "TAGS BEGINNING tags:");
  }

  @Test
  void refusesAFileThatIsNoList() {
    assertThatThrownBy(() -> ResiduePhrase.read(List.of("share")))
        .hasMessageContaining("before the first section: share");
    assertThatThrownBy(() -> ResiduePhrase.read(List.of("[no such kind]")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyFileIsLookedAt() throws IOException, URISyntaxException {
    Path folder = Path.of(Residue.class.getResource("residue").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              ResiduePhrases.LANGUAGES.stream().map(language -> language + ".phrases").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aFileIsInOrder(String language) {
    List<ResiduePhrase> phrases = ResiduePhrases.read(language);
    assertThat(phrases).isNotEmpty();
    assertThat(phrases)
        .allSatisfy(
            phrase -> {
              assertThat(phrase.words().next()).isTrue();
              assertThat(phrase.text()).isEqualTo(normalized(phrase.text()));
            });
    assertThat(phrases)
        .as("kinds in the order of their names here, phrases in that of their letters")
        .isSortedAccordingTo(
            (a, b) ->
                a.kind() == b.kind() ? a.text().compareTo(b.text()) : a.kind().compareTo(b.kind()));
  }

  @Test
  void aPhraseMeansOneThing() {
    Map<String, ResiduePhrase> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (String language : ResiduePhrases.LANGUAGES) {
      Map<String, ResiduePhrase> inFile = new HashMap<>();
      for (ResiduePhrase phrase : ResiduePhrases.read(language)) {
        ResiduePhrase before = seen.putIfAbsent(phrase.text(), phrase);
        if (inFile.put(phrase.text(), phrase) != null
            || !Optional.ofNullable(before).orElse(phrase).equals(phrase)) {
          twice.add(language + ": " + phrase);
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  private static List<String> languages() {
    return ResiduePhrases.LANGUAGES;
  }

  private static String normalized(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return lower.strip().replaceAll("\\s+", " ");
  }
}
