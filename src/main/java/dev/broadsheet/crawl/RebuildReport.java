package dev.broadsheet.crawl;

import java.util.Objects;

/**
 * What a rebuild came to.
 *
 * @param isWhole whether all that was ever stored could be read: a page that a crash cut off was
 *     not
 */
public record RebuildReport(CrawlReport report, boolean isWhole) {
  public RebuildReport {
    Objects.requireNonNull(report, "report");
  }
}
