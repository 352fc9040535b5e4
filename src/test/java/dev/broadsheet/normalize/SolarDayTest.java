package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SolarDayTest {
  @Test
  void countsAsIcuDoes() {
    Calendar icu = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("fa_IR@calendar=persian"));
    LocalDate last = SolarDay.of(1500, 12, 29);
    for (LocalDate day = SolarDay.of(1250, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
      icu.setTimeInMillis(
          Duration.ofSeconds(day.toEpochSecond(LocalTime.NOON, ZoneOffset.UTC)).toMillis());
      int year = icu.get(Calendar.EXTENDED_YEAR);
      assertThat(SolarDay.of(year, icu.get(Calendar.MONTH) + 1, icu.get(Calendar.DAY_OF_MONTH)))
          .isEqualTo(day);
    }
  }

  @Test
  void refusesDaysThatAreNone() {
    for (int[] day : new int[][] {{1402, 12, 30}, {1402, 7, 31}, {1402, 13, 1}, {2023, 1, 1}}) {
      assertThatThrownBy(() -> SolarDay.of(day[0], day[1], day[2]))
          .isInstanceOf(DateTimeException.class)
          .hasMessageContaining("solar " + day[0]);
    }
    assertThat(SolarDay.of(1399, 12, 30)).isEqualTo("2021-03-20");
  }
}
