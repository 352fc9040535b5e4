package dev.broadsheet.bench.soak;

import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.crawl.SiteReport;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts visits of sites, and those that began before the last one had ended. */
final class Overlaps implements CrawlListener {
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();
  private final AtomicInteger overlapping = new AtomicInteger();
  private final AtomicInteger visits = new AtomicInteger();

  int overlapping() {
    return overlapping.get();
  }

  int visits() {
    return visits.get();
  }

  @Override
  public void started(String site, int waiting) {
    visits.incrementAndGet();
    if (!inHand.add(site)) {
      overlapping.incrementAndGet();
    }
  }

  @Override
  public void finished(SiteReport report) {
    inHand.remove(report.site());
  }

  @Override
  public void discovered(String site, String source, List<Link> links, int added) {}

  @Override
  public void handled(String site, Outcome outcome) {}

  @Override
  public void trouble(String site, String message) {}
}
