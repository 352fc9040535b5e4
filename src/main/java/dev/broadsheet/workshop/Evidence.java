package dev.broadsheet.workshop;

import dev.broadsheet.article.Article;
import java.util.List;

/**
 * What is known of a site and what its pages look like now.
 *
 * @param stored articles as they were before the pages changed
 * @param known today's pages of such articles
 * @param recent pages of articles that are not among them, as the generic extractor reads them
 * @param troubles pages that could not be used, and why
 */
public record Evidence(
    List<Article> stored, List<Specimen> known, List<Specimen> recent, List<String> troubles) {
  public Evidence {
    stored = List.copyOf(stored);
    known = List.copyOf(known);
    recent = List.copyOf(recent);
    troubles = List.copyOf(troubles);
  }
}
