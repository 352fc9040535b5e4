package dev.broadsheet.corpus;

import dev.broadsheet.corpus.SplitRule.DateShares;
import dev.broadsheet.corpus.SplitRule.FromDays;
import dev.broadsheet.corpus.SplitRule.NamedSites;
import dev.broadsheet.corpus.SplitRule.Shares;
import dev.broadsheet.corpus.SplitRule.SiteShares;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts each article into a split, and all of a group into the same one. */
final class Division {
  /** Of groups alone: most articles are their own. */
  private final Map<Long, Candidate> leaders = new HashMap<>();

  private final List<Candidate> candidates;
  private final List<String> sites;

  Division(List<Candidate> candidates, List<String> sites) {
    this.candidates = candidates;
    this.sites = sites;
    candidates.stream()
        .filter(c -> c.group() != 0)
        .forEach(
            c -> leaders.merge(c.group(), c, (a, b) -> Keep.EARLIEST.compare(a, b) <= 0 ? a : b));
  }

  /**
   * Those that have a place, in the order in which they came; undated ones have none by date.
   *
   * @param rule not by shares of dates: those are settled before
   */
  List<Member> by(SplitRule rule) {
    return candidates.stream()
        .flatMap(c -> split(leader(c), rule).map(s -> new Member(c, s)).stream())
        .toList();
  }

  private Candidate leader(Candidate candidate) {
    return candidate.group() == 0 ? candidate : leaders.getOrDefault(candidate.group(), candidate);
  }

  private Optional<Split> split(Candidate leader, SplitRule rule) {
    String site = sites.get(leader.site());
    return switch (rule) {
      case SiteShares(Shares shares, long seed) ->
          Optional.of(drawn(Draw.percent(seed, site), shares));
      case NamedSites(List<String> dev, List<String> test) ->
          Optional.of(
              test.contains(site) ? Split.TEST : dev.contains(site) ? Split.DEV : Split.TRAIN);
      case FromDays(Optional<LocalDate> dev, LocalDate test) ->
          leader.isDated()
              ? Optional.of(ofDay(LocalDate.ofEpochDay(leader.day()), dev.orElse(test), test))
              : Optional.empty();
      case DateShares _ -> throw new IllegalArgumentException("its boundaries are not settled");
    };
  }

  /** Who is for testing hangs on that share alone, so that the others can be changed later. */
  private static Split drawn(double percent, Shares shares) {
    if (percent < shares.test()) {
      return Split.TEST;
    }
    return percent < shares.test() + shares.dev() ? Split.DEV : Split.TRAIN;
  }

  private static Split ofDay(LocalDate day, LocalDate dev, LocalDate test) {
    if (!day.isBefore(test)) {
      return Split.TEST;
    }
    return day.isBefore(dev) ? Split.TRAIN : Split.DEV;
  }

  /** The first day of each split, so that the earlier ones have their shares or a little more. */
  FromDays of(DateShares rule) {
    Shares shares = rule.shares();
    SortedMap<Integer, Integer> days = new TreeMap<>();
    candidates.stream()
        .map(this::leader)
        .filter(Candidate::isDated)
        .forEach(c -> days.merge(c.day(), 1, Integer::sum));
    long all = days.values().stream().mapToLong(Integer::longValue).sum();
    return new FromDays(
        Optional.of(firstAfter(days, all, shares.train())),
        firstAfter(days, all, shares.train() + shares.dev()));
  }

  private static LocalDate firstAfter(SortedMap<Integer, Integer> days, long all, int percent) {
    long before = 0;
    for (Map.Entry<Integer, Integer> day : days.entrySet()) {
      if (before * Shares.WHOLE >= all * percent) {
        return LocalDate.ofEpochDay(day.getKey());
      }
      before += day.getValue();
    }
    return FromDays.NEVER;
  }
}
