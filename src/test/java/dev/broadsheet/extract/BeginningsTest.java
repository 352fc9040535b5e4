package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BeginningsTest {
  @Test
  void hasWhatAMatchBeginsWithAndNothingElse() {
    Beginnings labels =
        new Beginnings(
            Pattern.compile(
                "(?:(?:related )?tags?|метки|[#§])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    for (int round = 0; round < 2; round++) { // once learned, once known
      assertThat("tTrRмМ#§".chars().allMatch(c -> labels.has((char) c))).isTrue();
      assertThat("aesяТ \n1".chars().noneMatch(c -> labels.has((char) c))).isTrue();
    }
  }
}
