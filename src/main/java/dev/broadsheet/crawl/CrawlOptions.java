package dev.broadsheet.crawl;

import dev.broadsheet.adapter.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * The limits of a run.
 *
 * @param site what is taken of a site at most (default 1,000 pages in 1 hour); a site's adapter may
 *     ask for less
 * @param run what is taken of all sites together at most (default: no bound)
 * @param since leaves out what a source dates before it
 * @param from the first day of a back-fill through date archives; empty: no back-fill
 * @param to its last day; empty: yesterday
 * @param again looks at every known article of the site again
 * @param dryRun only looks what the sources name; fetches no article and stores nothing
 * @param everySource reads every source; else only those whose turn it is (default true)
 */
public record CrawlOptions(
    Budget site,
    Budget run,
    Optional<Instant> since,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    boolean again,
    boolean dryRun,
    boolean everySource) {

  public static final CrawlOptions DEFAULT =
      new CrawlOptions(
          new Budget(Optional.of(1_000), Optional.empty(), Optional.of(Duration.ofHours(1))),
          Budget.UNBOUNDED,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          true);

  /** Whatever waits, however long it takes. */
  public static final CrawlOptions UNBOUNDED =
      new CrawlOptions(
          Budget.UNBOUNDED,
          Budget.UNBOUNDED,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          true);

  public CrawlOptions {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new IllegalArgumentException(
          "from must not be after to, found " + from.get() + " to " + to.get());
    }
  }

  /** The same with other bounds a site, where they are given. */
  public CrawlOptions within(Budget bounds) {
    return new CrawlOptions(
        site.overriddenBy(bounds), run, since, from, to, again, dryRun, everySource);
  }

  public CrawlOptions withRun(Budget bounds) {
    return new CrawlOptions(site, bounds, since, from, to, again, dryRun, everySource);
  }

  /** The same as a back-fill of these days. */
  public CrawlOptions withDays(LocalDate first, Optional<LocalDate> last) {
    return new CrawlOptions(site, run, since, Optional.of(first), last, again, dryRun, everySource);
  }

  public CrawlOptions withAgain(boolean newAgain) {
    return new CrawlOptions(site, run, since, from, to, newAgain, dryRun, everySource);
  }

  public CrawlOptions withEverySource(boolean newEverySource) {
    return new CrawlOptions(site, run, since, from, to, again, dryRun, newEverySource);
  }
}
