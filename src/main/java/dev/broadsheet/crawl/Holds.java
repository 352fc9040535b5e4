package dev.broadsheet.crawl;

import dev.broadsheet.store.SiteLocks;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sites that a run holds, each taken when its first page comes. Used by one thread. */
final class Holds implements AutoCloseable {
  private final SiteLocks locks;
  private final String owner;
  private final Clock clock;
  private final Map<String, Optional<SiteHold>> bySite = new HashMap<>();

  Holds(SiteLocks locks, String owner, Clock clock) {
    this.locks = locks;
    this.owner = owner;
    this.clock = clock;
  }

  /** Whether the site is this run's; not if another had it in hand when it was first asked for. */
  boolean has(String site) {
    return bySite
        .computeIfAbsent(site, s -> SiteHold.take(locks, s, owner, clock))
        .map(SiteHold::goesOn)
        .orElse(false);
  }

  @Override
  public void close() {
    bySite.values().forEach(hold -> hold.ifPresent(SiteHold::close));
  }
}
