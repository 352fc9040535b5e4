package dev.broadsheet.search;

import java.util.List;
import java.util.Objects;

/**
 * What a search found.
 *
 * @param total hits on all pages
 * @param facets empty where none were asked for
 * @param behind changes of the store that the index does not have yet, as another is adding them
 */
public record Found(List<Hit> hits, int total, List<Facet> facets, long behind) {
  public Found {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
  }

  /**
   * The hits by one of their values.
   *
   * @param name {@code site language month tag complete}
   * @param counts months in their order, others the most frequent first; at most 50 of sites and
   *     tags
   */
  public record Facet(String name, List<Count> counts) {
    public Facet {
      Objects.requireNonNull(name, "name");
      counts = List.copyOf(counts);
    }
  }

  /** How many hits have a value. */
  public record Count(String value, int hits) {
    public Count {
      Objects.requireNonNull(value, "value");
    }
  }
}
