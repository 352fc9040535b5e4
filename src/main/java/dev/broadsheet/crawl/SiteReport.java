package dev.broadsheet.crawl;

import dev.broadsheet.store.SiteCounts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a run did with a site.
 *
 * @param failures why pages failed, with how many did, the most first
 * @param waiting addresses whose turn it was but that were not taken in hand
 * @param troubles sources that were down and the like, in words
 */
public record SiteReport(
    String site,
    SiteCounts counts,
    Map<String, Integer> failures,
    int waiting,
    List<String> troubles) {
  public SiteReport {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(counts, "counts");
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    troubles = List.copyOf(troubles);
  }
}
