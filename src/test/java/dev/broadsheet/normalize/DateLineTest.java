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
        "en; March 5, 2099; -; -",
        "en; In stock: 5.10; -; -",
        "en; See you tomorrow; -; -",
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
