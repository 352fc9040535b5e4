package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeDateTimeUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ICU writes in a language is read again. */
class CldrDatesTest {
  /** A Wednesday. */
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2024-11-20T12:30:00Z");

  private static final List<RelativeDateTimeUnit> UNITS =
      List.of(
          RelativeDateTimeUnit.MINUTE,
          RelativeDateTimeUnit.HOUR,
          RelativeDateTimeUnit.DAY,
          RelativeDateTimeUnit.WEEK);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "ru", "uk", "be", "bg", "mk", "sr", "sr-Latn", "hr", "bs", "sl", "cs", "sk", "pl",
        "de", "nl", "da", "sv", "nb", "is", "fi", "et", "lv", "lt", "hu", "fr", "it", "es", "pt",
        "pt-PT", "ca", "ro", "el", "tr", "az", "kk", "ka", "hy", "ar", "fa", "ur", "hi", "bn", "mr",
        "ta", "th", "vi", "id", "ms", "ja", "ko", "zh", "zh-Hant", "sq", "sw", "gl"
      })
  void readsDatesAsIcuWritesThem(String language) {
    List<String> missed = new ArrayList<>();
    for (LocalDate day :
        List.of(
            LocalDate.of(2023, 3, 4),
            LocalDate.of(2024, 8, 31),
            LocalDate.of(2019, 12, 15),
            LocalDate.of(2021, 5, 12))) {
      for (int style : new int[] {DateFormat.FULL, DateFormat.LONG, DateFormat.MEDIUM}) {
        for (int time : new int[] {-1, DateFormat.SHORT, DateFormat.MEDIUM}) {
          DateFormat format =
              time < 0
                  ? DateFormat.getDateInstance(style, locale(language))
                  : DateFormat.getDateTimeInstance(style, time, locale(language));
          format.setTimeZone(TimeZone.GMT_ZONE);
          Instant at = day.atTime(17, 5).toInstant(ZoneOffset.UTC);
          String text = format.format(Date.from(at));
          String want = time < 0 ? day.toString() : day + "T17:05:00+00:00";
          String got = iso(text, language);
          if (!got.equals(want)) {
            missed.add(text + " -> " + got);
          }
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "ru", "uk", "be", "bg", "mk", "sr", "sr-Latn", "hr", "bs", "sl", "cs", "sk", "pl",
        "de", "nl", "da", "sv", "nb", "is", "fi", "et", "lv", "lt", "hu", "fr", "it", "es", "pt",
        "pt-PT", "ca", "ro", "el", "tr", "az", "kk", "ka", "hy", "ar", "fa", "ur", "hi", "bn", "mr",
        "ta", "th", "vi", "id", "ms", "ja", "ko", "zh", "zh-Hant", "sq", "sw", "gl"
      })
  void readsDistancesAsIcuWritesThem(String language) {
    List<String> missed = new ArrayList<>();
    for (RelativeDateTimeFormatter.Style style : RelativeDateTimeFormatter.Style.values()) {
      RelativeDateTimeFormatter format =
          RelativeDateTimeFormatter.getInstance(
              locale(language),
              NumberFormat.getInstance(locale(language)),
              style,
              DisplayContext.CAPITALIZATION_NONE);
      for (RelativeDateTimeUnit unit : UNITS) {
        for (int n : new int[] {1, 2, 3, 5, 8, 13, 21}) {
          for (String text : List.of(format.format(-n, unit), format.formatNumeric(-n, unit))) {
            OffsetDateTime then =
                switch (unit) {
                  case MINUTE -> NOW.minusMinutes(n);
                  case HOUR -> NOW.minusHours(n);
                  case DAY -> NOW.minusDays(n);
                  default -> NOW.minusWeeks(n);
                };
            boolean clock =
                unit == RelativeDateTimeUnit.MINUTE || unit == RelativeDateTimeUnit.HOUR;
            String want =
                clock ? then.toString().replace("Z", ":00+00:00") : then.toLocalDate().toString();
            String got = iso(text, language);
            if (!got.equals(want)) {
              missed.add(text + " -> " + got);
            }
          }
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  private static ULocale locale(String language) {
    return ULocale.forLanguageTag(language).setKeywordValue("calendar", "gregorian");
  }

  private static String iso(String text, String language) {
    DateContext context = new DateContext(NOW.toInstant(), ZoneOffset.UTC, Optional.of(language));
    return switch (DateReader.readAnyTime(text, context)) {
      case DateReading.Read read -> read.moment().iso();
      case DateReading.Refused refused -> refused.reason();
    };
  }
}
