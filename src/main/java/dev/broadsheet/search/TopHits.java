package dev.broadsheet.search;

import dev.broadsheet.search.Found.Facet;
import dev.broadsheet.search.IndexReading.Searcher;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsCollectorManager.FacetsResult;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;

/**
 * A page of what was found.
 *
 * @param numbers of the articles, in the order of the hits
 */
record TopHits(List<Long> numbers, int total, List<Facet> facets) {
  private static final SortField TAKEN_IN = new SortField(Documents.NUMBER, SortField.Type.LONG);

  static TopHits of(Search search, Query query, Searcher searcher) throws IOException {
    int most = search.page() * search.size();
    if (search.facets() && !search.isOfAll()) {
      FacetsResult found =
          FacetsCollectorManager.search(
              searcher, query, most, sort(search.order()), new FacetsCollectorManager());
      return of(search, found.topDocs(), searcher.facets().of(found.facetsCollector()));
    }
    TopFieldCollectorManager all =
        new TopFieldCollectorManager(sort(search.order()), most, null, Integer.MAX_VALUE);
    return of(
        search,
        searcher.search(query, all),
        search.facets() ? searcher.facets().ofAll() : List.of());
  }

  private static TopHits of(Search search, TopDocs found, List<Facet> facets) {
    List<Long> numbers =
        Arrays.stream(found.scoreDocs).skip(search.before()).map(TopHits::number).toList();
    return new TopHits(numbers, Math.toIntExact(found.totalHits.value()), facets);
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
