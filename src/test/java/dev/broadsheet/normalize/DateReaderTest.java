package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
  /** A Wednesday; 15:30 in Moscow. */
  private static final Instant FETCHED = Instant.parse("2024-11-20T12:30:00Z");

  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        // a clock time without a zone is the site's
        "02 мая 2017, 20:58 -> 2017-05-02T20:58:00+03:00",
        "2 мая 2017 -> 2017-05-02",
        "в мае 2017 года -> 2017-05",
        "май 2017 -> 2017-05",
        "2017 год -> 2017",
        "2 Мая 2017 г. в 20.58 -> 2017-05-02T20:58:00+03:00",
        "20:58, вторник, 2 мая 2017 -> 2017-05-02T20:58:00+03:00",
        "вт, 2 мая 2017 г., 20:58:07 -> 2017-05-02T20:58:07+03:00",
        "2 мая 17 -> 2017-05-02",
        "2 мая 2017 | 20:58 -> 2017-05-02T20:58:00+03:00",
        "2 мая 2017 // 20:58 -> 2017-05-02T20:58:00+03:00",
        "2 мая 2017-20:58 -> 2017-05-02T20:58:00+03:00",
        "2 мая 2017 @ 20:58 -> 2017-05-02T20:58:00+03:00",
        "2\u00A0мая\u00A02017,\u200920:58 -> 2017-05-02T20:58:00+03:00",
        "02.05.2017 20:58 -> 2017-05-02T20:58:00+03:00",
        "02/05/17 -> 2017-05-02",
        "02-05-2017 -> 2017-05-02",
        "05/22/2017 -> 2017-05-22",
        "2017/05/02 -> 2017-05-02",
        "05.2017 -> 2017-05",
        "02.05 -> 2024-05-02",
        "02.05, 20:58 -> 2024-05-02T20:58:00+03:00",
        // zones
        "2 мая 2017, 20:58 мск -> 2017-05-02T20:58:00+03:00",
        "2 мая 2017, 20:58 (GMT+5) -> 2017-05-02T20:58:00+05:00",
        "2 мая 2017, 20:58 UTC+3 -> 2017-05-02T20:58:00+03:00",
        "2 мая 2017, 20:58 по киеву -> 2017-05-02T20:58:00+03:00",
        "2 мая 2017, 20:58 GMT -> 2017-05-02T20:58:00+00:00",
        // yearless: the latest that is not in the future
        "14 ноября, 09:12 (обновлено 10:30) -> 2024-11-14T09:12:00+03:00",
        "14 ноября, 09:12 -> 2024-11-14T09:12:00+03:00",
        "20 ноября -> 2024-11-20",
        "21 ноября -> 2023-11-21",
        "29 февраля -> 2024-02-29",
        // relative
        "сегодня в 12:05 -> 2024-11-20T12:05:00+03:00",
        "12:05, сегодня -> 2024-11-20T12:05:00+03:00",
        "сегодня, 12.05 -> 2024-11-20T12:05:00+03:00",
        "Вчера -> 2024-11-19",
        "вчера в 9:05 -> 2024-11-19T09:05:00+03:00",
        "позавчера -> 2024-11-18",
        "3 часа назад -> 2024-11-20T12:30:00+03:00",
        "час назад -> 2024-11-20T14:30:00+03:00",
        "полчаса назад -> 2024-11-20T15:00:00+03:00",
        "16 часов назад -> 2024-11-19T23:30:00+03:00",
        "два дня назад -> 2024-11-18",
        "неделю назад -> 2024-11-13",
        "3 месяца назад -> 2024-08",
        "2 года назад -> 2022",
        "только что -> 2024-11-20T15:30:00+03:00",
        "понедельник, 18:00 -> 2024-11-18T18:00:00+03:00",
        "14:05 -> 2024-11-20T14:05:00+03:00",
        // labels
        "Опубликовано: 2 мая 2017, 20:58 -> 2017-05-02T20:58:00+03:00",
        "Обновлено: 3 мая 2017 | Опубликовано: 2 мая 2017 -> 2017-05-02",
        "Москва, 2 мая 2017, 20:58. Просмотров: 12 -> 2017-05-02T20:58:00+03:00",
      })
  void readsRussian(String text, String iso) {
    assertThat(iso(text, "ru")).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "2 травня 2017 р., 20:58 -> 2017-05-02T20:58:00+03:00",
        "П’ятниця, 5 травня 2017, 20:58 -> 2017-05-05T20:58:00+03:00",
        "2 листопада 2023 року -> 2023-11-02",
        "12 лип 2023 о 9:00 -> 2023-07-12T09:00:00+03:00",
        "2 години тому -> 2024-11-20T13:30:00+03:00",
        "5 год тому -> 2024-11-20T10:30:00+03:00",
        "вчора о 17:00 -> 2024-11-19T17:00:00+03:00",
        "позавчора -> 2024-11-18",
        "торік -> 2023",
        // sites in Ukrainian have Russian dates too
        "2 часа назад -> 2024-11-20T13:30:00+03:00",
        "2 мая 2017 -> 2017-05-02",
      })
  void readsUkrainian(String text, String iso) {
    assertThat(iso(text, "uk")).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "May 2, 2017 8:58 PM -> 2017-05-02T20:58:00+03:00",
        "Tuesday, May 2nd, 2017 at 8:58 p.m. EDT -> 2017-05-02T20:58:00-04:00",
        "2 May 2017 12:10 am -> 2017-05-02T00:10:00+03:00",
        "Sept. 5, 2017 -> 2017-09-05",
        "5/2/2017 -> 2017-05-02",
        "22/5/2017 -> 2017-05-22",
        "May 2017 -> 2017-05",
        "Yesterday at 5 pm -> 2024-11-19T17:00:00+03:00",
        "3 hours ago -> 2024-11-20T12:30:00+03:00",
        "Published 3h ago -> 2024-11-20T12:30:00+03:00",
        "an hour ago -> 2024-11-20T14:30:00+03:00",
        "last week -> 2024-11-13",
        "Last updated: May 3, 2017. First published: May 2, 2017 -> 2017-05-02",
        "May 2, 2017 · 5 min read -> 2017-05-02",
        "By Jane Roe, May 2, 2017 -> 2017-05-02",
      })
  void readsEnglish(String text, String iso) {
    assertThat(iso(text, "en")).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "2017-05-02 -> 2017-05-02",
        "2017-05 -> 2017-05",
        "2017 -> 2017",
        "2017-05-02T20:58 -> 2017-05-02T20:58:00+03:00",
        "2017-05-02T20:58Z -> 2017-05-02T20:58:00+00:00",
        "2017-05-02T20:58:07+02:00 -> 2017-05-02T20:58:07+02:00",
        "2017-05-02T20:58:07+0200 -> 2017-05-02T20:58:07+02:00",
        "2017-05-02T20:58:07-05 -> 2017-05-02T20:58:07-05:00",
        "2017-05-02T03:58-05:00 -> 2017-05-02T03:58:00-05:00",
        "2017-05-02 03:58:07-05:00 -> 2017-05-02T03:58:07-05:00",
        "2 May 2017, 3:30 - 5:00 -> 2017-05-02T03:30:00+03:00",
        "2017-05-02T20:58:07.123456Z -> 2017-05-02T20:58:07+00:00",
        "2017-05-02 20:58:07 +0300 -> 2017-05-02T20:58:07+03:00",
        "2017-05-02T00:00:00Z -> 2017-05-02T00:00:00+00:00",
        "2017-05-02T24:00:00Z -> 2017-05-03T00:00:00+00:00",
        "20170502 -> 2017-05-02",
        "20170502T205807Z -> 2017-05-02T20:58:07+00:00",
        "201705022058 -> 2017-05-02T20:58:00+03:00",
        "1493758687 -> 2017-05-02T23:58:07+03:00",
        "1493758687000 -> 2017-05-02T23:58:07+03:00",
        "Tue, 02 May 2017 20:58:07 GMT -> 2017-05-02T20:58:07+00:00",
        "Tue, 02 May 2017 20:58:07 +0300 -> 2017-05-02T20:58:07+03:00",
        "Tue, 02 May 17 20:58 EST -> 2017-05-02T20:58:00-05:00",
        "Tuesday, 02-May-17 20:58:07 GMT -> 2017-05-02T20:58:07+00:00",
        "Tue May 02 2017 20:58:07 GMT+0300 (MSK) -> 2017-05-02T20:58:07+03:00",
        "Tue May  2 20:58:07 2017 -> 2017-05-02T20:58:07+03:00",
        "٢٠١٧-٠٥-٠٢ -> 2017-05-02",
      })
  void readsTheFormsOfStandardsInAnyLanguage(String text, String iso) {
    assertThat(iso(text, "uk")).isEqualTo(iso);
    assertThat(iso(text, "xx")).isEqualTo(iso);
    assertThat(DateReader.read(text, context(Optional.empty())).found().orElseThrow().iso())
        .isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 05/02/2017, 2017-05-02",
    "en-US, 05/02/2017, 2017-05-02",
    "en-GB, 05/02/2017, 2017-02-05",
    "ru, 05.02.2017, 2017-02-05",
    "uk, 05/02/2017, 2017-02-05",
    "de, 5. März 2017, 2017-03-05",
    "pl, 5 marca 2017, 2017-03-05",
    "de, May 2 2017, 2017-05-02",
  })
  void ordersDayAndMonthByTheSitesLanguage(String language, String text, String iso) {
    assertThat(iso(text, language)).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        // digits and years of other scripts and eras
        "th; 12 มีนาคม 2567 เวลา 14:30 น.; 2024-03-12T14:30:00+03:00",
        "th; 12 มี.ค. 67; 2024-03-12",
        "th; 12/03/2567; 2024-03-12",
        "ar; ١٢ مارس ٢٠٢٤، ١٤:٣٠; 2024-03-12T14:30:00+03:00",
        "ar; الجمعة 24 نيسان / أبريل 2020 09:22 مساءً; 2020-04-24T21:22:00+03:00",
        "ar; 24 أبريل (نيسان) 2020; 2020-04-24",
        "fa; ۱۲ مارس ۲۰۲۴; 2024-03-12",
        "fa; 1402/12/22; 2024-03-12",
        "fa; ۲۲ اسفند ۱۴۰۲; 2024-03-12",
        "fa; ۳۰ اسفند ۱۳۹۹ ساعت ۱۰:۳۰; 2021-03-20T10:30:00+03:00",
        "fa; ۲۳ آبان ماه ۱۴۰۲; 2023-11-14",
        "fa; دوشنبه ۲۳ شهريور ۱۳۹۴ ساعت ۱۹:۱۱; 2015-09-14T19:11:00+03:00",
        "fa; ۲۶ شهریور ۹۴; 2015-09-17",
        "fa; پنجشنبه 26 شهریور 94 ساعت ساعت 11 و 01 دقیقه; 2015-09-17",
        "fa; ۲۳ آبان; 2024-11-13",
        "fa; ۱۴۰۲/۰۸/۲۳ - ۱۹:۱۱; 2023-11-14T19:11:00+03:00",
        "fa; ۲۳/۰۸/۱۴۰۲; 2023-11-14",
        "fa; 1402-08-23T10:00:00+03:30; 2023-11-14T10:00:00+03:30",
        "fa; ۲۳ آبان ۱۴۰۲ - ۱۴ نوامبر ۲۰۲۳; 2023-11-14",
        "prs; ۲۳ عقرب ۱۴۰۲; 2023-11-14",
        "hi; १२ मार्च २०२४; 2024-03-12",
        "bn; ১২ মার্চ ২০২৪; 2024-03-12",
        // scripts without spaces
        "ja; 2024年3月12日 午後3時05分; 2024-03-12T15:05:00+03:00",
        "ja; 3時間前; 2024-11-20T12:30:00+03:00",
        "ja; 昨日 14:30; 2024-11-19T14:30:00+03:00",
        "ja; 2019年3月6日（水） 13：00－16：40; 2019-03-06T13:00:00+03:00",
        "en; 2019-03-06 03:12 -05:00; 2019-03-06T03:12:00-05:00",
        "zh; 2024年3月12日下午3点; 2024-03-12T15:00:00+03:00",
        "zh; 半小时前; 2024-11-20T15:00:00+03:00",
        "zh-Hant; 3 個月前; 2024-08",
        "ko; 2024년 3월 12일 오후 3시 5분; 2024-03-12T15:05:00+03:00",
        // hours in letters
        "fr; le 3 mai 2021 à 14h30; 2021-05-03T14:30:00+03:00",
        "fr; il y a 3h; 2024-11-20T12:30:00+03:00",
        "de; 23. März 2021, 18.37 Uhr; 2021-03-23T18:37:00+03:00",
        "de; vor 3 Std.; 2024-11-20T12:30:00+03:00",
        "vi; 14 giờ 30 ngày 3 tháng 5 năm 2021; 2021-05-03T14:30:00+03:00",
        // one word, two meanings
        "es; mar. 4 mar. 2024; 2024-03-04",
        "vi; 15 tháng trước; 2023-08",
        "vi; 8 tháng 1 năm 2015; 2015-01-08",
        "ru; 3 дня назад; 2024-11-17",
        // number behind its unit, direction in the ending
        "sw; dakika 25 zilizopita; 2024-11-20T15:05:00+03:00",
        "ro; acum 10 de ore; 2024-11-20T05:30:00+03:00",
        "sr-Latn; pre 2 sata; 2024-11-20T13:30:00+03:00",
        "no; for 3 timer siden; 2024-11-20T12:30:00+03:00",
      })
  void readsOtherLanguages(String language, String text, String iso) {
    assertThat(iso(text, language)).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "fa; اسفند ۱۴۰۲",
        "fa; چهاردهم دی ۱۳۹۲ساعت 12:1",
        "fa; 30 اسفند 1402",
        "fa; 22 مارس 1402",
        "en; 1402-12-22",
        "en; 1402-12-22T10:00:00Z",
        "ar; 14-09-1445 هـ",
        "ja; 令和6年3月12日",
        "ja; 20日",
        "en; 4.5 (12)",
      })
  void guessesNoYearOfAnotherCalendarAndNoMonth(String language, String text) {
    assertThat(DateReader.read(text, context(Optional.of(language))).found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "31 февраля 2020           | no such date or time: \"31 февраля 2020\"",
        "30.02                     | no such date or time",
        "2017-13-45                | no such date or time",
        "2 мая 2017, 25:70         | no such date or time",
        "22 ноября 2024            | a date in the future: \"22 ноября 2024\", read as 2024-11-22",
        "завтра в 20:00            | a date in the future",
        "через 3 дня               | a date in the future",
        "2099-01-01T00:00:00Z      | a date in the future",
        "1793758687                | a date in the future",
        "мост                      | no date is understood in \"мост\"",
        "5                         | no date is understood",
        "май                       | no date is understood",
        "час                       | no date is understood",
        "12 марта мост             | no date is understood",
        "1 мая - 5 мая             | no date is understood",
        "5 %                       | no date is understood",
        "2 часа мост назад         | no date is understood",
        "через 99999999 лет        | no date is understood",
      })
  void refusesWithAReason(String text, String reason) {
    assertThat(DateReader.read(text, context(Optional.of("ru"))))
        .isInstanceOfSatisfying(
            DateReading.Refused.class, r -> assertThat(r.reason()).startsWith(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u200B",
        "-",
        ":::::",
        "++++",
        "999999999999999999999999999999",
        "\uD83D\uDE00"
      })
  void refusesNoise(String text) {
    assertThat(DateReader.read(text, context(Optional.of("ru"))).found()).isEmpty();
  }

  @Test
  void neverFailsOnAnyMixtureOfItsPieces() {
    List<String> pieces =
        List.of(
            "0",
            "1",
            "24",
            "31",
            "99",
            "2017",
            "20170502",
            "1493758687000",
            "99999999999",
            ".",
            ":",
            "/",
            "-",
            "+",
            "−",
            ",",
            "(",
            " ",
            " ",
            " ",
            "T",
            "Z",
            "мая",
            "february",
            "назад",
            "in",
            "3",
            "года",
            "hours",
            "pm",
            "a.m.",
            "вчера",
            "last",
            "два",
            "gmt",
            "обновлено",
            "date",
            "вт",
            "noon",
            "'",
            "\uD83D",
            "\u0301",
            "мост");
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(1 + i % 12, 0, pieces.size())
              .mapToObj(pieces::get)
              .collect(Collectors.joining());
      assertThatCode(() -> DateReader.read(text, context(Optional.of("ru"))))
          .as(text)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void refusesTextsThatAreTooLongForADate() {
    assertThat(DateReader.read("2 мая 2017 " + "1".repeat(300), context(Optional.of("ru"))))
        .isInstanceOfSatisfying(
            DateReading.Refused.class, r -> assertThat(r.reason()).hasSizeLessThan(120));
  }

  @Test
  void takesADateUpToADayAheadForClocksThatGoWrong() {
    assertThat(iso("21 ноября 2024, 12:00", "ru")).isEqualTo("2024-11-21T12:00:00+03:00");
  }

  @Test
  void takesATimeThatIsYetToComeForTheDayBefores() {
    assertThat(iso("22:31", "ru")).isEqualTo("2024-11-19T22:31:00+03:00");
    assertThat(iso("15:50", "ru")).as("clocks differ").isEqualTo("2024-11-20T15:50:00+03:00");
    assertThat(iso("сегодня в 22:31", "ru")).isEqualTo("2024-11-20T22:31:00+03:00");
    Instant pastMidnight = Instant.parse("2024-11-20T00:10:00Z");
    for (String zone : List.of("UTC", "Europe/London")) {
      DateContext context = new DateContext(pastMidnight, ZoneId.of(zone), Optional.of("en"));
      assertThat(DateReader.readLine("Published 22:31", context).published())
          .map(read -> read.moment().iso())
          .hasValue("2024-11-19T22:31:00+00:00");
      assertThat(DateReader.readLine("Published 09:31", context).published())
          .as("in a zone that nobody told")
          .map(read -> read.moment().iso())
          .hasValue("2024-11-20T09:31:00+00:00");
    }
  }

  @Test
  void readsTheFutureWhereItIsAllowed() {
    assertThat(
            DateReader.readAnyTime("через 3 дня", context(Optional.of("ru")))
                .found()
                .orElseThrow()
                .iso())
        .isEqualTo("2024-11-23");
  }

  @Test
  void countsDaysInTheSitesZone() {
    DateContext kamchatka =
        new DateContext(FETCHED, ZoneId.of("Asia/Kamchatka"), Optional.of("ru"));
    assertThat(DateReader.read("сегодня в 00:10", kamchatka).found().orElseThrow().iso())
        .isEqualTo("2024-11-21T00:10:00+12:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d MMMM yyyy, HH:mm | 2 мая 2017, 20:58 | 2017-05-02T20:58:00+03:00",
        "d MMMM yyyy        | 2 мая 2017        | 2017-05-02",
        "d MMMM, HH:mm      | 21 ноября, 20:58  | 2023-11-21T20:58:00+03:00",
        "MM/yyyy            | 05/2017           | 2017-05",
        "yyyyMMddHHmmss     | 20170502205807    | 2017-05-02T20:58:07+03:00",
        "dd.MM.yyyy HH:mm Z | 02.05.2017 20:58 +0500 | 2017-05-02T20:58:00+05:00",
        "dd/MM/yyyy h:mm a  | 02/05/2017 8:58 PM | 2017-05-02T20:58:00+03:00",
      })
  void readsTheFormOfAnAdapter(String pattern, String text, String iso) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.of("ru"));
    assertThat(
            DateReader.readWith(format, " " + text + "\u00A0", context(Optional.of("ru")))
                .found()
                .orElseThrow()
                .iso())
        .isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d MMMM yyyy | вчера          | \"вчера\" is not of the form of the adapter",
        "d MMMM yyyy | 31 июня 2017   | no such date or time: \"31 июня 2017\"",
        "d MMMM yyyy | 2 мая 2099     | a date in the future",
      })
  void refusesWhatIsNotOfTheAdaptersForm(String pattern, String text, String reason) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.of("ru"));
    assertThat(DateReader.readWith(format, text, context(Optional.of("ru"))))
        .isInstanceOfSatisfying(
            DateReading.Refused.class, r -> assertThat(r.reason()).startsWith(reason));
  }

  private static String iso(String text, String language) {
    DateReading reading = DateReader.read(text, context(Optional.of(language)));
    return switch (reading) {
      case DateReading.Read read -> read.moment().iso();
      case DateReading.Refused refused -> refused.reason();
    };
  }

  private static DateContext context(Optional<String> language) {
    return new DateContext(FETCHED, MOSCOW, language);
  }

  @Test
  void readsWithAnOffsetAsZone() {
    DateContext utc = new DateContext(FETCHED, ZoneOffset.UTC, Optional.of("en"));
    assertThat(DateReader.read("noon", utc).found().orElseThrow().iso())
        .isEqualTo("2024-11-20T12:00:00+00:00");
  }
}
