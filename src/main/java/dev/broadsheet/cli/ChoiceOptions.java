package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.search.TextQuery;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Criterion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which articles are meant, by words too. */
final class ChoiceOptions {
  @Mixin private FilterOptions filter = new FilterOptions();

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      description = "Only what articles search finds by this query.")
  private @Nullable String query;

  /** Whether nothing was said, so that every article is meant. */
  boolean isAll() {
    return query == null && filter.unchecked().equals(ArticleFilter.ALL);
  }

  /** What was asked for, whatever articles that is today; empty where nothing was. */
  String asked() {
    return isAll() ? "" : filter.unchecked() + " " + query;
  }

  ArticleFilter filter(Workplace workplace, Broadsheet broadsheet) {
    ArticleFilter asked = filter.filter(workplace, broadsheet);
    return query == null
        ? asked
        : asked.and(
            Criterion.Numbers.of(Indexing.current(broadsheet).numbers(TextQuery.parse(query))));
  }
}
