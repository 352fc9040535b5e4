package dev.broadsheet.crawl;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.CheckedPage;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRecord;
import dev.broadsheet.archive.RecordVisitor;
import dev.broadsheet.crawl.Shelf.Item;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.Store;
import java.time.Clock;
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
  public RebuildReport into(Store store, CrawlListener listener) {
    RunLog log = RunLog.begin(store, "rebuild", listener, clock);
    boolean isWhole;
    try (Conveyor<Item> conveyor = new Conveyor<>(new Shelf(store)::keep)) {
      Reader reader = new Reader(store, log, conveyor);
      archive.forEach(reader);
      conveyor.finish();
      reader.tellLeftOut();
      isWhole = reader.isWhole;
    }
    return new RebuildReport(log.finish(Run.State.FINISHED), isWhole);
  }

  private final class Reader implements RecordVisitor {
    private final Store store;
    private final RunLog log;
    private final Conveyor<Item> conveyor;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private boolean isWhole = true;

    Reader(Store store, RunLog log, Conveyor<Item> conveyor) {
      this.store = store;
      this.log = log;
      this.conveyor = conveyor;
    }

    @Override
    public void record(RawRecord raw) {
      Optional<SiteAdapter> site = adapters.bySite(raw.site());
      if (site.isEmpty()) {
        leaveOut(raw.site());
        return;
      }
      SiteLog siteLog = log.of(raw.site());
      Intake intake = new Intake(site.get(), store.articles(), siteLog.tally());
      conveyor.put(
          raw.page().body().length,
          () -> new Item(siteLog, intake.read(raw.page(), raw.link()), raw::ref));
    }

    @Override
    public void problem(CheckedPage.Unreadable place) {
      log.of("archive").trouble(place.message());
      isWhole &= place.isEnd();
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
                        + ", which has no adapter: give its folder by --adapters, read such pages"
                        + " without one by --generic, or leave them out by --leave-out. The"
                        + " database is as it was")));
      }
      leftOut.merge(site, 1, Integer::sum);
    }

    void tellLeftOut() {
      leftOut.forEach(
          (site, pages) ->
              log.of(site).trouble(Counted.of(pages, "page") + " left out: no adapter reads them"));
    }
  }
}
