package dev.broadsheet.upkeep;

import dev.broadsheet.store.RawUse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The versions that were made of one file's pages, in the order of the pages. One thread's. */
final class Uses {
  private static final int PAGE = 1_000;

  private final RawUse store;
  private final String file;
  private final Deque<RawUse.Use> read = new ArrayDeque<>();
  private long last = -1;

  Uses(RawUse store, String file) {
    this.store = store;
    this.file = file;
  }

  /** The next one, which stays the next. */
  Optional<RawUse.Use> peek() {
    if (read.isEmpty()) {
      read.addAll(store.after(file, last, PAGE));
    }
    return Optional.ofNullable(read.peek());
  }

  /** The next one, if its page lies at or before a place. */
  Optional<RawUse.Use> upTo(long offset) {
    Optional<RawUse.Use> next = peek().filter(use -> use.offset() <= offset);
    if (next.isPresent()) {
      last = next.get().offset();
      read.remove();
    }
    return next;
  }
}
