package dev.broadsheet.crawl;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of pages that others saved.
 *
 * @param leftOut how many of what were no pages, or not wanted
 * @param problems what could not be read, each with its file
 */
public record IngestReport(
    CrawlReport report, Map<String, Integer> leftOut, List<String> problems) {
  public IngestReport {
    leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    problems = List.copyOf(problems);
  }
}
