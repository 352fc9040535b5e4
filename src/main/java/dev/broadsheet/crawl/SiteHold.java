package dev.broadsheet.crawl;

import dev.broadsheet.store.SiteLocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run's hold on a site, so that no site overlaps itself, across processes too. It lasts for a
 * while and is prolonged by whoever goes on working; a dead process loses it. Thread-safe.
 */
final class SiteHold implements AutoCloseable {
  /** Longer than the slowest page. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final SiteLocks locks;
  private final String site;
  private final String owner;
  private final Clock clock;
  private Instant until;

  private SiteHold(SiteLocks locks, String site, String owner, Clock clock, Instant until) {
    this.locks = locks;
    this.site = site;
    this.owner = owner;
    this.clock = clock;
    this.until = until;
  }

  /**
   * Takes the site.
   *
   * @param owner unique to a run
   * @return empty when another run has it
   */
  static Optional<SiteHold> take(SiteLocks locks, String site, String owner, Clock clock) {
    Instant until = clock.instant().plus(LEASE);
    return locks.tryLock(site, owner, until)
        ? Optional.of(new SiteHold(locks, site, owner, clock, until))
        : Optional.empty();
  }

  /** Prolongs the hold when half of it is over; tells whether the site is still held. */
  synchronized boolean goesOn() {
    Instant now = clock.instant();
    if (now.isBefore(until.minus(LEASE.dividedBy(2)))) {
      return true;
    }
    until = now.plus(LEASE);
    return locks.tryLock(site, owner, until);
  }

  @Override
  public void close() {
    locks.unlock(site, owner);
  }
}
