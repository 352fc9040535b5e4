package dev.broadsheet.search;

import dev.broadsheet.store.ArticleFilter;
import java.time.LocalDate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The store's filter on the index. */
final class FilterQuery {
  private FilterQuery() {}

  /** What a query finds of the articles that a filter means. */
  static Query of(Query query, ArticleFilter filter) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
    if (!filter.sites().isEmpty()) {
      all.add(
          new TermInSetQuery(
              Documents.SITE,
              filter.sites().stream().map(s -> new BytesRef(Documents.folded(s))).toList()),
          Occur.FILTER);
    }
    filter.language().ifPresent(l -> all.add(QueryWriter.language(l), Occur.FILTER));
    filter.tag().ifPresent(t -> all.add(QueryWriter.term(Documents.TAG, t), Occur.FILTER));
    filter
        .group()
        .ifPresent(g -> all.add(new TermQuery(new Term(Documents.GROUP, g)), Occur.FILTER));
    if (filter.from().isPresent() || filter.to().isPresent()) {
      long first = filter.from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE);
      long last = filter.to().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE);
      all.add(QueryWriter.days(first, last), Occur.FILTER);
    }
    return all.build();
  }
}
