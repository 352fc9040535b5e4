package dev.broadsheet.crawl;

import dev.broadsheet.fetch.FetchException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a page that failed is tried again.
 *
 * @param first wait after the first failure; each further one is four times as long
 * @param longest wait
 * @param attempts after which an address is given up
 */
public record Retries(Duration first, Duration longest, int attempts) {

  /** After 10 minutes, 40 minutes, 2 h 40 min, 10 h 40 min and a day; then given up. */
  public static final Retries DEFAULT = new Retries(Duration.ofMinutes(10), Duration.ofDays(1), 6);

  public Retries {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(longest, "longest");
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be 1 or more, found " + attempts);
    }
  }

  /**
   * The next try of a page whose fetch failed.
   *
   * @param before how often it had failed before
   * @return empty where the address is given up: what can't pass, or too many tries
   */
  Optional<Instant> after(FetchException failure, int before, Instant now) {
    return failure.retryable()
        ? next(before, now).map(at -> later(at, failure.retryAfter().map(now::plus)))
        : Optional.empty();
  }

  /** Whether nothing more is tried of a page that had failed so often and now fails again. */
  boolean isLast(int before) {
    return before + 1 >= attempts;
  }

  /** The next try of a page that failed for the {@code before + 1}th time. */
  Optional<Instant> next(int before, Instant now) {
    if (isLast(before)) {
      return Optional.empty();
    }
    Duration wait = first.multipliedBy(1L << Math.min(2 * before, 30));
    return Optional.of(now.plus(wait.compareTo(longest) < 0 ? wait : longest));
  }

  private static Instant later(Instant one, Optional<Instant> other) {
    return other.filter(one::isBefore).orElse(one);
  }
}
