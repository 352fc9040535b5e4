package dev.broadsheet.console;

import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.crawl.SiteReport;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What this process crawls at the moment, site by site. Thread-safe. */
public final class LiveBoard implements CrawlListener {
  private final Map<String, SiteNow> sites = new TreeMap<>();

  /**
   * A site whose turn it is.
   *
   * @param waiting addresses that are due
   * @param answers how long they take; zero before the first
   * @param last what went wrong last; may be empty
   */
  public record SiteNow(
      String site, int waiting, int done, int failed, Duration answers, String last) {
    private SiteNow with(int more, int doneMore, int failedMore) {
      return new SiteNow(
          site, Math.max(0, waiting + more), done + doneMore, failed + failedMore, answers, last);
    }

    private SiteNow saying(String trouble) {
      return new SiteNow(site, waiting, done, failed, answers, trouble);
    }

    /** All that is known to be done and to do. */
    public int all() {
      return waiting + done + failed;
    }
  }

  /** Those with the most to do first. */
  synchronized List<SiteNow> sites() {
    return sites.values().stream()
        .sorted(Comparator.comparingInt(SiteNow::waiting).reversed())
        .toList();
  }

  @Override
  public synchronized void started(String site, int waiting) {
    sites.put(site, new SiteNow(site, waiting, 0, 0, Duration.ZERO, ""));
  }

  @Override
  public synchronized void discovered(String site, String source, List<Link> links, int added) {
    sites.computeIfPresent(site, (_, now) -> now.with(added, 0, 0));
  }

  @Override
  public synchronized void handled(String site, Outcome outcome) {
    sites.computeIfPresent(
        site,
        (_, now) ->
            outcome instanceof Outcome.Failed failed
                ? now.with(-1, 0, 1).saying(Outcome.why(failed.reason()))
                : now.with(-1, 1, 0));
  }

  @Override
  public synchronized void answering(String site, Duration time) {
    sites.computeIfPresent(
        site,
        (_, now) -> new SiteNow(site, now.waiting(), now.done(), now.failed(), time, now.last()));
  }

  @Override
  public synchronized void trouble(String site, String message) {
    sites.computeIfPresent(site, (_, now) -> now.saying(message));
  }

  @Override
  public synchronized void finished(SiteReport report) {
    sites.remove(report.site());
  }
}
