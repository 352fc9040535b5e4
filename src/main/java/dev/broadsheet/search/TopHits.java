package dev.broadsheet.search;

import dev.broadsheet.search.Found.Facet;
import dev.broadsheet.search.IndexReading.Searcher;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TotalHits.Relation;

/**
 * A page of what was found.
 *
 * @param numbers of the articles, in the order of the hits
 */
record TopHits(List<Long> numbers, int total, List<Facet> facets) {
  private static final SortField TAKEN_IN = new SortField(Documents.NUMBER, SortField.Type.LONG);

  static TopHits of(Search search, Query query, Searcher searcher) throws IOException {
    TopDocs best = searcher.search(query, best(search));
    List<Long> numbers =
        Arrays.stream(best.scoreDocs).skip(search.before()).map(TopHits::number).toList();
    int total =
        best.totalHits.relation() == Relation.EQUAL_TO
            ? Math.toIntExact(best.totalHits.value())
            : searcher.count(query);
    return new TopHits(
        numbers, total, search.facets() ? searcher.facets().of(query, total) : List.of());
  }

  /** The best scores are found without computing all of them; then hits are counted apart. */
  private static TopFieldCollectorManager best(Search search) {
    int most = search.page() * search.size();
    return new TopFieldCollectorManager(
        sort(search.order()),
        most,
        null,
        search.order() == Order.RELEVANCE ? most : Integer.MAX_VALUE);
  }

  /** It is the last of what hits are sorted by. */
  private static Long number(ScoreDoc hit) {
    Object[] fields = ((FieldDoc) hit).fields;
    return (Long) fields[fields.length - 1];
  }

  private static Sort sort(Order order) {
    return switch (order) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, TAKEN_IN);
      case NEWEST -> new Sort(published(true, Long.MIN_VALUE), TAKEN_IN);
      case OLDEST -> new Sort(published(false, Long.MAX_VALUE), TAKEN_IN);
    };
  }

  private static SortField published(boolean isNewestFirst, long undated) {
    return new SortField(Documents.PUBLISHED, SortField.Type.LONG, isNewestFirst, undated);
  }
}
