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
 * @param longest wait, unless the server asks for more
 * @param attempts after which an address is given up
 * @param patience the same where the page itself was not to blame
 */
record Retries(Duration first, Duration longest, int attempts, int patience) {

  /**
   * After 10 minutes, 40 minutes, 2 h 40 min, 10 h 40 min and a day; then given up. Where the page
   * is not to blame every day, for about a month.
   */
  static final Retries DEFAULT = new Retries(Duration.ofMinutes(10), Duration.ofDays(1), 6, 32);

  /** Servers ask for decades, too. */
  private static final Duration MOST_ASKED = Duration.ofDays(7);

  Retries {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(longest, "longest");
    if (attempts < 1 || patience < attempts) {
      throw new IllegalArgumentException(
          "attempts must be 1 or more and patience no less, found "
              + attempts
              + " and "
              + patience);
    }
  }

  /**
   * The next try of a page whose fetch failed, or that was not asked for, as its host wants to be
   * left alone: that says nothing of the page, however often it is so.
   *
   * @param attempts how often the page itself had failed before
   * @param outages how often it could not be had before, without being to blame
   * @return empty where the address is given up: what can't pass, or too many tries
   */
  Optional<Instant> after(FetchException failure, int attempts, int outages, Instant now) {
    if (failure.reason() == FetchException.Reason.CLOSED) {
      return Optional.of(later(first, failure.retryAfter(), now));
    }
    boolean isOfPage = failure.isOfPage();
    boolean isHopeless = isOfPage && !failure.retryable();
    int before = isOfPage ? attempts : outages;
    return isHopeless || before + 1 >= (isOfPage ? this.attempts : patience)
        ? Optional.empty()
        : Optional.of(later(wait(before), failure.retryAfter(), now));
  }

  /** The next try of a page that failed for the {@code before + 1}th time. */
  Optional<Instant> next(int before, Instant now) {
    return before + 1 >= attempts ? Optional.empty() : Optional.of(now.plus(wait(before)));
  }

  private Duration wait(int before) {
    return least(first.multipliedBy(1L << Math.min(2 * before, 30)), longest);
  }

  private static Instant later(Duration wait, Optional<Duration> asked, Instant now) {
    Instant planned = now.plus(wait);
    return asked
        .map(time -> now.plus(least(time, MOST_ASKED)))
        .filter(planned::isBefore)
        .orElse(planned);
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
