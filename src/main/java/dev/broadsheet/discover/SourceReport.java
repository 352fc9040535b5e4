package dev.broadsheet.discover;

import java.util.List;

/**
 * What a visit of a source brought.
 *
 * @param pages fetched: feeds, site maps, list pages
 * @param found different addresses, counted page by page
 * @param notArticles of these, on other hosts or not of an article's form
 * @param old of these, articles from before the time asked for
 * @param added of these, new to the sink
 * @param problems what a person should know, in the order in which it happened
 */
public record SourceReport(
    int pages, int found, int notArticles, int old, int added, List<String> problems) {
  public SourceReport {
    problems = List.copyOf(problems);
  }
}
