package dev.broadsheet.discover;

import dev.broadsheet.article.Validators;
import java.net.URI;

/** Remembers which feeds and site maps were read in which state. */
public interface SourceMemory {
  /** Remembers nothing: every page is asked for as a whole. */
  SourceMemory NONE =
      new SourceMemory() {
        @Override
        public Validators known(URI page) {
          return Validators.NONE;
        }

        @Override
        public void read(URI page, Validators validators) {}

        @Override
        public boolean isDead(URI page) {
          return false;
        }

        @Override
        public void dead(URI page) {}
      };

  /** Of the page as it was when all its links were offered last. */
  Validators known(URI page);

  /**
   * Called when all links of the page were offered.
   *
   * @param validators none: the page is to be asked for as a whole the next time
   */
  void read(URI page, Validators validators);

  /** Whether the page was one of those for which a visit gave up, and was not read since. */
  boolean isDead(URI page);

  /** Called for each of the pages that could not be had when a visit gives up for them. */
  void dead(URI page);
}
