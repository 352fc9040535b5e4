package dev.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MomentTest {
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2024-11-08T16:20:05+02:00");

  @Test
  void isWrittenAsExactlyAsItIsKnown() {
    assertThat(Arrays.stream(Precision.values()).map(p -> new Moment(TIME, p).iso()))
        .containsExactly(
            "2024-11-08T16:20:05+02:00",
            "2024-11-08T16:20:00+02:00",
            "2024-11-08",
            "2024-11",
            "2024");
  }

  @Test
  void isReadBackAsItWasWritten() {
    for (Precision precision : Precision.values()) {
      String iso = new Moment(TIME, precision).iso();
      assertThat(Moment.parse(iso, precision).iso()).isEqualTo(iso);
    }
  }

  @Test
  void isWrittenInTheSameDigitsWhereTheMachineWritesOthers() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
      assertThat(new Moment(TIME, Precision.YEAR).iso()).isEqualTo("2024");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }
}
