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
 * @param maxRedirects for one page (default 10)
 * @param allowedHosts addresses that are not public and may be read all the same, as {@code
 *     host:port}; IPv6 in brackets
 * @param obeyRobots whether robots.txt is read and obeyed (default true)
 * @param maxCrawlDelay the longest Crawl-delay of a robots.txt that is obeyed (default 30 s)
 * @param retries further tries after a failure that can pass (default 2)
 * @param maxRetryAfter the longest Retry-After that is waited for on the spot (default 60 s)
 * @param maxBacklog bytes of pages in hand, over all sites, from which on no further request begins
 *     (default an eighth of the heap)
 */
public record FetchSettings(
    Optional<String> contact,
    Duration timeout,
    int maxBytes,
    int maxRedirects,
    Set<String> allowedHosts,
    boolean obeyRobots,
    Duration maxCrawlDelay,
    int retries,
    Duration maxRetryAfter,
    long maxBacklog) {

  public static final FetchSettings DEFAULT =
      new FetchSettings(
          Optional.empty(),
          Duration.ofSeconds(30),
          16 << 20,
          10,
          Set.of(),
          true,
          Duration.ofSeconds(30),
          2,
          Duration.ofSeconds(60),
          Runtime.getRuntime().maxMemory() / 8);

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]|[^\\s:/\\[\\]]+):\\d{1,5}");

  public FetchSettings {
    contact.ifPresent(FetchSettings::requirePlain);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be more than zero, found " + timeout);
    }
    requireNotNegative("maxRedirects", maxRedirects);
    requireNotNegative("retries", retries);
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
        Optional.of(contact),
        timeout,
        maxBytes,
        maxRedirects,
        allowedHosts,
        obeyRobots,
        maxCrawlDelay,
        retries,
        maxRetryAfter,
        maxBacklog);
  }

  public FetchSettings withTimeout(Duration timeout) {
    return new FetchSettings(
        contact,
        timeout,
        maxBytes,
        maxRedirects,
        allowedHosts,
        obeyRobots,
        maxCrawlDelay,
        retries,
        maxRetryAfter,
        maxBacklog);
  }

  public FetchSettings withMaxBytes(int maxBytes) {
    return new FetchSettings(
        contact,
        timeout,
        maxBytes,
        maxRedirects,
        allowedHosts,
        obeyRobots,
        maxCrawlDelay,
        retries,
        maxRetryAfter,
        maxBacklog);
  }

  public FetchSettings withAllowedHosts(Set<String> allowedHosts) {
    return new FetchSettings(
        contact,
        timeout,
        maxBytes,
        maxRedirects,
        allowedHosts,
        obeyRobots,
        maxCrawlDelay,
        retries,
        maxRetryAfter,
        maxBacklog);
  }

  public FetchSettings withObeyRobots(boolean obeyRobots) {
    return new FetchSettings(
        contact,
        timeout,
        maxBytes,
        maxRedirects,
        allowedHosts,
        obeyRobots,
        maxCrawlDelay,
        retries,
        maxRetryAfter,
        maxBacklog);
  }

  public FetchSettings withMaxBacklog(long maxBacklog) {
    return new FetchSettings(
        contact,
        timeout,
        maxBytes,
        maxRedirects,
        allowedHosts,
        obeyRobots,
        maxCrawlDelay,
        retries,
        maxRetryAfter,
        maxBacklog);
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

  private static void requireNotNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must not be negative, found " + value);
    }
  }
}
