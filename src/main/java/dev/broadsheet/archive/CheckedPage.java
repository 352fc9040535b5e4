package dev.broadsheet.archive;

import java.util.Objects;

/** What the checking of a page found. */
public sealed interface CheckedPage {
  RawRef ref();

  /**
   * A page that can be read.
   *
   * @param isIntact whether its body has the digest that was written down with it
   */
  record Found(RawRef ref, String site, boolean isIntact) implements CheckedPage {
    public Found {
      Objects.requireNonNull(ref, "ref");
      Objects.requireNonNull(site, "site");
    }
  }

  /**
   * A place from which on the file can't be read.
   *
   * @param isEnd whether the file ends there: a page that is being written, or that a crash cut off
   * @param message one line that names the file
   */
  record Unreadable(RawRef ref, boolean isEnd, String message) implements CheckedPage {
    public Unreadable {
      Objects.requireNonNull(ref, "ref");
      Objects.requireNonNull(message, "message");
    }
  }
}
