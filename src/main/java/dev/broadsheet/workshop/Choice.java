package dev.broadsheet.workshop;

import dev.broadsheet.article.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Chooses places for a field: the one that agrees with most pages and contradicts none, then others
 * for the pages where it is silent.
 */
final class Choice {
  private static final int MOST = 3;

  /** Pages that a place may contradict: what is known of a page may itself be wrong. */
  private static final double WRONG = 0.1;

  private static final double ENOUGH = 0.5;

  private final List<Sight> pages;
  private final BiFunction<Sight, Place, Verdict> judge;
  private final Map<Place, List<Verdict>> verdicts = new HashMap<>();

  /**
   * A choice by some pages.
   *
   * @param pages where the field is known
   */
  Choice(List<Sight> pages, BiFunction<Sight, Place, Verdict> judge) {
    this.pages = pages;
    this.judge = judge;
  }

  Optional<InducedRule> of(Field field, Optional<Place> first, Collection<Option> options) {
    List<Option> sound =
        options.stream().filter(o -> o.cost() < Named.WEAK).filter(this::isSound).toList();
    List<Place> chosen = new ArrayList<>(first.stream().toList());
    Set<Integer> agreed = new HashSet<>();
    while (chosen.size() < MOST) {
      Optional<Option> next =
          sound.stream()
              .filter(n -> !gain(n, agreed).isEmpty())
              .min(
                  Comparator.comparingInt((Option n) -> -gain(n, agreed).size())
                      .thenComparing(Option.CHEAPEST));
      if (next.isEmpty()) {
        break;
      }
      agreed.addAll(gain(next.get(), agreed));
      chosen.add(next.get().place());
    }
    return chosen.isEmpty() || (first.isEmpty() && agreed.size() < ENOUGH * pages.size())
        ? Optional.empty()
        : Optional.of(new InducedRule(field, chosen));
  }

  private boolean isSound(Option option) {
    long wrong = verdicts(option).stream().filter(v -> v == Verdict.WRONG).count();
    return wrong <= WRONG * pages.size();
  }

  private Set<Integer> gain(Option option, Set<Integer> agreed) {
    Set<Integer> gain = new HashSet<>();
    List<Verdict> all = verdicts(option);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == Verdict.AGREES && !agreed.contains(i)) {
        gain.add(i);
      }
    }
    return gain;
  }

  private List<Verdict> verdicts(Option option) {
    return verdicts.computeIfAbsent(
        option.place(), place -> pages.stream().map(p -> judge.apply(p, place)).toList());
  }
}
