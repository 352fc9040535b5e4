package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.search.TextIndex;

/** Tells that a search waits, where a large store is read for the first time. */
final class Indexing {
  /** What takes longer than a person waits without a word. */
  private static final int MANY = 10_000;

  private Indexing() {}

  /** The index, brought up to date. */
  static TextIndex current(Broadsheet broadsheet) {
    TextIndex index = broadsheet.index();
    index.catchUp(
        taken -> {
          if (taken >= MANY) {
            Screen.err().println("text index: " + taken + " articles added");
          }
        });
    return index;
  }
}
