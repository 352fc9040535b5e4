package dev.broadsheet.fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The manners that all fetchers of a program share: robots rules, a gate before each host and port,
 * what to wait after a failure, and that nobody asks for more than can be kept. Thread-safe when
 * its random generator is.
 */
public final class Politeness {
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);

  /** Further tries on the spot after a failure that can pass. */
  private static final int RETRIES = 2;

  /** The longest that a host which wants to be left alone is waited for on the spot. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Robots robots;
  private final Clock clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final Map<String, HostGate> gates = new ConcurrentHashMap<>();
  private final Backlog backlog;

  public Politeness(
      Robots robots, FetchSettings settings, Clock clock, Sleeper sleeper, RandomGenerator random) {
    this.robots = robots;
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    this.backlog = new Backlog(settings.maxBacklog());
  }

  Robots robots() {
    return robots;
  }

  /** The gate before the host and port of an address; what is no http shares one. */
  HostGate gate(URI url) {
    return gates.computeIfAbsent(host(url), h -> new HostGate(clock, sleeper, LONGEST_WAIT));
  }

  private static String host(URI url) {
    return Origin.of(url).map(o -> o.host() + ':' + o.port()).orElse("");
  }

  /** A page was given up as nobody answered for the host of an address. */
  void silent(URI url) {
    Optional.ofNullable(gates.get(host(url))).ifPresent(HostGate::silent);
  }

  /** What was fetched and is not kept yet; whoever keeps pages tells it of each. */
  public Backlog backlog() {
    return backlog;
  }

  /** How long the answers of an address's host take at the moment; smoothed, zero at first. */
  public Duration answers(URI url) {
    return gate(url).answers();
  }

  /** The site maps that the robots.txt of an address names; none where it can't be read. */
  public List<URI> sitemaps(URI url) throws FetchException {
    return robots.sitemaps(url);
  }

  Instant now() {
    return clock.instant();
  }

  void sleep(Duration time) throws InterruptedException {
    sleeper.sleep(time);
  }

  /** Whether to try again on the spot after this many tries. */
  boolean triesAgain(FetchException e, int tries) {
    return e.retryable()
        && tries <= RETRIES
        && e.retryAfter().orElse(Duration.ZERO).compareTo(LONGEST_WAIT) <= 0
        && switch (e.reason()) {
          case STATUS, TIMEOUT, CONNECTION, UNKNOWN_HOST, BROKEN_RESPONSE, BROWSER -> true;
          // Who asks again at once looks even more like a robot.
          case WALL -> false;
          // A closed robots.txt is kept for longer than anybody waits.
          case ROBOTS, CLOSED, SILENT, INTERRUPTED -> false;
          case BAD_URL, REFUSED_ADDRESS, TLS, TOO_LARGE, REDIRECT, NOT_A_DOCUMENT -> false;
        };
  }

  /**
   * How long to wait after the given number of tries: 1 s, 2 s, 4 s … give or take a quarter, so
   * that those who failed together don't come back together; more when the server asks for more.
   */
  Duration backOff(FetchException e, int tries) {
    double jitter = 0.75 + random.nextDouble() / 2;
    Duration backOff =
        Duration.ofMillis(
            Math.round(FIRST_BACK_OFF.multipliedBy(1L << (tries - 1)).toMillis() * jitter));
    Duration asked = e.retryAfter().orElse(Duration.ZERO);
    return asked.compareTo(backOff) > 0 ? asked : backOff;
  }
}
