package dev.broadsheet.store;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What one connection sees of the articles at one moment. It answers one question after the other.
 * Thread-safe.
 */
final class View {
  private final Handle handle;
  private final List<Drift> drifts;
  private final Cards cards;
  private final ReentrantLock asking = new ReentrantLock(true);

  View(Handle handle) {
    this(handle, Drifts.all(handle));
  }

  private View(Handle handle, List<Drift> drifts) {
    this.handle = handle;
    this.drifts = drifts;
    this.cards = new Cards(handle, drifts);
  }

  /** The view of another connection, which is of the same moment if the revision is the same. */
  View beside(Handle other) {
    return new View(other, drifts);
  }

  /** The last revision that was given. */
  long revision() {
    return ask(Catalog::revision);
  }

  <T> T ask(Function<Handle, T> question) {
    asking.lock();
    try {
      return question.apply(handle);
    } finally {
      asking.unlock();
    }
  }

  <T> T askCards(Function<Cards, T> question) {
    return ask(h -> question.apply(cards));
  }
}
