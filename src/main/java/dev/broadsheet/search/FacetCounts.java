package dev.broadsheet.search;

import dev.broadsheet.search.Found.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Counts hits by their values, in one state of the index. Where most documents are hits, the others
 * are counted and taken from all: so what a count costs grows with half of the documents at most.
 * Thread-safe.
 */
final class FacetCounts {
  private static final Query ALL = MatchAllDocsQuery.INSTANCE;

  private final IndexSearcher searcher;
  private @Nullable List<FacetColumn> columns;

  /** By the columns; counted once: of a million articles that takes a while. */
  private @Nullable List<int[]> ofAll;

  FacetCounts(IndexReader reader) {
    this.searcher = new IndexSearcher(reader);
  }

  /** Counts all documents, so that nobody has to wait for it. */
  void countAll() throws IOException {
    countsOfAll();
  }

  /**
   * Of what a query finds.
   *
   * @param total how many documents those are
   */
  List<Facet> of(Query query, int total) throws IOException {
    int documents = searcher.getIndexReader().numDocs();
    if (total == documents) {
      return told(countsOfAll());
    }
    if (total <= documents / 2) {
      return told(counts(query));
    }
    List<int[]> all = countsOfAll();
    List<int[]> others = counts(allBut(query));
    List<int[]> counts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      counts.add(difference(all.get(i), others.get(i)));
    }
    return told(counts);
  }

  private static int[] difference(int[] from, int[] less) {
    int[] difference = from.clone();
    Arrays.setAll(difference, i -> from[i] - less[i]);
    return difference;
  }

  private static Query allBut(Query query) {
    return new BooleanQuery.Builder().add(ALL, Occur.FILTER).add(query, Occur.MUST_NOT).build();
  }

  private synchronized List<int[]> countsOfAll() throws IOException {
    if (ofAll == null) {
      ofAll = counts(ALL);
    }
    return ofAll;
  }

  private List<int[]> counts(Query query) throws IOException {
    List<MatchingDocs> hits =
        searcher.search(query, new FacetsCollectorManager()).getMatchingDocs();
    List<int[]> counts = new ArrayList<>();
    for (FacetColumn column : columns()) {
      counts.add(column.count(hits));
    }
    return counts;
  }

  private List<Facet> told(List<int[]> counts) throws IOException {
    List<Facet> facets = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      facets.add(columns().get(i).told(counts.get(i)));
    }
    return facets;
  }

  private synchronized List<FacetColumn> columns() throws IOException {
    if (columns == null) {
      columns = new ArrayList<>();
      for (String name : Documents.FACETS) {
        columns.add(FacetColumn.of(name, searcher.getIndexReader()));
      }
    }
    return columns;
  }
}
