package dev.broadsheet.search;

import dev.broadsheet.search.Found.Count;
import dev.broadsheet.search.Found.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/** Counts hits by their values, in one state of the index. Thread-safe. */
final class FacetCounts {
  private static final int MOST = 50;

  private static final Comparator<Count> BY_HITS =
      Comparator.comparingInt(Count::hits).reversed().thenComparing(Count::value);

  private final IndexReader reader;
  private final Map<String, SortedSetDocValuesReaderState> states = new ConcurrentHashMap<>();

  /** Counted when somebody first asks: of a million articles that takes a while. */
  private @Nullable List<Facet> ofAll;

  FacetCounts(IndexReader reader) {
    this.reader = reader;
  }

  /** Of all documents. */
  synchronized List<Facet> ofAll() throws IOException {
    if (ofAll == null) {
      ofAll = of(null);
    }
    return ofAll;
  }

  synchronized boolean hasCountedAll() {
    return ofAll != null;
  }

  /**
   * Of these hits.
   *
   * @param hits null: all documents
   */
  List<Facet> of(@Nullable FacetsCollector hits) throws IOException {
    List<Facet> facets = new ArrayList<>();
    for (String name : Documents.FACETS) {
      facets.add(new Facet(name, hasAny(name) ? counts(name, hits) : List.of()));
    }
    return facets;
  }

  private boolean hasAny(String name) {
    String field = Documents.FACETING.getDimConfig(name).indexFieldName;
    return reader.leaves().stream()
        .anyMatch(leaf -> leaf.reader().getFieldInfos().fieldInfo(field) != null);
  }

  private List<Count> counts(String name, @Nullable FacetsCollector hits) throws IOException {
    SortedSetDocValuesReaderState state = state(name);
    SortedSetDocValuesFacetCounts counts =
        hits == null
            ? new SortedSetDocValuesFacetCounts(state)
            : new SortedSetDocValuesFacetCounts(state, hits);
    boolean isMonth = name.equals(Documents.MONTH);
    FacetResult found = isMonth ? counts.getAllChildren(name) : counts.getTopChildren(MOST, name);
    return found == null
        ? List.of()
        : Arrays.stream(found.labelValues)
            .map(v -> new Count(v.label, v.value.intValue()))
            .sorted(isMonth ? Comparator.comparing(Count::value) : BY_HITS)
            .toList();
  }

  private SortedSetDocValuesReaderState state(String name) throws IOException {
    SortedSetDocValuesReaderState known = states.get(name);
    if (known == null) {
      String field = Documents.FACETING.getDimConfig(name).indexFieldName;
      known = new DefaultSortedSetDocValuesReaderState(reader, field, Documents.FACETING);
      states.put(name, known);
    }
    return known;
  }
}
