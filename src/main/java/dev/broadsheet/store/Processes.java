package dev.broadsheet.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The processes that work on a store, so that what a dead one left is taken up. Thread-safe. */
sealed interface Processes extends AutoCloseable permits LocalProcesses, Heartbeats {

  /** How it is with a process. */
  enum Life {
    ALIVE,

    /** Soon it is known. */
    DOUBTFUL,

    DEAD
  }

  /** What names this process in the store. */
  String mine();

  Life of(Handle handle, String process);

  /** The time by a clock that is the same for all of them. */
  Instant now(Handle handle);

  @Override
  void close();
}
