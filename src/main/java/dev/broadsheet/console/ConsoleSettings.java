package dev.broadsheet.console;

import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the console listens, and by what name it is reached.
 *
 * @param address loopback (the default), unless a URL is given
 * @param port 0 for any that is free; empty for {@value #USUAL_PORT}, or any if that is taken
 * @param url what a proxy with TLS before it is called
 */
public record ConsoleSettings(InetAddress address, OptionalInt port, Optional<URI> url) {
  static final int USUAL_PORT = 8787;

  public static final ConsoleSettings DEFAULT =
      new ConsoleSettings(InetAddress.getLoopbackAddress(), OptionalInt.empty(), Optional.empty());

  public ConsoleSettings {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(port, "port");
    Objects.requireNonNull(url, "url");
    if (!address.isLoopbackAddress() && url.isEmpty()) {
      throw new IllegalArgumentException(
          "an address that others reach wants the url of a proxy with TLS before it");
    }
    if (url.filter(u -> !isSafe(u)).isPresent()) {
      throw new IllegalArgumentException(
          "expected https://HOST without a path, or http on this machine");
    }
  }

  private static boolean isSafe(URI url) {
    boolean isBare = url.getRawPath().isEmpty() || url.getRawPath().equals("/");
    boolean isHere = Set.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
    return isBare && (isHere || "https".equals(url.getScheme()));
  }

  public ConsoleSettings withPort(int other) {
    return new ConsoleSettings(address, OptionalInt.of(other), url);
  }

  /** Whether browsers reach it by TLS only. */
  boolean isSecure() {
    return url.filter(u -> "https".equals(u.getScheme())).isPresent();
  }

  /** What a request may call the console, when it listens on a port: who says else is misled. */
  Set<String> hosts(int listening) {
    return Stream.concat(
            Stream.of("127.0.0.1:", "localhost:", "[::1]:").map(h -> h + listening),
            url.map(URI::getRawAuthority).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Where a person goes. */
  String address(int listening) {
    return url.map(u -> u.getScheme() + "://" + u.getRawAuthority())
        .orElse("http://127.0.0.1:" + listening);
  }
}
