package dev.broadsheet.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a site is fetched.
 *
 * @param delay between two requests to a host (default 1 s); a robots.txt may ask for more
 * @param parallel requests to a host at a time (default 1)
 * @param steps in the browser, where it is used (default: none)
 * @param headers sent with every request besides ours
 * @param hours in which crawls ask for sources and pages (default: all day)
 * @param budget of a run (default: that of the run alone)
 * @param revisit the ages, counted from publication, at which an article is looked at again
 *     (default 1 hour, 1 day, 7 days), rising
 */
public record FetchOptions(
    Render render,
    Duration delay,
    int parallel,
    BrowserSteps steps,
    Map<String, String> headers,
    Optional<Hours> hours,
    Budget budget,
    List<Duration> revisit) {

  /** By HTTP, in a browser, or in a browser only where required fields are missing without one. */
  public enum Render {
    HTTP,
    BROWSER,
    AUTO
  }

  public static final FetchOptions DEFAULT =
      new FetchOptions(
          Render.HTTP,
          Duration.ofSeconds(1),
          1,
          BrowserSteps.NONE,
          Map.of(),
          Optional.empty(),
          Budget.UNBOUNDED,
          List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7)));

  public FetchOptions {
    Objects.requireNonNull(render, "render");
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay must not be negative, found " + delay);
    }
    if (parallel < 1) {
      throw new IllegalArgumentException("parallel must be 1 or more, found " + parallel);
    }
    Objects.requireNonNull(steps, "steps");
    headers = Map.copyOf(headers);
    Objects.requireNonNull(hours, "hours");
    Objects.requireNonNull(budget, "budget");
    revisit = revisit.stream().sorted().toList();
  }
}
