package dev.broadsheet.search;

import java.io.IOException;
import java.util.stream.LongStream;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/** Reads the last commit of an index. Thread-safe. */
final class IndexReading implements AutoCloseable {
  private final SearcherManager searchers;

  IndexReading(Directory directory) throws IOException {
    this.searchers = new SearcherManager(directory, new Factory());
  }

  /** Sees the last commit, and has counted it for whoever asks first. */
  void refresh() throws IOException {
    read(
        searcher -> {
          searcher.facets().countAll();
          return true;
        });
  }

  /** What reads one commit. */
  static final class Searcher extends IndexSearcher {
    private final FacetCounts facets;

    Searcher(IndexReader reader) {
      super(reader);
      this.facets = new FacetCounts(reader);
    }

    FacetCounts facets() {
      return facets;
    }

    /** The numbers of the articles that a query finds, in their order. */
    long[] numbers(Query query) throws IOException {
      FacetsCollector found = search(query, new FacetsCollectorManager());
      LongStream.Builder numbers = LongStream.builder();
      for (MatchingDocs docs : found.getMatchingDocs()) {
        NumericDocValues values = docs.context().reader().getNumericDocValues(Documents.NUMBER);
        DocIdSetIterator each = docs.bits().iterator();
        while (each.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          values.advanceExact(each.docID());
          numbers.add(values.longValue());
        }
      }
      return numbers.build().sorted().toArray();
    }
  }

  private static final class Factory extends SearcherFactory {
    @Override
    public Searcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      return new Searcher(reader);
    }
  }

  /** Work on one commit. */
  @FunctionalInterface
  interface Work<T> {
    T on(Searcher searcher) throws IOException;
  }

  <T> T read(Work<T> work) throws IOException {
    searchers.maybeRefreshBlocking();
    return readAsItStands(work);
  }

  /** Works on the commit that was read last. */
  <T> T readAsItStands(Work<T> work) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return work.on((Searcher) searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  @Override
  public void close() throws IOException {
    searchers.close();
  }
}
