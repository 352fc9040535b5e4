package dev.broadsheet.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * How two builds of a corpus differ.
 *
 * @param counts of articles, by what became of them
 */
public record Difference(Map<Kind, Long> counts) {

  /** What became of an article. */
  public enum Kind {
    /** It was not there before. */
    ADDED,
    /** It says something else. */
    CHANGED,
    /** It is the same in another split. */
    MOVED,
    /** It is not there any more. */
    GONE,
    SAME
  }

  public Difference {
    Map<Kind, Long> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, counts.getOrDefault(kind, 0L));
    }
    counts = Collections.unmodifiableMap(all);
  }

  public long of(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /**
   * Compares two builds, in order of id.
   *
   * @param told takes each article that is not the same
   */
  static Difference between(Path before, Path after, BiConsumer<Kind, String> told)
      throws IOException {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    try (EntryList.Reader old = new EntryList.Reader(before);
        EntryList.Reader young = new EntryList.Reader(after)) {
      Optional<Entry> a = old.next();
      Optional<Entry> b = young.next();
      while (a.isPresent() || b.isPresent()) {
        int order = order(a, b);
        Kind kind =
            order < 0 ? Kind.GONE : order > 0 ? Kind.ADDED : kind(a.orElseThrow(), b.orElseThrow());
        counts.merge(kind, 1L, Long::sum);
        if (kind != Kind.SAME) {
          (order > 0 ? b : a).ifPresent(e -> told.accept(kind, e.id()));
        }
        a = order <= 0 ? old.next() : a;
        b = order >= 0 ? young.next() : b;
      }
    }
    return new Difference(counts);
  }

  private static int order(Optional<Entry> a, Optional<Entry> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? 1 : -1;
    }
    return a.get().id().compareTo(b.get().id());
  }

  private static Kind kind(Entry a, Entry b) {
    if (!a.saysTheSameAs(b)) {
      return Kind.CHANGED;
    }
    return a.split() == b.split() ? Kind.SAME : Kind.MOVED;
  }

  /** In one line: {@code 12 added, 3 changed, 1 gone}. */
  public String told() {
    StringBuilder told = new StringBuilder();
    counts.forEach(
        (kind, count) -> {
          if (count > 0 && kind != Kind.SAME) {
            told.append(told.isEmpty() ? "" : ", ").append(count).append(' ').append(word(kind));
          }
        });
    return told.isEmpty() ? "nothing changed" : told.toString();
  }

  /** As people and files are told of it. */
  public static String word(Kind kind) {
    return switch (kind) {
      case ADDED -> "added";
      case CHANGED -> "changed";
      case MOVED -> "moved to another split";
      case GONE -> "gone";
      case SAME -> "unchanged";
    };
  }
}
