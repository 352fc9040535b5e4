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

  /** A process that was cut off from the database for a while may have lost its sites. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  private final SiteLocks locks;
  private final String site;
  private final String owner;
  private final Clock clock;
  private Instant looked;

  private SiteHold(SiteLocks locks, String site, String owner, Clock clock, Instant looked) {
    this.locks = locks;
    this.site = site;
    this.owner = owner;
    this.clock = clock;
    this.looked = looked;
  }

  /**
   * Takes the site.
   *
   * @param owner unique to a run
   * @return empty when another run has it
   */
  static Optional<SiteHold> take(SiteLocks locks, String site, String owner, Clock clock) {
    Instant now = clock.instant();
    return locks.tryLock(site, owner, LEASE)
        ? Optional.of(new SiteHold(locks, site, owner, clock, now))
        : Optional.empty();
  }

  /** Prolongs the hold every 15 seconds; tells whether the site is still held. */
  synchronized boolean goesOn() {
    Instant now = clock.instant();
    if (now.isBefore(looked.plus(BETWEEN_LOOKS))) {
      return true;
    }
    looked = now;
    return locks.tryLock(site, owner, LEASE);
  }

  @Override
  public void close() {
    locks.unlock(site, owner);
  }
}
