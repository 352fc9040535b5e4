package dev.broadsheet.search;

import dev.broadsheet.search.Found.Count;
import dev.broadsheet.search.Found.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.MultiDocValues.MultiSortedSetDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.LongValues;

/**
 * The values of a facet in one state of the index, each known by its ordinal: its place in their
 * order. Lucene's own counts tell the most frequent values only, from which no others can be taken.
 * Thread-safe.
 */
final class FacetColumn {
  private static final int MOST = 50;

  private final String name;

  /** None where no document has a value. */
  private final Optional<SortedSetDocValuesReaderState> state;

  private FacetColumn(String name, Optional<SortedSetDocValuesReaderState> state) {
    this.name = name;
    this.state = state;
  }

  static FacetColumn of(String name, IndexReader reader) throws IOException {
    String field = Documents.FACETING.getDimConfig(name).indexFieldName;
    boolean isThere =
        reader.leaves().stream()
            .anyMatch(leaf -> leaf.reader().getFieldInfos().fieldInfo(field) != null);
    return new FacetColumn(
        name,
        isThere
            ? Optional.of(
                new DefaultSortedSetDocValuesReaderState(reader, field, Documents.FACETING))
            : Optional.empty());
  }

  /** How many of these documents have each value. */
  int[] count(List<MatchingDocs> docs) throws IOException {
    if (state.isEmpty()) {
      return new int[0];
    }
    SortedSetDocValues all = state.get().getDocValues();
    int[] counts = new int[state.get().getSize()];
    for (MatchingDocs some : docs) {
      LongValues ordinals =
          all instanceof MultiSortedSetDocValues segments
              ? segments.mapping.getGlobalOrds(some.context().ord)
              : LongValues.IDENTITY;
      LeafReader segment = some.context().reader();
      int[] own = count(DocValues.getSortedSet(segment, state.get().getField()), some);
      for (int i = 0; i < own.length; i++) {
        counts[(int) ordinals.get(i)] += own[i];
      }
    }
    return counts;
  }

  /** By the ordinals of the values in a segment, which are others than in all of them. */
  private static int[] count(SortedSetDocValues values, MatchingDocs docs) throws IOException {
    int[] counts = new int[Math.toIntExact(values.getValueCount())];
    DocIdSetIterator each = docs.bits().iterator();
    while (each.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (values.advanceExact(each.docID())) {
        for (int n = values.docValueCount(); n > 0; n--) {
          counts[(int) values.nextOrd()]++;
        }
      }
    }
    return counts;
  }

  /** What was counted: months in their order, other values the most frequent first. */
  Facet told(int[] counts) throws IOException {
    List<Integer> ordinals =
        name.equals(Documents.MONTH)
            ? IntStream.range(0, counts.length).filter(i -> counts[i] > 0).boxed().toList()
            : mostFrequent(counts);
    List<Count> told = new ArrayList<>();
    if (state.isPresent()) {
      SortedSetDocValues values = state.get().getDocValues();
      for (int i : ordinals) {
        String[] path = FacetsConfig.stringToPath(values.lookupOrd(i).utf8ToString());
        told.add(new Count(path[1], counts[i]));
      }
    }
    return new Facet(name, told);
  }

  private static List<Integer> mostFrequent(int[] counts) {
    Comparator<Integer> order =
        Comparator.<Integer>comparingInt(i -> -counts[i]).thenComparing(i -> i);
    PriorityQueue<Integer> most = new PriorityQueue<>(order.reversed());
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && (most.size() < MOST || counts[i] > counts[most.element()])) {
        most.add(i);
        if (most.size() > MOST) {
          most.remove();
        }
      }
    }
    return most.stream().sorted(order).toList();
  }
}
