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
  private final BiFunction<Sight, String, Verdict> judge;
  private final Map<String, List<Verdict>> verdicts = new HashMap<>();

  /**
   * A choice by some pages.
   *
   * @param pages where the field is known
   */
  Choice(List<Sight> pages, BiFunction<Sight, String, Verdict> judge) {
    this.pages = pages;
    this.judge = judge;
  }

  Optional<InducedRule> of(
      Field field, Optional<Place> first, Collection<Named> places, boolean all) {
    List<Named> sound = places.stream().filter(this::isSound).toList();
    List<Place> chosen = new ArrayList<>(first.stream().toList());
    Set<Integer> agreed = new HashSet<>();
    while (chosen.size() < MOST) {
      Optional<Named> next =
          sound.stream()
              .filter(n -> !gain(n, agreed).isEmpty())
              .min(
                  Comparator.comparingInt((Named n) -> -gain(n, agreed).size())
                      .thenComparing(Named.CHEAPEST));
      if (next.isEmpty()) {
        break;
      }
      agreed.addAll(gain(next.get(), agreed));
      chosen.add(new Place("css", next.get().css(), all));
    }
    return chosen.isEmpty() || (first.isEmpty() && agreed.size() < ENOUGH * pages.size())
        ? Optional.empty()
        : Optional.of(new InducedRule(field, chosen, agreed.size(), pages.size()));
  }

  private boolean isSound(Named place) {
    long wrong = verdicts(place).stream().filter(v -> v == Verdict.WRONG).count();
    return wrong <= WRONG * pages.size();
  }

  private Set<Integer> gain(Named place, Set<Integer> agreed) {
    Set<Integer> gain = new HashSet<>();
    List<Verdict> all = verdicts(place);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == Verdict.AGREES && !agreed.contains(i)) {
        gain.add(i);
      }
    }
    return gain;
  }

  private List<Verdict> verdicts(Named place) {
    return verdicts.computeIfAbsent(
        place.css(), css -> pages.stream().map(p -> judge.apply(p, css)).toList());
  }
}
