package dev.broadsheet.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The operator's bounds on fetching, the same for all sites.
 *
 * @param contact a URL or mail address that the User-Agent names, for those whose sites are read
 * @param timeout for one page in all: name, connection, redirects, body (default 30 s)
 * @param maxBytes of a body after decompression (default 16 MiB)
 * @param allowedHosts addresses that are not public and may be read all the same, as {@code
 *     host:port}; IPv6 in brackets
 * @param obeyRobots whether robots.txt is read and obeyed (default true)
 * @param maxBacklog bytes of pages in hand, over all sites, from which on no further request begins
 *     (default an eighth of the heap)
 */
public record FetchSettings(
    Optional<String> contact,
    Duration timeout,
    int maxBytes,
    Set<String> allowedHosts,
    boolean obeyRobots,
    long maxBacklog) {

  public static final FetchSettings DEFAULT =
      new FetchSettings(
          Optional.empty(),
          Duration.ofSeconds(30),
          16 << 20,
          Set.of(),
          true,
          Runtime.getRuntime().maxMemory() / 8);

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]|[^\\s:/\\[\\]]+):\\d{1,5}");

  public FetchSettings {
    contact.ifPresent(FetchSettings::requirePlain);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be more than zero, found " + timeout);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be 1 or more, found " + maxBytes);
    }
    if (maxBacklog < 1) {
      throw new IllegalArgumentException("maxBacklog must be 1 or more, found " + maxBacklog);
    }
    allowedHosts.forEach(FetchSettings::requireHostAndPort);
    allowedHosts =
        allowedHosts.stream().map(AddressGuard::plain).collect(Collectors.toUnmodifiableSet());
  }

  /** Names the program truthfully, its version and whom to write to. */
  public String userAgent() {
    String version = FetchSettings.class.getPackage().getImplementationVersion();
    return "Broadsheet/"
        + (version == null ? "dev" : version)
        + contact.map(c -> " (+" + c + ")").orElse("");
  }

  public FetchSettings withContact(String contact) {
    return new FetchSettings(
        Optional.of(contact), timeout, maxBytes, allowedHosts, obeyRobots, maxBacklog);
  }

  public FetchSettings withTimeout(Duration timeout) {
    return new FetchSettings(contact, timeout, maxBytes, allowedHosts, obeyRobots, maxBacklog);
  }

  public FetchSettings withMaxBytes(int maxBytes) {
    return new FetchSettings(contact, timeout, maxBytes, allowedHosts, obeyRobots, maxBacklog);
  }

  public FetchSettings withAllowedHosts(Set<String> allowedHosts) {
    return new FetchSettings(contact, timeout, maxBytes, allowedHosts, obeyRobots, maxBacklog);
  }

  public FetchSettings withObeyRobots(boolean obeyRobots) {
    return new FetchSettings(contact, timeout, maxBytes, allowedHosts, obeyRobots, maxBacklog);
  }

  public FetchSettings withMaxBacklog(long maxBacklog) {
    return new FetchSettings(contact, timeout, maxBytes, allowedHosts, obeyRobots, maxBacklog);
  }

  private static void requirePlain(String contact) {
    if (contact.isBlank() || !contact.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "a contact is a URL or a mail address in plain ASCII, found \"" + contact.strip() + '"');
    }
  }

  private static void requireHostAndPort(String host) {
    if (!HOST_AND_PORT.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "an allowed host is written host:port, like 127.0.0.1:8080, found \"" + host + '"');
    }
  }
}
