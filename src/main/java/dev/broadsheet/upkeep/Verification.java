package dev.broadsheet.upkeep;

import dev.broadsheet.archive.CheckedPage;
import dev.broadsheet.archive.PageCheck;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.store.RawUse;
import dev.broadsheet.store.Soundness;
import dev.broadsheet.store.Store;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Checks a store against its archive: each file is read once, beside the versions that were made of
 * its pages. Memory does not grow with either. Others may write meanwhile. For one use.
 */
public final class Verification {
  private final Store store;
  private final RawArchive archive;
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final List<Verdict.Example> examples = new ArrayList<>();
  private long pages;
  private long versions;
  private long withoutArticle;
  private long cutOff;
  private long dropped;

  public Verification(Store store, RawArchive archive) {
    this.store = store;
    this.archive = archive;
  }

  /**
   * Checks all.
   *
   * @param progress takes a line about each file
   */
  public Verdict run(Consumer<String> progress) {
    TreeSet<String> there = new TreeSet<>(archive.files());
    TreeSet<String> files = new TreeSet<>(there);
    files.addAll(used());
    Set<String> letGo = archive.dropped().keySet();
    int done = 0;
    for (String file : files) {
      progress.accept("checking file %d of %d, %s".formatted(++done, files.size(), file));
      if (there.contains(file)) {
        check(file);
      } else if (letGo.contains(file)) {
        dropped += store.rawUse().count(file);
      } else {
        found(Fault.FILE_GONE, file + ", of which " + store.rawUse().count(file) + " versions are");
      }
    }
    progress.accept("checking the database");
    checkStore();
    return new Verdict(pages, versions, withoutArticle, cutOff, dropped, faults, examples);
  }

  private List<String> used() {
    List<String> files = new ArrayList<>();
    Optional<String> next = store.rawUse().fileAfter("");
    while (next.isPresent()) {
      files.add(next.get());
      next = store.rawUse().fileAfter(next.get());
    }
    return files;
  }

  private void check(String file) {
    Uses uses = new Uses(store.rawUse(), file);
    Optional<Long> from = Optional.of(0L);
    while (from.isPresent()) {
      from = checkFrom(new RawRef(file, from.get()), uses);
    }
    checkUpTo(file, Long.MAX_VALUE, uses); // pages that were written since the end was reached, too
  }

  /** Reads on as far as it goes; tells where to go on behind a part that can't be read. */
  private Optional<Long> checkFrom(RawRef from, Uses uses) {
    try (PageCheck check = archive.check(from)) {
      while (true) {
        switch (check.next().orElse(null)) {
          case CheckedPage.Found page -> take(page, uses);
          case CheckedPage.Unreadable bad -> {
            return skip(bad, uses);
          }
          case null -> {
            return Optional.empty();
          }
        }
      }
    }
  }

  private void take(CheckedPage.Found page, Uses uses) {
    pages++;
    String file = page.ref().file();
    checkUpTo(file, page.ref().offset() - 1, uses);
    requireIntact(page);
    Optional<RawUse.Use> use = uses.upTo(page.ref().offset());
    if (use.isEmpty()) {
      withoutArticle++;
    }
    for (; use.isPresent(); use = uses.upTo(page.ref().offset())) {
      count(use.get(), page);
    }
  }

  private void requireIntact(CheckedPage.Found page) {
    if (!page.isIntact()) {
      found(Fault.CHANGED, told(page.ref()));
    }
  }

  private void count(RawUse.Use use, CheckedPage.Found page) {
    if (page.site().equals(use.site())) {
      versions++;
    } else {
      found(Fault.OTHER_SITE, told(use, page.ref()) + ", which is of " + page.site());
    }
  }

  /** Behind the place the file can only be read where a version knows a page. */
  private Optional<Long> skip(CheckedPage.Unreadable bad, Uses uses) {
    checkUpTo(bad.ref().file(), bad.ref().offset(), uses);
    Optional<Long> next = uses.peek().map(RawUse.Use::offset);
    if (bad.isEnd()) {
      cutOff++;
    } else {
      found(Fault.UNREADABLE, bad.message());
    }
    return next;
  }

  /** Looks for pages one by one where reading on did not come by them. */
  private void checkUpTo(String file, long offset, Uses uses) {
    Optional<RawUse.Use> use = uses.upTo(offset);
    for (; use.isPresent(); use = uses.upTo(offset)) {
      checkAlone(file, use.get());
    }
  }

  private void checkAlone(String file, RawUse.Use use) {
    RawRef ref = new RawRef(file, use.offset());
    try (PageCheck check = archive.check(ref)) {
      switch (check.next().orElse(null)) {
        case CheckedPage.Found page when page.ref().equals(ref) -> {
          requireIntact(page);
          count(use, page);
        }
        case CheckedPage.Found other -> found(Fault.PAGE_GONE, told(use, ref));
        case CheckedPage.Unreadable bad ->
            found(Fault.PAGE_GONE, told(use, ref) + ": " + bad.message());
        case null -> found(Fault.PAGE_GONE, told(use, ref));
      }
    }
  }

  private void checkStore() {
    Soundness soundness = store.soundness();
    found(Fault.LOST_VERSIONS, soundness.lostVersions());
    found(Fault.LOST_TEXTS, soundness.lostTexts());
    found(Fault.STUCK_ADDRESSES, soundness.stuckAddresses());
    found(Fault.UNKNOWN_ADDRESSES, soundness.unknownAddresses());
  }

  private void found(Fault fault, long count) {
    if (count != 0) {
      faults.merge(fault, Math.abs(count), Long::sum);
    }
  }

  private void found(Fault fault, String where) {
    if (faults.merge(fault, 1L, Long::sum) <= Verdict.MOST_EXAMPLES) {
      examples.add(new Verdict.Example(fault, where));
    }
  }

  private static String told(RawUse.Use use, RawRef ref) {
    return "article %s, version %d: %s".formatted(use.article(), use.version(), told(ref));
  }

  private static String told(RawRef ref) {
    return ref.file() + " at byte " + ref.offset();
  }
}
