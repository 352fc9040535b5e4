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
      };

  /** Of the page as it was when all its links were offered last. */
  Validators known(URI page);

  /** Called when all links of the page were offered. */
  void read(URI page, Validators validators);
}
