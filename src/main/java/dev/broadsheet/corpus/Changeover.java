package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Tombstone.Reason;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be written of a choice when an earlier build stays as it is: writes the list of
 * articles and the tombstones, and tells which articles need a new line.
 */
final class Changeover {
  static final String TOMBSTONES = "tombstones.jsonl";

  private final Path folder;
  private final int part;
  private final Set<Long> withdrawn;
  private final Set<Long> deleted;
  private final List<Member> fresh = new ArrayList<>();
  private long tombstones;

  /**
   * What a changeover comes to.
   *
   * @param fresh the articles that need a line, in the order in which they were taken in
   * @param tombstones how many are new
   */
  record Outcome(List<Member> fresh, long tombstones) {
    boolean isNothing() {
      return fresh.isEmpty() && tombstones == 0;
    }
  }

  /**
   * A changeover.
   *
   * @param folder of the new build
   * @param part that what is new goes into
   * @param withdrawn ids of articles that their sites took away
   * @param deleted ids of articles that are in the store no more
   */
  Changeover(Path folder, int part, Set<Long> withdrawn, Set<Long> deleted) {
    this.folder = folder;
    this.part = part;
    this.withdrawn = withdrawn;
    this.deleted = deleted;
  }

  /** Everything is new. */
  void anew(List<Seen> members) throws IOException {
    try (EntryList.Writer list = new EntryList.Writer(folder)) {
      for (Seen member : byId(members)) {
        list.write(member.entry(part));
      }
    }
  }

  /** What a build holds already is not written again. */
  Outcome onTopOf(Path ground, List<Seen> members) throws IOException {
    Path stones = folder.resolve(TOMBSTONES);
    if (Files.exists(ground.resolve(TOMBSTONES))) {
      Files.copy(ground.resolve(TOMBSTONES), stones);
    }
    try (EntryList.Reader old = new EntryList.Reader(ground);
        EntryList.Writer list = new EntryList.Writer(folder);
        BufferedWriter gone =
            Files.newBufferedWriter(stones, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      Optional<Entry> next = old.next();
      for (Seen member : byId(members)) {
        Entry entry = member.entry(part);
        while (next.filter(e -> e.id().compareTo(entry.id()) < 0).isPresent()) {
          bury(next.get(), missing(next.get()), gone);
          next = old.next();
        }
        Optional<Entry> before = next.filter(e -> e.id().equals(entry.id()));
        list.write(member.entry(settle(member, entry, before, gone)));
        next = before.isPresent() ? old.next() : next;
      }
      for (; next.isPresent(); next = old.next()) {
        bury(next.get(), missing(next.get()), gone);
      }
    }
    if (Files.size(stones) == 0) {
      Files.delete(stones);
    }
    fresh.sort(Comparator.comparingLong(m -> m.article().number()));
    return new Outcome(fresh, tombstones);
  }

  /** The part that has the article's line. */
  private int settle(Seen seen, Entry entry, Optional<Entry> before, BufferedWriter gone)
      throws IOException {
    if (before.isPresent()) {
      Entry old = before.get();
      boolean isSame = old.saysTheSameAs(entry);
      if (isSame && old.split() == entry.split()) {
        return old.part();
      }
      bury(old, isSame ? Reason.MOVED : Reason.SUPERSEDED, gone);
    }
    fresh.add(seen.member());
    return part;
  }

  private Reason missing(Entry entry) {
    long article = Candidate.number(entry.id());
    if (deleted.contains(article)) {
      return Reason.DELETED;
    }
    return withdrawn.contains(article) ? Reason.WITHDRAWN : Reason.DROPPED;
  }

  private void bury(Entry entry, Reason reason, BufferedWriter gone) throws IOException {
    gone.write(new Tombstone(entry.id(), entry.split(), entry.part(), reason, part).toLine());
    gone.write('\n');
    tombstones++;
  }

  private static List<Seen> byId(List<Seen> members) {
    return members.stream().sorted(Seen.BY_ID).toList();
  }
}
