package dev.broadsheet.search;

import dev.broadsheet.store.ArticleFilter;
import java.util.Objects;

/**
 * What is asked of the index.
 *
 * @param filter what holds beside the query
 * @param page counted from 1
 * @param size hits a page, at most 100
 * @param facets whether hits are counted by their values, too
 */
public record Search(
    TextQuery query, ArticleFilter filter, Order order, int page, int size, boolean facets) {
  private static final int MAX_SIZE = 100;

  /** Beyond these a query is to be narrowed. */
  private static final int MAX_HITS = 10_000;

  public Search {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(order, "order");
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "found %d hits a page, expected 1 to %d".formatted(size, MAX_SIZE));
    }
    if (page < 1 || page > MAX_HITS / size) {
      throw new IllegalArgumentException(
          "found page %d, expected 1 to %d; a query with more hits can be narrowed, or exported"
              .formatted(page, MAX_HITS / size));
    }
  }

  /** The hits before the page. */
  int before() {
    return (page - 1) * size;
  }
}
