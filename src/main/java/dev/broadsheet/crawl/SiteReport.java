package dev.broadsheet.crawl;

import dev.broadsheet.store.SiteCounts;
import java.util.List;
import java.util.Objects;

/**
 * What a run did with a site.
 *
 * @param waiting addresses whose turn it was but that were not taken in hand
 * @param troubles sources that were down and the like, in words
 */
public record SiteReport(String site, SiteCounts counts, int waiting, List<String> troubles) {
  public SiteReport {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(counts, "counts");
    troubles = List.copyOf(troubles);
  }
}
