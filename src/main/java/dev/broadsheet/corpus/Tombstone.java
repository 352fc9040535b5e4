package dev.broadsheet.corpus;

import java.util.Locale;
import java.util.Objects;

/**
 * A line of a build's {@code tombstones.jsonl}: an article of an earlier part that holds no more.
 *
 * @param split in whose file it stands
 * @param part the number of the build that added its file; 0: the corpus was made anew with it
 * @param reason why it holds no more
 * @param build the number of the build that found so
 */
record Tombstone(String id, Split split, int part, Reason reason, int build) {

  /** Why an article of an earlier part holds no more. */
  enum Reason {
    /** A later part has its new version. */
    SUPERSEDED,
    /** A later part has it in another split: its group of near-duplicates grew. */
    MOVED,
    /** Its site has taken it away. */
    WITHDRAWN,
    /** Somebody deleted it from the store. */
    DELETED,
    /** It is not chosen any more. */
    DROPPED;

    /** As files and cards call it: {@code superseded}. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Tombstone {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(reason, "reason");
  }

  /** One object in a line. */
  String toLine() {
    return """
    {"id":"%s","split":"%s","part":%d,"reason":"%s","build":%d}\
    """
        .formatted(id, split.key(), part, reason.word(), build);
  }
}
