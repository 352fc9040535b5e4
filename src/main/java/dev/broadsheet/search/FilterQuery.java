package dev.broadsheet.search;

import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Criterion;
import java.util.List;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
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
    filter.criteria().forEach(criterion -> all.add(of(criterion), Occur.FILTER));
    return all.build();
  }

  private static Query of(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Ids(var any) -> oneOf(Documents.ID, any);
      case Criterion.Sites(var any) -> oneOf(Documents.SITE, any);
      case Criterion.Languages(var any) -> QueryWriter.languages(any);
      case Criterion.Tags(var any) -> oneOf(Documents.TAG, any);
      case Criterion.Published(var days) -> days(Documents.DAY, days);
      case Criterion.Taken(var days) -> days(Documents.TAKEN, days);
      case Criterion.Words(var from, var to) ->
          IntPoint.newRangeQuery(
              Documents.WORDS, from.orElse(Integer.MIN_VALUE), to.orElse(Integer.MAX_VALUE));
      case Criterion.Free() -> new TermQuery(new Term(Documents.FREE, Documents.YES));
      case Criterion.Complete(var holds) ->
          new TermQuery(new Term(Documents.COMPLETE, Documents.word(holds)));
      case Criterion.Group(var id) -> new TermQuery(new Term(Documents.GROUP, id));
      case Criterion.Numbers(var any) ->
          NumericDocValuesField.newSlowSetQuery(
              Documents.NUMBER, any.stream().mapToLong(Long::longValue).toArray());
    };
  }

  private static Query oneOf(String field, List<String> values) {
    return new TermInSetQuery(
        field, values.stream().map(v -> new BytesRef(Documents.folded(v))).toList());
  }

  private static Query days(String field, Criterion.Days days) {
    return LongPoint.newRangeQuery(
        field,
        days.from().map(d -> d.toEpochDay()).orElse(Long.MIN_VALUE),
        days.to().map(d -> d.toEpochDay()).orElse(Long.MAX_VALUE));
  }
}
