package dev.broadsheet.crawl;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.CheckedPage;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRecord;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.archive.RecordVisitor;
import dev.broadsheet.article.Article;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.store.Preview;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.SaveResult;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the archive with today's adapters, of each address the newest page, without a request: to
 * see what would change, and then to write it.
 */
public final class Reextract {
  private final RawArchive archive;
  private final Store store;
  private final Adapters adapters;
  private final Clock clock;

  public Reextract(RawArchive archive, Store store, Adapters adapters, Clock clock) {
    this.archive = archive;
    this.store = store;
    this.adapters = adapters;
    this.clock = clock;
  }

  private record Compared(RawRef ref, Reading reading) {}

  /**
   * Compares with what is stored; writes nothing.
   *
   * @param sites empty: all
   * @param since pages that were fetched before are left out
   * @param listener is shown each difference
   */
  public Differences compare(
      List<SiteAdapter> sites, Optional<Instant> since, Consumer<Difference> listener) {
    Differences found = new Differences();
    Set<String> wanted = new HashSet<>(sites.stream().map(SiteAdapter::site).toList());
    SequencedMap<String, RawRef> newest = new LinkedHashMap<>();
    Map<String, Integer> strange = new TreeMap<>();
    archive.forEach(
        new Visitor(
            found::unreadable,
            record -> {
              if (!wanted.isEmpty() && !wanted.contains(record.site())) {
                return;
              }
              if (adapters.bySite(record.site()).isEmpty()) {
                strange.merge(record.site(), 1, Integer::sum);
              } else if (since.filter(record.page().fetched()::isBefore).isEmpty()) {
                newest.putLast(Article.idOf(record.link().url()), record.ref());
              }
            }));
    strange.forEach(
        (site, pages) ->
            found.problem(site + ": " + Counted.of(pages, "page") + ", but no adapter"));
    try (Conveyor<Compared> conveyor = new Conveyor<>(batch -> compare(batch, found, listener))) {
      newest.values().forEach(ref -> put(conveyor, archive.record(ref), new Tally()));
      conveyor.finish();
    }
    return found;
  }

  private record Visitor(Consumer<CheckedPage.Unreadable> gaps, Consumer<RawRecord> records)
      implements RecordVisitor {
    @Override
    public void record(RawRecord record) {
      records.accept(record);
    }

    @Override
    public void problem(CheckedPage.Unreadable place) {
      gaps.accept(place);
    }
  }

  private void put(Conveyor<Compared> conveyor, RawRecord record, Tally tally) {
    SiteAdapter site = adapters.bySite(record.site()).orElseThrow();
    Intake intake = new Intake(site, store.articles(), tally);
    conveyor.put(
        record.page().body().length,
        () -> new Compared(record.ref(), intake.read(record.page(), record.link())));
  }

  private void compare(List<Compared> pages, Differences found, Consumer<Difference> listener) {
    found.compared(pages.size());
    inOrder(
        pages,
        submissions -> store.articles().preview(submissions),
        (page, preview) ->
            difference(page, preview)
                .ifPresent(
                    difference -> {
                      found.add(difference);
                      listener.accept(difference);
                    }));
  }

  /** Does something with the articles of pages, and shows each page with what came of its own. */
  private static <R> void inOrder(
      List<Compared> pages,
      Function<List<Submission>, List<R>> work,
      BiConsumer<Compared, Optional<R>> consumer) {
    List<Optional<Submission>> submissions =
        pages.stream().map(page -> page.reading().submission(page.ref())).toList();
    Iterator<R> results =
        work.apply(submissions.stream().flatMap(Optional::stream).toList()).iterator();
    for (int i = 0; i < pages.size(); i++) {
      consumer.accept(pages.get(i), submissions.get(i).map(s -> results.next()));
    }
  }

  private Optional<Difference> difference(Compared page, Optional<Preview> preview) {
    if (preview.isEmpty()) {
      return store
          .articles()
          .idOf(page.reading().link().url())
          .map(id -> difference(page, id, Difference.Kind.LOST, List.of()));
    }
    SaveResult result = preview.get().result();
    List<Preview.Change> fields = preview.get().fields();
    return switch (result.kind()) {
      case STORED -> Optional.of(difference(page, result.id(), Difference.Kind.NEW, fields));
      case UPDATED -> Optional.of(difference(page, result.id(), Difference.Kind.CHANGED, fields));
      case KEPT -> Optional.of(difference(page, result.id(), Difference.Kind.WORSE, fields));
      case UNCHANGED, DUPLICATE, DELETED -> Optional.empty();
    };
  }

  private static Difference difference(
      Compared page, String id, Difference.Kind kind, List<Preview.Change> fields) {
    Reading reading = page.reading();
    return new Difference(page.ref(), reading.site(), reading.link().url(), id, kind, fields);
  }

  /**
   * Writes what a comparison found, as new versions.
   *
   * @param stopping asked before each page; once it is true, the pages in hand are the last
   */
  public CrawlReport write(Differences found, CrawlListener listener, BooleanSupplier stopping) {
    RunLog log = RunLog.begin(store, "reextract", listener, clock);
    Run.State state = Run.State.FAILED;
    CrawlReport report;
    try (Holds holds = new Holds(store.locks(), "run " + log.run(), clock);
        Conveyor<Compared> conveyor = new Conveyor<>(batch -> save(batch, log))) {
      Iterator<RawRef> refs = found.toWrite().iterator();
      while (refs.hasNext() && !stopping.getAsBoolean()) {
        RawRecord record = archive.record(refs.next());
        SiteLog site = log.of(record.site());
        if (holds.has(record.site())) {
          put(conveyor, record, site.tally());
        } else {
          site.trouble(record.link().url() + " left out: another run has the site in hand");
        }
      }
      conveyor.finish();
      state = stopping.getAsBoolean() ? Run.State.STOPPED : Run.State.FINISHED;
    } finally {
      report = log.finish(state);
    }
    return report;
  }

  private void save(List<Compared> pages, RunLog log) {
    inOrder(
        pages,
        submissions -> store.articles().save(submissions),
        (page, saved) -> {
          page.reading().won();
          log.of(page.reading().site()).handled(page.reading().taken(saved).outcome());
        });
  }
}
