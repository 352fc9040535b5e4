package dev.broadsheet.workshop;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How a site is looked over for a repair.
 *
 * @param pages as many known articles are enough
 * @param since the day on which the pages changed; without one the stored articles tell it
 * @param fromArchive whether pages come from the archive, without a request
 */
public record RepairOptions(int pages, Optional<LocalDate> since, boolean fromArchive) {
  /** Enough to make rules of one half and to try them on the other. */
  public static final int PAGES = 8;

  public RepairOptions {
    if (pages < 1) {
      throw new IllegalArgumentException("expected a page at least, found " + pages);
    }
    Objects.requireNonNull(since, "since");
  }
}
