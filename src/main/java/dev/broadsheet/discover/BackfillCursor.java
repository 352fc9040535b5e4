package dev.broadsheet.discover;

import java.time.LocalDate;
import java.util.Optional;

/** Remembers across runs how far the back-fill of one source has come. */
public interface BackfillCursor {

  /** For a single look, after which nothing is remembered. */
  BackfillCursor NONE =
      new BackfillCursor() {
        @Override
        public Optional<LocalDate> done() {
          return Optional.empty();
        }

        @Override
        public void done(LocalDate day) {}

        @Override
        public boolean goesOn() {
          return true;
        }
      };

  /** The last day that was read whole; empty before the first. */
  Optional<LocalDate> done();

  /** Called after the links of the day, and of all days before it, were offered. */
  void done(LocalDate day);

  /** Asked before each day: whether it is still wanted. */
  boolean goesOn();
}
