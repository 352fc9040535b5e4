package dev.broadsheet.app;

import dev.broadsheet.crawl.CrawlReport;
import dev.broadsheet.export.Exported;
import java.util.Objects;
import java.util.Optional;

/**
 * What a schedule's run did.
 *
 * @param backfill of older days, if it takes such
 * @param export the corpus it wrote, if it writes one
 */
public record ScheduledRun(
    CrawlReport crawl, Optional<CrawlReport> backfill, Optional<Exported> export) {
  public ScheduledRun {
    Objects.requireNonNull(crawl, "crawl");
    Objects.requireNonNull(backfill, "backfill");
    Objects.requireNonNull(export, "export");
  }
}
