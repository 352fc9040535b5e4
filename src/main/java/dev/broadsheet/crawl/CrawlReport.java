package dev.broadsheet.crawl;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param run its number in the store
 * @param sites in order of name
 */
public record CrawlReport(long run, List<SiteReport> sites, Duration time) {
  public CrawlReport {
    sites = List.copyOf(sites);
  }

  /** Whether no site could be had at all: each is in trouble, and none named a link. */
  public boolean cameToNothing() {
    return !sites.isEmpty()
        && sites.stream().allMatch(s -> s.counts().found() == 0 && !s.troubles().isEmpty());
  }
}
