package dev.broadsheet.cli;

import dev.broadsheet.crawl.CrawlReport;
import dev.broadsheet.crawl.SiteReport;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.store.SiteCounts;
import java.time.Duration;

/** What a run did, as a table with what to do next. */
final class CrawlSummary {
  private CrawlSummary() {}

  /**
   * Prints a report.
   *
   * @param where the options that lead other commands to the same data, as {@code --data FOLDER}
   */
  static void print(CrawlReport report, boolean stopped, String where) {
    table(report).print();
    for (SiteReport site : report.sites()) {
      site.failures().forEach((why, n) -> tellFailures(site.site(), why, n));
      site.troubles().forEach(t -> Screen.out().println(site.site() + ": " + Screen.safe(t)));
    }
    SiteCounts total = total(report);
    if (stopped) {
      Screen.out()
          .println("Stopped before the end; the next crawl goes on where this one stopped.");
    }
    if (total.failed() > 0) {
      Screen.out()
          .println(
              Counted.of(total.failed(), "page")
                  + " failed; temporary failures are tried again later. Why: "
                  + CalledAs.command("runs show " + report.run())
                  + where);
    }
  }

  static void tellFailures(String site, String why, int pages) {
    Screen.out().println(site + ": " + pages + " × failed: " + Screen.safe(why));
  }

  private static SiteTable table(CrawlReport report) {
    SiteTable table = new SiteTable();
    int waiting = 0;
    for (SiteReport site : report.sites()) {
      waiting += site.waiting();
      SiteCounts counts = site.counts();
      table.row(site.site(), counts, site.waiting(), Duration.ofMillis(counts.millis()));
    }
    if (report.sites().size() > 1) {
      table.row("all", total(report), waiting, report.time());
    }
    return table;
  }

  static SiteCounts total(CrawlReport report) {
    return report.sites().stream()
        .map(SiteReport::counts)
        .reduce(SiteCounts.NONE, SiteCounts::plus);
  }
}
