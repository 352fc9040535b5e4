package dev.broadsheet.store;

import dev.broadsheet.article.Link;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The durable set of known addresses: what was seen, what is due, what failed and when to try
 * again. An address is known by its canonical URL and belongs to the site that offered it first.
 * Every method is a transaction of its own. Thread-safe.
 */
public final class Frontier {
  Frontier() {}

  /**
   * Adds the addresses that are not known yet, in the order given.
   *
   * @return how many were new
   */
  public int offer(String site, List<Link> links) {
    throw new UnsupportedOperationException("skeleton");
  }

  /**
   * Takes addresses that are due, the longest due first; new ones in the order of their offering.
   * Nobody else gets them until the lease ends.
   */
  public List<Due> take(String site, int max, Duration lease) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The address was fetched and need not be looked at again. */
  public void done(URI url) {
    done(url, Optional.empty());
  }

  /** The address was fetched and is looked at again at the time given. */
  public void done(URI url, Optional<Instant> dueAgain) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The address failed; it is due again at the time given. */
  public void failed(URI url, String reason, Instant nextTry) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The address failed for good. */
  public void gone(URI url, String reason) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The address is left out for good. */
  public void skipped(URI url, String reason) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** How many addresses of the site stand where; states without any are left out. */
  public Map<UrlState, Long> counts(String site) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** When the next address of the site is due; it may be past. */
  public Optional<Instant> nextDue(String site) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The last day of a date archive that was read whole. */
  public Optional<LocalDate> backfilled(String site, String source) {
    throw new UnsupportedOperationException("skeleton");
  }

  public void backfilled(String site, String source, LocalDate day) {
    throw new UnsupportedOperationException("skeleton");
  }

  /**
   * Makes the owner the only one that crawls the site, until the time given; called again by the
   * same owner it prolongs. A lock that has expired, or whose process is dead, is taken over, and
   * the addresses that its holder had taken are free again.
   *
   * @param owner unique to a run
   * @return whether the owner holds the site now
   */
  public boolean tryLockSite(String site, String owner, Instant until) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Gives the site up, if the owner holds it; addresses still taken are free again. */
  public void unlockSite(String site, String owner) {
    throw new UnsupportedOperationException("skeleton");
  }
}
