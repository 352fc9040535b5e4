package dev.broadsheet.store;

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

  @Override
  void close();
}
