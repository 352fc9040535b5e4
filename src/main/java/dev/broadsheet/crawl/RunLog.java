package dev.broadsheet.crawl;

import dev.broadsheet.store.Run;
import dev.broadsheet.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The memory of a run whose sites are known only as their pages come. Thread-safe. */
final class RunLog {
  private final Store store;
  private final CrawlListener listener;
  private final Clock clock;
  private final Instant start;
  private final long run;
  private final Map<String, SiteLog> sites = new ConcurrentSkipListMap<>();

  private RunLog(Store store, String kind, CrawlListener listener, Clock clock) {
    this.store = store;
    this.listener = listener;
    this.clock = clock;
    this.start = clock.instant();
    this.run = store.runs().start(kind, Optional.empty(), List.of());
  }

  static RunLog begin(Store store, String kind, CrawlListener listener, Clock clock) {
    return new RunLog(store, kind, listener, clock);
  }

  long run() {
    return run;
  }

  /** The log of a site. */
  SiteLog of(String site) {
    return sites.computeIfAbsent(site, s -> new SiteLog(s, run, store.runs(), listener, clock));
  }

  CrawlReport finish(Run.State state) {
    List<SiteReport> reports = sites.values().stream().map(log -> log.finish(0)).toList();
    store.runs().finish(run, state);
    return new CrawlReport(run, reports, Duration.between(start, clock.instant()));
  }
}
