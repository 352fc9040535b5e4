package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private final AddressGuard guard = new AddressGuard(Set.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.5",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.170",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:10.0.0.5",
        "64:ff9b::10.0.0.5",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:5::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void refusesWhatIsNotPublic(String address) {
    assertThatThrownBy(() -> guard.check(target(address, 80)))
        .isInstanceOf(AddressGuard.RefusedException.class)
        .hasMessageContaining("is not a public address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:1.1.1.1",
        "64:ff9b::1.1.1.1",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1"
      })
  void passesWhatIsPublic(String address) {
    assertThatCode(() -> guard.check(target(address, 80))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "2130706433", "127.1", "localhost", "[::1]", "::ffff:7f00:1"})
  void refusesLoopbackInEverySpellingThatResolves(String host) {
    assertThatThrownBy(() -> guard.resolve(host, 80))
        .isInstanceOf(AddressGuard.RefusedException.class);
  }

  @Test
  void opensOnlyTheHostAndPortThatAreAllowed() throws IOException {
    AddressGuard guard = new AddressGuard(Set.of("10.0.0.5:8080", "press.local:80"));

    guard.check(target("10.0.0.5", 8080));
    guard.check(named("anything.example", "10.0.0.5", 8080));
    guard.check(named("press.local", "10.9.9.9", 80));

    assertThatThrownBy(() -> guard.check(target("10.0.0.5", 80)))
        .hasMessage(
            "refused: 10.0.0.5 is not a public address (allow it with --allow-host 10.0.0.5:80)");
    assertThatThrownBy(() -> guard.check(named("press.local", "10.9.9.9", 81)))
        .hasMessage(
            "refused: press.local is at 10.9.9.9, which is not a public address"
                + " (allow it with --allow-host 10.9.9.9:81)");
  }

  @Test
  void namesAnIpv6AddressAsAllowHostTakesIt() throws IOException {
    assertThatThrownBy(() -> guard.check(target("::1", 80)))
        .hasMessageContaining("--allow-host [0:0:0:0:0:0:0:1]:80");
    new AddressGuard(Set.of("[::1]:80")).check(target("::1", 80));
  }

  @Test
  void resolvesToWhatMayBeConnectedTo() throws IOException {
    assertThat(new AddressGuard(Set.of("127.0.0.1:80")).resolve("127.0.0.1", 80))
        .containsExactly(target("127.0.0.1", 80));
  }

  private static InetSocketAddress target(String literal, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
  }

  private static InetSocketAddress named(String name, String literal, int port) throws IOException {
    byte[] bytes = InetAddress.ofLiteral(literal).getAddress();
    return new InetSocketAddress(InetAddress.getByAddress(name, bytes), port);
  }
}
