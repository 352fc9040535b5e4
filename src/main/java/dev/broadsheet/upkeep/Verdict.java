package dev.broadsheet.upkeep;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a check of the store against the archive found.
 *
 * @param pages of the archive that can be read
 * @param versions of articles that have their raw page
 * @param withoutArticle pages of which no version of an article was made: the page had not changed,
 *     or showed none
 * @param cutOff files that end inside a page, as after a crash, or because one is being written
 * @param dropped versions whose raw page was let go of, as the settings say
 * @param faults how often each was found; empty if all is well
 * @param examples the first of them, by kind, at most {@value #MOST_EXAMPLES} of each
 */
public record Verdict(
    long pages,
    long versions,
    long withoutArticle,
    long cutOff,
    long dropped,
    Map<Fault, Long> faults,
    List<Example> examples) {
  static final int MOST_EXAMPLES = 20;

  public Verdict {
    faults = Map.copyOf(faults);
    examples = List.copyOf(examples);
  }

  /** A fault and where it is. */
  public record Example(Fault fault, String where) {
    public Example {
      Objects.requireNonNull(fault, "fault");
      Objects.requireNonNull(where, "where");
    }
  }

  public boolean isSound() {
    return faults.isEmpty();
  }
}
