package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every adapter that comes with the program to its cases. */
class ShippedAdaptersTest {
  private static final Adapters ADAPTERS = Adapters.load(List.of(Path.of("adapters")));

  static Stream<String> sites() {
    return ADAPTERS.all().stream().map(SiteAdapter::site);
  }

  @ParameterizedTest
  @MethodSource("sites")
  void makesOfItsCasesWhatIsExpected(String site) {
    SiteCheck check = SiteCheck.of(ADAPTERS.bySite(site).orElseThrow());

    assertThat(check.mistakes()).isEmpty();
    assertThat(check.results()).isNotEmpty();
    assertThat(check.results())
        .allSatisfy(
            r -> {
              assertThat(r.failure()).as(r.tried().name()).isEmpty();
              assertThat(r.differences()).as(r.tried().name()).isEmpty();
            });
  }

  @Test
  void hasNoMistakeAndNoHostTwice() {
    assertThat(ADAPTERS.mistakes()).isEmpty();
    assertThat(Hosts.claimedTwice(ADAPTERS.all(), ADAPTERS.all())).isEmpty();
  }
}
