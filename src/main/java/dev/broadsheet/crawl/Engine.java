package dev.broadsheet.crawl;

import dev.broadsheet.adapter.Budget;
import dev.broadsheet.archive.PackedPage;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import dev.broadsheet.store.Store;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What all sites of a run share: the ways out, the processors, and the one pen that writes.
 * Thread-safe.
 */
final class Engine {
  /**
   * Of all runs: their pages are read in the order in which they come, so that each has a share.
   */
  private static final ExecutorService PROCESSORS =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("reader-", 0).daemon().factory());

  private final Fetchers fetchers;
  private final RawArchive archive;
  private final Store store;
  private final Clock clock;
  private final Keeper keeper;
  private final Allowance allowance;

  /**
   * @param budget of the run
   */
  Engine(Fetchers fetchers, RawArchive archive, Store store, Clock clock, Budget budget) {
    this.fetchers = fetchers;
    this.archive = archive;
    this.store = store;
    this.clock = clock;
    this.keeper = new Keeper(archive, store);
    this.allowance = new Allowance(budget, clock);
  }

  Fetchers fetchers() {
    return fetchers;
  }

  Store store() {
    return store;
  }

  Clock clock() {
    return clock;
  }

  Keeper keeper() {
    return keeper;
  }

  /** What all sites together may still take. */
  Allowance allowance() {
    return allowance;
  }

  /** A page that was read and packed. */
  record Ready(Reading reading, PackedPage packed) {}

  /**
   * Reads and packs a page on one of as many threads as there are processors.
   *
   * @param earlier where an earlier page of the address is in the archive
   */
  Ready read(Intake intake, Page page, Link link, Optional<RawRef> earlier) {
    Future<Ready> ready =
        PROCESSORS.submit(() -> new Ready(intake.read(page, link), archive.pack(page, earlier)));
    while (true) {
      try {
        return ready.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        // what is fetched is kept: the flag would only fail what comes after
      }
    }
  }

  /** Archives the answer that a page has not changed. */
  void unchanged(Page answer, Validators known, Optional<RawRef> earlier) {
    archive.appendUnchanged(answer, known, earlier);
  }
}
