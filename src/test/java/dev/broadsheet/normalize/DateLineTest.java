package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateLineTest {
  private static final Instant FETCHED = Instant.parse("2024-11-20T12:30:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        // language; line; published; modified
        "ru; Автор: И. Иванов | 12.03.2024 14:30 | 1 523 просмотра; 2024-03-12T14:30:00+03:00; -",
        "ru; 12 марта, 14:30 | 24 просмотра; 2024-03-12T14:30:00+03:00; -",
        "ru; 14 ноября, 09:12 (обновлено 10:30); 2024-11-14T09:12:00+03:00;"
            + " 2024-11-14T10:30:00+03:00",
        "ru; Обновлено: 3 мая 2017 | Опубликовано: 2 мая 2017; 2017-05-02; 2017-05-03",
        "ru; Вчера, 18:40, Мария Петрова; 2024-11-19T18:40:00+03:00; -",
        "ru; Последнее обновление: 3 мая 2017; -; 2017-05-03",
        "en; Posted on March 5th, 2019 by Jane Roe; 2019-03-05; -",
        "en; By Jane Roe | March 5, 2019, 2:30 p.m. | 5 min read; 2019-03-05T14:30:00+03:00; -",
        "en; Jane Roe · 3 hours ago · 5 min read; 2024-11-20T12:30:00+03:00; -",
        "en; Last updated: March 6, 2019; -; 2019-03-06",
        "en; Published March 5, 2019, updated 6 March; 2019-03-05; 2019-03-06",
        "de; Von Max Mustermann, 12. März 2024, 14:30 Uhr; 2024-03-12T14:30:00+03:00; -",
        "de; Stand: 12.03.2024; -; 2024-03-12",
        "de; vor 3 Std. aktualisiert; -; 2024-11-20T12:30:00+03:00",
        "de; Veröffentlicht am 12.03.2024 um 14.30 Uhr; 2024-03-12T14:30:00+03:00; -",
        "fr; Publié le 3 mai 2021 à 14h30 - Mis à jour le 4 mai; 2021-05-03T14:30:00+03:00;"
            + " 2021-05-04",
        "fr; Par Jeanne Roux, publié il y a 3h; 2024-11-20T12:30:00+03:00; -",
        "es; Madrid, 3 de mayo de 2021 - 14:30 h. Actualizado a las 15:10;"
            + " 2021-05-03T14:30:00+03:00; 2021-05-03T15:10:00+03:00",
        "it; di Maria Rossi, 3 maggio 2021 alle ore 14.30; 2021-05-03T14:30:00+03:00; -",
        "pt; Publicado em 03/05/2021 às 14h30; 2021-05-03T14:30:00+03:00; -",
        "pl; Opublikowano: 3 maja 2021, 14:30, aktualizacja: 4 maja 2021;"
            + " 2021-05-03T14:30:00+03:00; 2021-05-04",
        "uk; Олена Петренко, 2 години тому; 2024-11-20T13:30:00+03:00; -",
        "sr; Ана Петровић, 3. мај 2021. 14:30; 2021-05-03T14:30:00+03:00; -",
        "ja; 2024年3月12日 14時30分 公開; 2024-03-12T14:30:00+03:00; -",
        "ja; 公開日：2024.03.12 更新日：2024.03.13; 2024-03-12; 2024-03-13",
        "ja; 2024年3月12日更新; -; 2024-03-12",
        "zh; 来源：日报 2024-03-12 14:30 责任编辑：王; 2024-03-12T14:30:00+03:00; -",
        "ko; 입력 2024.03.12 14:30 수정 2024.03.12 15:10; 2024-03-12T14:30:00+03:00;"
            + " 2024-03-12T15:10:00+03:00",
        "tr; Giriş Tarihi: 12.03.2024 14:30 Son Güncelleme: 13.03.2024 09:00;"
            + " 2024-03-12T14:30:00+03:00; 2024-03-13T09:00:00+03:00",
        "en; March 5, 2099; -; -",
        "en; In stock: 5.10; -; -",
        "en; See you tomorrow; -; -",
        "en; He left 5 years ago; -; -",
        "en; Rated 4.5 (12); -; -",
        "en; Page 3 of 12; -; -",
        "en; Tel. 495 123-45-67; -; -",
        "en; We are back in 5 minutes; -; -",
      })
  void findsTheDatesOfALine(String language, String line, String published, String modified) {
    DateLine dates = read(language, line);
    assertThat(iso(dates.published())).as("published").isEqualTo(published);
    assertThat(iso(dates.modified())).as("modified").isEqualTo(modified);
  }

  @Test
  void tellsWhetherTheDateIsLabelled() {
    assertThat(read("en", "Posted on March 5, 2019 by Jane Roe").labelled()).isTrue();
    assertThat(read("en", "Jane Roe, March 5, 2019").labelled()).isFalse();
  }

  @Test
  void tellsWhetherTheLineIsNothingButDates() {
    assertThat(read("en", "Posted March 5, 2019 | Updated March 6").alone()).isTrue();
    assertThat(read("en", "Posted March 5, 2019 by Jane Roe").alone()).isFalse();
  }

  @Test
  void findsNothingInATextLongerThanALine() {
    assertThat(read("en", "word ".repeat(60) + "March 5, 2019").isEmpty()).isTrue();
  }

  private static DateLine read(String language, String line) {
    DateContext context =
        new DateContext(FETCHED, ZoneId.of("Europe/Moscow"), Optional.of(language));
    return DateReader.readLine(line, context);
  }

  private static String iso(Optional<DateReading.Read> read) {
    return read.map(r -> r.moment().iso()).orElse("-");
  }
}
