package dev.broadsheet.corpus;

import dev.broadsheet.search.TextQuery;

/** What finds articles by their words. */
@FunctionalInterface
public interface TextSearch {
  /** The numbers of all articles that fit a query, as their cards have them. */
  long[] numbers(TextQuery query);
}
