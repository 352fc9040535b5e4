package dev.broadsheet.cli;

import dev.broadsheet.store.SiteCounts;
import java.time.Duration;

/** What became of the pages of sites, a row for each. */
final class SiteTable {
  private final Table table =
      new Table(
          "site",
          "found",
          "stored",
          "updated",
          "unchanged",
          "duplicates",
          "skipped",
          "withdrawn",
          "failed",
          "waiting",
          "MB",
          "time",
          "pages/s");

  /**
   * Adds a row.
   *
   * @param waiting how many addresses are left for another run
   */
  void row(String name, SiteCounts c, int waiting, Duration time) {
    table.row(
        name,
        c.found(),
        c.stored(),
        c.updated(),
        c.unchanged() + c.kept(),
        c.duplicates(),
        c.skipped(),
        c.withdrawn(),
        c.failed(),
        waiting,
        Screen.megabytes(c.bytes()),
        Screen.seconds(time),
        Screen.rate(c.handled(), time));
  }

  /** Prints it without what happened on no site. */
  void print() {
    Screen.print(
        table.withoutZeros(
            "updated", "unchanged", "duplicates", "skipped", "withdrawn", "failed", "waiting"));
  }
}
