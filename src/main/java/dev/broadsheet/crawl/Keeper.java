package dev.broadsheet.crawl;

import dev.broadsheet.archive.PackedPage;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.crawl.Intake.Taken;
import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.SaveResult;
import dev.broadsheet.store.Settlement;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps what a run has read: pages in the archive, then their articles in the store together with
 * what became of their addresses in the frontier. Who comes while others write waits, and the first
 * of those who waited writes for all of them: many pages are one transaction. Articles are stored
 * in the order of the archive: of two addresses with one text the first is the article, and a
 * rebuild must find the same one. Thread-safe.
 */
final class Keeper {
  /** How long who writes waits for others: a commit costs the more, the fewer pages are in it. */
  private static final Duration GATHERING = Duration.ofMillis(80);

  /** Who writes waits for no more: while these are written, the others of a site are read. */
  private static final int ENOUGH = 32;

  private final RawArchive archive;
  private final Store store;
  private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  private sealed interface Entry {
    CompletableFuture<Optional<Taken>> done();
  }

  private record ReadPage(
      Reading reading,
      PackedPage packed,
      Function<Taken, Settlement> settling,
      CompletableFuture<Optional<Taken>> done)
      implements Entry {}

  private record Settled(Settlement settlement, CompletableFuture<Optional<Taken>> done)
      implements Entry {}

  Keeper(RawArchive archive, Store store) {
    this.archive = archive;
    this.store = store;
  }

  /**
   * Archives a page, stores its article, if it shows one, and settles its address; all are durable
   * on return.
   *
   * @param settling what then becomes of the address
   * @throws RuntimeException when nothing can be kept any more: the run has to end
   */
  Taken keep(Reading reading, PackedPage packed, Function<Taken, Settlement> settling) {
    return write(new ReadPage(reading, packed, settling, new CompletableFuture<>())).orElseThrow();
  }

  /** Writes down what became of an address without a page. */
  void settle(Settlement settlement) {
    write(new Settled(settlement, new CompletableFuture<>()));
  }

  private Optional<Taken> write(Entry entry) {
    waiting.add(entry);
    writing.lock();
    try {
      if (!entry.done().isDone()) {
        writeAll();
      }
    } finally {
      writing.unlock();
    }
    try {
      return entry.done().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void writeAll() {
    List<ReadPage> pages = new ArrayList<>();
    List<Settled> settled = new ArrayList<>();
    for (Entry next : gather()) {
      switch (next) {
        case ReadPage page -> pages.add(page);
        case Settled alone -> settled.add(alone);
      }
    }
    try {
      List<Optional<Submission>> submissions = pages.stream().map(this::archive).toList();
      List<Taken> taken = store.together("keeping pages", () -> store(pages, submissions, settled));
      for (int i = 0; i < pages.size(); i++) {
        pages.get(i).done().complete(Optional.of(taken.get(i)));
      }
      settled.forEach(alone -> alone.done().complete(Optional.empty()));
    } catch (RuntimeException | Error e) {
      pages.forEach(page -> page.done().completeExceptionally(e));
      settled.forEach(alone -> alone.done().completeExceptionally(e));
    }
  }

  /** All that waits: an entry that is left would wait for ever, if nobody comes after it. */
  private List<Entry> gather() {
    List<Entry> gathered = new ArrayList<>();
    long end = System.nanoTime() + GATHERING.toNanos();
    try {
      Entry next = waiting.poll();
      while (next != null) {
        gathered.add(next);
        next =
            gathered.size() < ENOUGH
                ? waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                : waiting.poll();
      }
    } catch (InterruptedException e) {
      waiting.drainTo(gathered);
      Thread.currentThread().interrupt();
    }
    return gathered;
  }

  private Optional<Submission> archive(ReadPage page) {
    Reading reading = page.reading();
    return reading.submission(archive.append(reading.site(), reading.link(), page.packed()));
  }

  private List<Taken> store(
      List<ReadPage> pages, List<Optional<Submission>> submissions, List<Settled> settled) {
    Iterator<SaveResult> results =
        store.articles().save(submissions.stream().flatMap(Optional::stream).toList()).iterator();
    List<Taken> taken = new ArrayList<>();
    List<Settlement> settlements =
        new ArrayList<>(settled.stream().map(Settled::settlement).toList());
    List<PageYield> yields = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      ReadPage page = pages.get(i);
      taken.add(page.reading().taken(submissions.get(i).map(s -> results.next())));
      settlements.add(page.settling().apply(taken.get(i)));
      page.reading().counted().ifPresent(yields::add);
    }
    store.frontier().settle(settlements);
    store.yields().add(yields);
    return taken;
  }
}
