package dev.broadsheet.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.normalize.CanonicalUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the robots.txt of each origin (scheme, host, port) lets Broadsheet do, by RFC 9309. Read
 * when first asked for and kept for a day. A server that fails or does not answer has closed its
 * site, for a quarter of an hour until it is asked again; one that says 4xx has no rules.
 * Thread-safe.
 */
public final class Robots {
  /** RFC 9309, 2.4 and 2.5: what a crawler keeps and reads. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Duration CLOSED = Duration.ofMinutes(15);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final HttpFetcher.Bounds BOUNDS = new HttpFetcher.Bounds(500 << 10, 5, true, true);
  private static final List<String> PRODUCT = List.of("broadsheet");
  private static final int MAX_FILES = 10_000;

  private final HttpFetcher http;
  private final FetchSettings settings;
  private final Clock clock;
  private final Consumer<String> notices;
  private final Map<Origin, File> files =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, File> eldest) {
          return size() > MAX_FILES;
        }
      };

  /**
   * @param http a fetcher that asks no robots.txt itself
   * @param notices told once a reading what the operator should know, such as a Crawl-delay that
   *     was capped
   */
  public Robots(HttpFetcher http, FetchSettings settings, Clock clock, Consumer<String> notices) {
    this.http = http;
    this.settings = settings;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * Passes an address that may be fetched; every one when the settings say not to obey.
   *
   * @throws FetchException with the reason ROBOTS if it may not; retryable when the robots.txt
   *     could not be read
   */
  public void check(URI url) throws FetchException {
    Rules rules = rules(url);
    if (rules.closed.isPresent()) {
      throw new FetchException(
          url,
          Reason.ROBOTS,
          OptionalInt.empty(),
          true,
          Optional.of(Duration.between(clock.instant(), rules.until)),
          "closed, as its robots.txt can't be read: " + rules.closed.get(),
          null);
    }
    if (!rules.rules.isAllowed(url.toString())) {
      throw new FetchException(url, Reason.ROBOTS, false, "forbidden by its robots.txt", null);
    }
  }

  /**
   * The Crawl-delay that is obeyed: what robots.txt asks for, 30 seconds at most; zero when it asks
   * for none.
   */
  public Duration delay(URI url) throws FetchException {
    return rules(url).delay;
  }

  List<URI> sitemaps(URI url) throws FetchException {
    return rules(url).rules.getSitemaps().stream()
        .flatMap(s -> CanonicalUrl.resolve(url, s).stream())
        .toList();
  }

  private Rules rules(URI url) throws FetchException {
    Optional<Origin> origin = settings.obeyRobots() ? Origin.of(url) : Optional.empty();
    if (origin.isEmpty()) {
      return Rules.open(Instant.MAX); // what is no http is the fetcher's to refuse
    }
    File file;
    synchronized (files) {
      file = files.computeIfAbsent(origin.get(), o -> new File(o.robotsTxt()));
    }
    return file.rules();
  }

  /**
   * @param closed why nothing may be fetched, if so
   * @param until when to read again
   */
  private record Rules(
      BaseRobotRules rules, Optional<String> closed, Duration delay, Instant until) {

    static Rules open(Instant until) {
      return new Rules(
          new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), Optional.empty(), Duration.ZERO, until);
    }

    static Rules closed(String why, Instant until) {
      return new Rules(
          new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), Optional.of(why), Duration.ZERO, until);
    }
  }

  /** One robots.txt; those who need it wait for the first to read it. */
  private final class File {
    private final URI url;
    private @Nullable Rules rules;

    File(URI url) {
      this.url = url;
    }

    synchronized Rules rules() throws FetchException {
      Rules current = rules;
      if (current == null || !clock.instant().isBefore(current.until)) {
        current = read();
        rules = current;
      }
      return current;
    }

    private Rules read() throws FetchException {
      try {
        return parsed(http.fetch(FetchRequest.of(url), BOUNDS));
      } catch (FetchException e) {
        return switch (e.reason()) {
          case INTERRUPTED -> throw e;
          case STATUS, WALL -> closes(e.status().orElse(0)) ? closed(e) : open();
          // The address of the page itself will be judged; a robots.txt led astray has no rules.
          case REFUSED_ADDRESS, REDIRECT, BAD_URL -> open();
          case ROBOTS,
              CLOSED,
              SILENT,
              UNKNOWN_HOST,
              CONNECTION,
              TLS,
              TIMEOUT,
              TOO_LARGE,
              NOT_A_DOCUMENT,
              BROKEN_RESPONSE,
              BROWSER ->
              closed(e);
        };
      }
    }

    /** 429 says nothing of the rules; it does say not to go on. */
    private static boolean closes(int status) {
      return status >= 500 || status == HttpStatus.TOO_MANY_REQUESTS;
    }

    private Rules open() {
      return Rules.open(clock.instant().plus(KEPT));
    }

    private Rules closed(FetchException e) {
      return Rules.closed(String.valueOf(e.getMessage()), clock.instant().plus(CLOSED));
    }

    private Rules parsed(Page page) {
      // A parser holds state. It would close a site whose delay is above its own limit.
      SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
      BaseRobotRules rules =
          parser.parseContent(url.toString(), page.body(), "text/plain", PRODUCT);
      return new Rules(
          rules, Optional.empty(), delay(rules.getCrawlDelay()), clock.instant().plus(KEPT));
    }

    /**
     * @param asked in milliseconds; below zero when robots.txt asks for none
     */
    private Duration delay(long asked) {
      Duration delay = Duration.ofMillis(Math.max(0, asked));
      if (delay.compareTo(LONGEST_DELAY) <= 0) {
        return delay;
      }
      notices.accept(
          url
              + ": asks for a Crawl-delay of "
              + Failures.seconds(delay)
              + ", "
              + Failures.seconds(LONGEST_DELAY)
              + " is kept, the most that is allowed here");
      return LONGEST_DELAY;
    }
  }
}
