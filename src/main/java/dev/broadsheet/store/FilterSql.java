package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.Query;

/**
 * A filter as a condition on the cards {@code c}. What must stand in the text is looked for in the
 * articles that fit otherwise.
 */
final class FilterSql {
  private final ArticleFilter filter;

  FilterSql(ArticleFilter filter) {
    this.filter = filter;
  }

  /** Conditions joined by and; true where there is none. */
  String condition() {
    List<String> parts = new ArrayList<>();
    parts.add("true");
    if (!filter.sites().isEmpty()) {
      parts.add("c.site in (<sites>)");
    }
    filter
        .language()
        .ifPresent(l -> parts.add("(c.language = :language or c.language like :language || '-%')"));
    filter.from().ifPresent(d -> parts.add("c.published_on >= :from"));
    filter.to().ifPresent(d -> parts.add("c.published_on <= :to"));
    filter
        .tag()
        .ifPresent(
            t ->
                parts.add(
                    "exists (select 1 from tags t where t.article = c.article and t.tag = :tag)"));
    filter.group().ifPresent(g -> parts.add("c.group_id = :group"));
    return String.join(" and ", parts);
  }

  Query bind(Query query) {
    if (!filter.sites().isEmpty()) {
      query.bindList("sites", filter.sites());
    }
    filter.language().ifPresent(l -> query.bind("language", l));
    filter.from().ifPresent(d -> query.bind("from", d));
    filter.to().ifPresent(d -> query.bind("to", d));
    filter.tag().ifPresent(t -> query.bind("tag", Saving.tagKey(t)));
    filter.group().ifPresent(g -> query.bind("group", g));
    return query;
  }

  /** Whether the condition says all that the filter asks. */
  boolean isWhole() {
    return filter.text().isEmpty();
  }

  /** Whether the part that the condition leaves out holds. */
  boolean fits(Article article) {
    return filter
        .text()
        .map(t -> t.toLowerCase(Locale.ROOT))
        .map(
            t ->
                article.title().toLowerCase(Locale.ROOT).contains(t)
                    || article.text().toLowerCase(Locale.ROOT).contains(t))
        .orElse(true);
  }
}
