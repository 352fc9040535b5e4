package dev.broadsheet.crawl;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRecord;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.archive.RecordVisitor;
import dev.broadsheet.article.Validators;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.SaveResult;
import dev.broadsheet.store.Settlement;
import dev.broadsheet.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a database anew from the archive: every page is read again in the order in which it was
 * written, so that ids, versions and texts come out as they were.
 */
public final class Rebuild {
  private final RawArchive archive;
  private final Adapters adapters;
  private final boolean leavesOut;
  private final Clock clock;

  /**
   * A rebuild.
   *
   * @param leavesOut whether pages of sites without an adapter are left out; else they end it
   */
  public Rebuild(RawArchive archive, Adapters adapters, boolean leavesOut, Clock clock) {
    this.archive = archive;
    this.adapters = adapters;
    this.leavesOut = leavesOut;
    this.clock = clock;
  }

  /**
   * Fills an empty store.
   *
   * @return what came of the pages, by site
   * @throws AdapterException at a page of a site without an adapter, unless such are left out
   */
  public CrawlReport into(Store store, CrawlListener listener) {
    Instant start = clock.instant();
    long run = store.runs().start("rebuild", Optional.empty(), List.of());
    Reader reader = new Reader(store, run, listener);
    archive.forEach(reader);
    List<SiteReport> reports = reader.finish();
    store.runs().finish(run, Run.State.FINISHED);
    return new CrawlReport(run, reports, Duration.between(start, clock.instant()));
  }

  private final class Reader implements RecordVisitor {
    private final Store store;
    private final long run;
    private final CrawlListener listener;
    private final Map<String, SiteLog> logs = new TreeMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();

    Reader(Store store, long run, CrawlListener listener) {
      this.store = store;
      this.run = run;
      this.listener = listener;
    }

    @Override
    public void record(RawRecord raw) {
      Optional<SiteAdapter> site = adapters.bySite(raw.site());
      if (site.isEmpty()) {
        leaveOut(raw.site());
        return;
      }
      SiteLog log = log(raw.site());
      store.frontier().offer(raw.site(), List.of(raw.link()));
      Intake intake = new Intake(site.get(), store.articles(), log.tally());
      Reading reading = intake.read(raw.page(), raw.link());
      Optional<SaveResult> saved =
          reading
              .submission(raw.ref())
              .map(submission -> store.articles().save(List.of(submission)).getFirst());
      Intake.Taken taken = reading.taken(saved);
      if (taken.article().isPresent()) {
        store
            .frontier()
            .settle(
                List.of(
                    Settlement.done(
                        raw.link().url(), Optional.empty(), Validators.of(raw.page()))));
      }
      log.handled(taken.outcome());
    }

    @Override
    public void problem(RawRef where, String message) {
      log("archive").trouble(message);
    }

    private void leaveOut(String site) {
      if (!leavesOut) {
        throw new AdapterException(
            List.of(
                new Mistake(
                    "archive",
                    "",
                    "it holds pages of "
                        + site
                        + ", which has no adapter: give its folder by --adapters, or leave such"
                        + " pages out by --leave-out. The database is as it was")));
      }
      leftOut.merge(site, 1, Integer::sum);
    }

    private SiteLog log(String site) {
      return logs.computeIfAbsent(site, s -> new SiteLog(s, run, store.runs(), listener, clock));
    }

    List<SiteReport> finish() {
      leftOut.forEach(
          (site, pages) -> log(site).trouble(pages + " pages left out: no adapter reads them"));
      List<SiteReport> reports = new ArrayList<>();
      logs.values().forEach(log -> reports.add(log.finish(0)));
      reports.sort(Comparator.comparing(SiteReport::site));
      return reports;
    }
  }
}
