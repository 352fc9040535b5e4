package dev.broadsheet.corpus;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * So many of the articles that fit, drawn by seed. An article's place in the draw hangs on the seed
 * and its id alone: as a store grows, a sample changes only by what new articles push out.
 *
 * @param size at most so many
 * @param balance what should give equally many, as far as it has them
 */
public record Sample(int size, long seed, Balance balance) {

  /** What a sample is balanced by. */
  public enum Balance {
    NONE,
    SITE,
    MONTH
  }

  public Sample {
    if (size < 1) {
      throw new IllegalArgumentException("size must be positive, found " + size);
    }
    Objects.requireNonNull(balance, "balance");
  }

  /** Those drawn, in the order in which they were taken in. */
  List<Candidate> of(List<Candidate> candidates, List<String> sites) {
    if (candidates.size() <= size) {
      return candidates;
    }
    Map<String, List<Candidate>> strata = new TreeMap<>();
    candidates.forEach(
        c -> strata.computeIfAbsent(stratum(c, sites), s -> new ArrayList<>()).add(c));
    List<Candidate> drawn = new ArrayList<>(size);
    List<List<Candidate>> fewestFirst =
        strata.values().stream().sorted(Comparator.comparingInt(List::size)).toList();
    int left = fewestFirst.size();
    for (List<Candidate> stratum : fewestFirst) {
      int share = (size - drawn.size()) / left--;
      stratum.sort(
          Comparator.<Candidate>comparingLong(c -> Draw.of(seed, c.id()))
              .thenComparing(Candidate.BY_ID));
      drawn.addAll(stratum.subList(0, Math.min(share, stratum.size())));
    }
    drawn.sort(Comparator.comparingLong(Candidate::number));
    return drawn;
  }

  private String stratum(Candidate candidate, List<String> sites) {
    return switch (balance) {
      case NONE -> "";
      case SITE -> sites.get(candidate.site());
      case MONTH -> candidate.isDated() ? month(candidate) : "";
    };
  }

  private static String month(Candidate candidate) {
    return YearMonth.from(LocalDate.ofEpochDay(candidate.day())).toString();
  }
}
