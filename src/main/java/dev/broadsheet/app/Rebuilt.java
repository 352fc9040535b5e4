package dev.broadsheet.app;

import dev.broadsheet.crawl.CrawlReport;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rebuild did.
 *
 * @param isWhole whether all of the archive could be read
 * @param before where the database of before is kept, if there was one
 */
public record Rebuilt(CrawlReport report, boolean isWhole, Optional<Path> before) {
  public Rebuilt {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(before, "before");
  }
}
