package dev.broadsheet.crawl;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.ForeignWarc;
import dev.broadsheet.archive.Originals;
import dev.broadsheet.archive.PackedPage;
import dev.broadsheet.archive.PageVisitor;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.crawl.Shelf.Item;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.ArticleVersion;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.Store;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Takes in pages that others saved: into the archive, with the time when they were had, and as
 * articles into the store. Only addresses of articles of known sites, and no page that is as old as
 * what was had of its address, or older: what was taken in once is not taken in again.
 */
public final class Ingest {
  /** As long as pages are read (16 MiB). */
  private static final int MAX_BYTES = 16 << 20;

  private final RawArchive archive;
  private final Store store;
  private final Adapters adapters;
  private final Clock clock;

  public Ingest(RawArchive archive, Store store, Adapters adapters, Clock clock) {
    this.archive = archive;
    this.store = store;
    this.adapters = adapters;
    this.clock = clock;
  }

  /**
   * Takes in what the files hold.
   *
   * @param sources WARC files, and folders of saved pages
   * @param stopping asked before each page; once it is true, the pages in hand are the last
   */
  public IngestReport read(List<Path> sources, CrawlListener listener, BooleanSupplier stopping) {
    RunLog log = RunLog.begin(store, "ingest", listener, clock);
    Run.State state = Run.State.FAILED;
    CrawlReport report;
    Set<URI> underWay = ConcurrentHashMap.newKeySet();
    try (Holds holds = new Holds(store.locks(), "run " + log.run(), clock);
        Conveyor<Item> conveyor = new Conveyor<>(items -> keep(items, underWay))) {
      Desk desk = new Desk(log, conveyor, underWay, holds, stopping);
      try {
        for (Path source : sources) {
          desk.read(source);
        }
        conveyor.finish();
        state = stopping.getAsBoolean() ? Run.State.STOPPED : Run.State.FINISHED;
      } finally {
        report = log.finish(state);
      }
      return new IngestReport(report, desk.leftOut, desk.problems);
    }
  }

  private void keep(List<Item> items, Set<URI> underWay) {
    new Shelf(store).keep(items);
    items.forEach(item -> underWay.remove(item.reading().link().url()));
  }

  /** Decides which pages are taken in. */
  private final class Desk implements PageVisitor {
    private final RunLog log;
    private final Conveyor<Item> conveyor;
    private final Set<URI> underWay;
    private final Holds holds;
    private final BooleanSupplier stopping;
    private final Originals originals = new Originals();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private String source = "";

    /**
     * @param underWay the addresses of the pages on the conveyor
     */
    Desk(
        RunLog log,
        Conveyor<Item> conveyor,
        Set<URI> underWay,
        Holds holds,
        BooleanSupplier stopping) {
      this.log = log;
      this.conveyor = conveyor;
      this.underWay = underWay;
      this.holds = holds;
      this.stopping = stopping;
    }

    void read(Path from) {
      source = String.valueOf(from.getFileName());
      if (Files.isDirectory(from)) {
        SavedPages.read(from, this);
      } else {
        ForeignWarc.read(from, MAX_BYTES, originals, this);
      }
    }

    @Override
    public boolean goesOn() {
      return !stopping.getAsBoolean();
    }

    @Override
    public boolean wants(URI url, Instant fetched, boolean isWhole) {
      Optional<String> reason = objection(url, fetched, isWhole);
      reason.ifPresent(this::leftOut);
      if (reason.isEmpty() && !isWhole) {
        log.of(adapters.byUrl(url).orElseThrow().site())
            .trouble(url + ": was cut off where it was saved; its article may lack its end");
      }
      return reason.isEmpty();
    }

    private Optional<String> objection(URI url, Instant fetched, boolean isWhole) {
      Optional<SiteAdapter> site = adapters.byUrl(url);
      if (site.isEmpty()) {
        return Optional.of("pages of sites without an adapter");
      }
      if (!site.get().isArticle(url)) {
        return Optional.of("pages whose address is no article's");
      }
      if (!holds.has(site.get().site())) {
        return Optional.of("pages of " + site.get().site() + ", which another run has in hand");
      }
      if (underWay.contains(url)) {
        conveyor.finish(); // only the store knows which is the newer page
      }
      return store.together(
          "looking for an address", () -> objectionOfStore(url, fetched, isWhole));
    }

    private Optional<String> objectionOfStore(URI url, Instant fetched, boolean isWhole) {
      if (store.frontier().isDeleted(url)) {
        return Optional.of("pages of articles that were deleted");
      }
      if (!isWhole && store.articles().idOf(url).isPresent()) {
        return Optional.of("pages that were cut off where they were saved, of known articles");
      }
      return store
          .frontier()
          .visited(url)
          .filter(visited -> !visited.isBefore(fetched))
          .map(visited -> "pages that were had already, or later ones of their address");
    }

    @Override
    public void page(Page page) {
      SiteAdapter site = adapters.byUrl(page.url()).orElseThrow();
      SiteLog siteLog = log.of(site.site());
      Link link = Link.of(page.url(), source);
      siteLog.tally().found(List.of(link));
      siteLog.had(page.body().length);
      Intake intake = new Intake(site, store.articles(), siteLog.tally());
      underWay.add(page.url());
      conveyor.put(
          page.body().length,
          () -> {
            PackedPage packed = archive.pack(page);
            return new Item(
                siteLog, intake.read(page, link), () -> archive.append(site.site(), link, packed));
          });
    }

    @Override
    public Optional<Page> takenIn(URI url, Instant fetched) {
      ArticleStore articles = store.articles();
      return articles.idOf(url).stream()
          .flatMap(id -> articles.versions(id).stream())
          .filter(version -> version.article().fetched().equals(fetched))
          .filter(ArticleVersion::hasPage)
          .findFirst()
          .map(version -> archive.read(new RawRef(version.rawFile(), version.rawOffset())));
    }

    @Override
    public void leftOut(String what) {
      leftOut.merge(what, 1, Integer::sum);
    }

    @Override
    public void problem(String message) {
      problems.add(message);
    }
  }
}
