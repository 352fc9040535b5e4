package dev.broadsheet.discover;

import java.util.List;

/** Takes the links of a source, a batch for each of its pages. */
@FunctionalInterface
public interface LinkSink {

  /**
   * Takes canonical links of articles, each once in a batch, never none.
   *
   * @return how many were not known before; 0 ends the reading of a listing
   */
  int offer(List<Found> links);

  /** Asked between the pages of a source: whether the visit goes on. */
  default boolean goesOn() {
    return true;
  }
}
