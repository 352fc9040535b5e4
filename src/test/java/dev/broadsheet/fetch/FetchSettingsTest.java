package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchSettingsTest {
  private final FetchSettings settings = FetchSettings.DEFAULT;

  @Test
  void namesTheProgramAndItsContact() {
    assertThat(settings.userAgent()).matches("Broadsheet/\\S+");
    assertThat(settings.withContact("press@corpus.example").userAgent())
        .matches("Broadsheet/\\S+ \\(\\+press@corpus\\.example\\)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "почта@example.org", "a@b\r\nX-Evil: 1"})
  void refusesAContactThatNoHeaderCanHold(String contact) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.withContact(contact))
        .withMessageStartingWith("a contact is a URL or a mail address in plain ASCII");
  }

  @Test
  void writesEachAllowedHostInOneWay() {
    assertThat(settings.withAllowedHosts(Set.of("LocalHost:80", "[::1]:8080")).allowedHosts())
        .containsExactlyInAnyOrder("localhost:80", "[0:0:0:0:0:0:0:1]:8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "http://localhost:80", "::1:80", "[:::]:80", "a b:80", ":80"})
  void refusesAnAllowedHostWithoutHostOrPort(String host) {
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withAllowedHosts(Set.of(host)));
  }

  @Test
  void letsNoHeaderSmuggleAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(Map.of("X-Good", "a\r\nX-Evil: 1")));
    assertThatIllegalArgumentException().isThrownBy(() -> request(Map.of("X Evil", "a")));
  }

  private static FetchRequest request(Map<String, String> headers) {
    return new FetchRequest(
        URI.create("http://a.example/"), Optional.empty(), Optional.empty(), headers);
  }
}
