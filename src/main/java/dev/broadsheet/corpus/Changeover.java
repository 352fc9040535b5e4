package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Tombstone.Reason;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

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
  private final LongStream.Builder fresh = LongStream.builder();
  private long tombstones;

  /** What a changeover comes to. */
  static final class Outcome {
    private final long[] fresh;
    private final long tombstones;

    /**
     * An outcome.
     *
     * @param fresh the numbers of the articles that need a line, in their order
     * @param tombstones how many are new
     */
    private Outcome(long[] fresh, long tombstones) {
      this.fresh = fresh;
      this.tombstones = tombstones;
    }

    boolean isNothing() {
      return fresh.length == 0 && tombstones == 0;
    }

    boolean writes(long number) {
      return Arrays.binarySearch(fresh, number) >= 0;
    }

    long tombstones() {
      return tombstones;
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
  Outcome anew(List<Member> members) throws IOException {
    try (EntryList.Writer list = new EntryList.Writer(folder)) {
      for (Member member : byId(members)) {
        list.write(entry(member, part));
      }
    }
    return new Outcome(members.stream().mapToLong(m -> m.article().number()).sorted().toArray(), 0);
  }

  /** What a build holds already is not written again. */
  Outcome onTopOf(Path ground, List<Member> members) throws IOException {
    Path stones = folder.resolve(TOMBSTONES);
    if (Files.exists(ground.resolve(TOMBSTONES))) {
      Files.copy(ground.resolve(TOMBSTONES), stones);
    }
    try (EntryList.Reader old = new EntryList.Reader(ground);
        EntryList.Writer list = new EntryList.Writer(folder);
        BufferedWriter gone =
            Files.newBufferedWriter(stones, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      Optional<Entry> next = old.next();
      for (Member member : byId(members)) {
        String id = Candidate.id(member.article().id());
        while (next.filter(e -> e.id().compareTo(id) < 0).isPresent()) {
          bury(next.get(), missing(next.get()), gone);
          next = old.next();
        }
        Optional<Entry> before = next.filter(e -> e.id().equals(id));
        list.write(entry(member, settle(member, before, gone)));
        next = before.isPresent() ? old.next() : next;
      }
      for (; next.isPresent(); next = old.next()) {
        bury(next.get(), missing(next.get()), gone);
      }
    }
    if (Files.size(stones) == 0) {
      Files.delete(stones);
    }
    return new Outcome(fresh.build().sorted().toArray(), tombstones);
  }

  /** The part that has the article's line. */
  private int settle(Member member, Optional<Entry> before, BufferedWriter gone)
      throws IOException {
    if (before.isPresent()) {
      Entry old = before.get();
      boolean isSame = old.version() == member.article().version();
      if (isSame && old.split() == member.split()) {
        return old.part();
      }
      bury(old, isSame ? Reason.MOVED : Reason.SUPERSEDED, gone);
    }
    fresh.add(member.article().number());
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

  private static List<Member> byId(List<Member> members) {
    return members.stream()
        .sorted((a, b) -> Candidate.BY_ID.compare(a.article(), b.article()))
        .toList();
  }

  private static Entry entry(Member member, int part) {
    Candidate article = member.article();
    return new Entry(
        Candidate.id(article.id()), article.version(), article.groupId(), member.split(), part);
  }
}
