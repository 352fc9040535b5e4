package dev.broadsheet.corpus;

import java.util.Comparator;
import java.util.List;

/** Which article of a group of near-duplicates is kept. */
public sealed interface Keep {
  /** By the day of publication, of one day by the time of taking in; undated ones last. */
  Comparator<Candidate> EARLIEST =
      Comparator.comparingInt(Candidate::day)
          .thenComparingLong(Candidate::taken)
          .thenComparing(Candidate.BY_ID);

  /** The one that was published first; an undated one only where all are. */
  record First() implements Keep {}

  /** The one of most words. */
  record Longest() implements Keep {}

  /** The one of the site that is named first; of sites that are not named, the first published. */
  record Preferred(List<String> sites) implements Keep {
    public Preferred {
      sites = List.copyOf(sites);
    }
  }

  /**
   * The best comes first.
   *
   * @param sites those that were met, as candidates count them
   */
  default Comparator<Candidate> order(List<String> sites) {
    return switch (this) {
      case First() -> EARLIEST;
      case Longest() ->
          Comparator.comparingInt(Candidate::words).reversed().thenComparing(EARLIEST);
      case Preferred(List<String> preferred) ->
          Comparator.<Candidate>comparingInt(c -> rank(preferred, sites.get(c.site())))
              .thenComparing(EARLIEST);
    };
  }

  private static int rank(List<String> preferred, String site) {
    int rank = preferred.indexOf(site);
    return rank < 0 ? preferred.size() : rank;
  }
}
