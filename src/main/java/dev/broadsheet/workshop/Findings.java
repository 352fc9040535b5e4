package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import java.net.URI;
import java.util.List;

/**
 * What was seen of a site.
 *
 * @param sources that tell of articles, the best first
 * @param specimens pages that are articles
 * @param others addresses of pages that are none
 * @param troubles what could not be had, and why
 */
public record Findings(
    List<Source> sources, List<Specimen> specimens, List<URI> others, List<String> troubles) {
  public Findings {
    sources = List.copyOf(sources);
    specimens = List.copyOf(specimens);
    others = List.copyOf(others);
    troubles = List.copyOf(troubles);
  }

  /** The same, the specimens read by another base where that finds an article. */
  Findings readBy(SiteAdapter base) {
    List<Specimen> read = specimens.stream().map(specimen -> specimen.readBy(base)).toList();
    return new Findings(sources, read, others, troubles);
  }

  /** Pages that are at hand, of a site that was not visited. */
  public static Findings ofPages(List<Specimen> specimens, List<String> troubles) {
    return new Findings(List.of(), specimens, List.of(), troubles);
  }
}
