package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
  @Test
  void putsTheNounInThePluralUnlessThereIsOne() {
    assertThat(Counted.of(1, "page")).isEqualTo("1 page");
    assertThat(Counted.of(0, "page")).isEqualTo("0 pages");
    assertThat(Counted.of(2, "address")).isEqualTo("2 addresses");
  }
}
