package dev.broadsheet.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The limits of a run.
 *
 * @param limit pages taken in hand a site (default 1,000)
 * @param time after which a site takes no further page in hand (default 1 hour)
 * @param since leaves out what a source dates before it
 * @param from the first day of a back-fill through date archives; empty: no back-fill
 * @param to its last day; empty: yesterday
 * @param again looks at every known article of the site again
 * @param dryRun only looks what the sources name; fetches no article and stores nothing
 * @param sites crawled side by side (default 8)
 */
public record CrawlOptions(
    int limit,
    Duration time,
    Optional<Instant> since,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    boolean again,
    boolean dryRun,
    int sites) {

  public static final CrawlOptions DEFAULT =
      new CrawlOptions(
          1_000,
          Duration.ofHours(1),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          8);

  public CrawlOptions {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more, found " + limit);
    }
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time must be longer than nothing, found " + time);
    }
    if (sites < 1) {
      throw new IllegalArgumentException("sites must be 1 or more, found " + sites);
    }
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new IllegalArgumentException(
          "from must not be after to, found " + from.get() + " to " + to.get());
    }
  }

  /** The same with other bounds, where they are given. */
  public CrawlOptions within(OptionalInt newLimit, Optional<Duration> newTime) {
    return new CrawlOptions(
        newLimit.orElse(limit), newTime.orElse(time), since, from, to, again, dryRun, sites);
  }

  public CrawlOptions withAgain(boolean newAgain) {
    return new CrawlOptions(limit, time, since, from, to, newAgain, dryRun, sites);
  }

  public CrawlOptions withDryRun(boolean newDryRun) {
    return new CrawlOptions(limit, time, since, from, to, again, newDryRun, sites);
  }

  public CrawlOptions withLimit(int newLimit) {
    return within(OptionalInt.of(newLimit), Optional.empty());
  }
}
