package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.workshop.KnownText.Line;
import dev.broadsheet.workshop.KnownText.Mass;
import dev.broadsheet.workshop.KnownText.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Finds the container of the body on several pages, and what in it is not the article. */
final class BodyInduction {
  private static final int TRIED = 24;
  private static final int MOST_DROPS = 15;
  private static final int SMALLEST_GAIN = 8;

  private static final double WHOLE = 0.98;

  /** What is too much is sifted; what is too little is lost. */
  private static final double PURITY = 0.2;

  private static final double MOSTLY = 0.5;
  private static final int MOST_LAYOUTS = 3;

  /** A longer list of drops speaks against a container. */
  private static final double A_DROP = 0.3;

  /** As good as the best is what differs by less. */
  private static final double AS_GOOD = 0.004;

  private final List<KnownText> texts;

  BodyInduction(List<KnownText> texts) {
    this.texts = texts;
  }

  /** A container, what is dropped from it, and how well that agrees. */
  private record Trial(Named container, List<Named> drops, double agreement) {}

  /** A rule for all pages: one container for each layout that they have. */
  Optional<InducedBody> induce() {
    List<Trial> layouts = new ArrayList<>();
    List<KnownText> left = new ArrayList<>(texts);
    while (!left.isEmpty() && layouts.size() < MOST_LAYOUTS) {
      Optional<Trial> best = new BodyInduction(left).best();
      if (best.isEmpty()) {
        break;
      }
      Trial trial = best.get();
      List<KnownText> fitting = left.stream().filter(t -> holds(t, trial)).toList();
      if (fitting.isEmpty()) {
        break;
      }
      layouts.add(trial);
      left.removeAll(fitting);
    }
    return layouts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new InducedBody(
                layouts.stream().map(t -> t.container().css()).toList(),
                layouts.stream()
                    .flatMap(t -> t.drops().stream())
                    .filter(this::sparesAllBodies)
                    .map(Named::css)
                    .distinct()
                    .toList()));
  }

  /** What else stands in a container is sifted: it has to hold the body, and mostly the body. */
  private static boolean holds(KnownText text, Trial trial) {
    Mass held = held(text, trial.container(), trial.drops());
    return held.body() >= WHOLE * text.whole().body()
        && held.body() >= MOSTLY * (held.body() + held.other());
  }

  private boolean sparesAllBodies(Named drop) {
    return texts.stream().allMatch(t -> t.in(drop).body() == 0);
  }

  /** The best container of all pages, or of as many as have one in common. */
  private Optional<Trial> best() {
    Containers containers = new Containers(texts);
    List<Named> ofAll = containers.ofAll();
    if (!ofAll.isEmpty()) {
      return best(ofAll);
    }
    List<KnownText> group = containers.largestGroup();
    return group.isEmpty() ? Optional.empty() : new BodyInduction(group).best();
  }

  private Optional<Trial> best(List<Named> containers) {
    List<Trial> trials =
        containers.stream()
            .sorted(
                Comparator.comparingDouble((Named c) -> c.cost() * 0.01 - agreement(c, List.of())))
            .limit(TRIED)
            .map(this::trial)
            .toList();
    double best = trials.stream().mapToDouble(Trial::agreement).max().orElse(0);
    return trials.stream()
        .filter(t -> t.agreement() >= best - AS_GOOD)
        .min(Comparator.comparingDouble(t -> t.container().cost() + A_DROP * t.drops().size()));
  }

  private Trial trial(Named container) {
    List<Named> drops = new Drops(container).choose();
    return new Trial(container, drops, agreement(container, drops));
  }

  private double agreement(Named container, List<Named> drops) {
    return texts.stream().mapToDouble(t -> agreement(t, container, drops)).average().orElse(0);
  }

  private static double agreement(KnownText text, Named container, List<Named> drops) {
    Mass held = held(text, container, drops);
    if (held.body() == 0) {
      return 0;
    }
    double whole = held.body() / (double) text.whole().body();
    double pure = held.body() / (double) (held.body() + held.other());
    return (1 - PURITY) * whole + PURITY * pure;
  }

  private static Mass held(KnownText text, Named container, List<Named> drops) {
    List<Element> containers = text.found(container);
    Mass dropped = text.in(dropped(text, containers, drops));
    Mass whole = text.in(containers);
    return new Mass(whole.body() - dropped.body(), whole.other() - dropped.other());
  }

  private static List<Element> dropped(
      KnownText text, List<Element> containers, List<Named> drops) {
    Set<Element> found = new LinkedHashSet<>();
    for (Named drop : drops) {
      CompiledCss css = CompiledCss.of(drop.css());
      containers.forEach(c -> found.addAll(text.specimen().parsed().select(css, c)));
    }
    return KnownText.outermost(List.copyOf(found));
  }

  /** What is taken out of one container: greedily, whatever removes most and no line of a body. */
  private final class Drops {
    private final Map<KnownText, List<Element>> containers = new HashMap<>();
    private final List<Named> candidates;

    Drops(Named container) {
      texts.forEach(t -> containers.put(t, t.found(container)));
      candidates = candidates();
    }

    List<Named> choose() {
      List<Named> chosen = new ArrayList<>();
      int dropped = 0;
      while (chosen.size() < MOST_DROPS) {
        Named best = null;
        double most = 0;
        int bestTotal = dropped;
        for (Named candidate : candidates) {
          List<Named> with = new ArrayList<>(chosen);
          with.add(candidate);
          int total = with.isEmpty() ? 0 : other(with);
          double gain = total - dropped - 4 * candidate.cost();
          if (total - dropped >= SMALLEST_GAIN && gain > most) {
            most = gain;
            best = candidate;
            bestTotal = total;
          }
        }
        if (best == null) {
          break;
        }
        chosen.add(best);
        dropped = bestTotal;
      }
      return chosen;
    }

    private int other(List<Named> drops) {
      return texts.stream()
          .mapToInt(t -> t.in(dropped(t, containers.getOrDefault(t, List.of()), drops)).other())
          .sum();
    }

    private List<Named> candidates() {
      Map<String, Named> named = new HashMap<>();
      containers.forEach(
          (text, elements) -> {
            Set<Element> inside = new HashSet<>(elements);
            for (Line line : text.lines()) {
              if (line.part() == Part.OTHER) {
                collect(text, line, inside, named);
              }
            }
          });
      return named.values().stream()
          .filter(n -> n.cost() < Named.WEAK)
          .filter(this::isSound)
          .sorted(Named.CHEAPEST)
          .toList();
    }

    private void collect(KnownText text, Line line, Set<Element> inside, Map<String, Named> named) {
      List<Element> path = new ArrayList<>();
      Element at = line.holder();
      while (at != null && !inside.contains(at)) {
        path.add(at);
        at = at.parent();
      }
      if (at != null) {
        path.stream()
            .filter(e -> text.in(e).body() == 0)
            .flatMap(e -> ElementNames.own(e).stream())
            .forEach(n -> named.putIfAbsent(n.css(), n));
      }
    }

    /** Whether it takes something out of several pages, and nothing of a body. */
    private boolean isSound(Named drop) {
      int pages = 0;
      for (KnownText text : texts) {
        Mass mass = text.in(dropped(text, containers.getOrDefault(text, List.of()), List.of(drop)));
        if (mass.body() > 0) {
          return false;
        }
        pages += mass.other() > 0 ? 1 : 0;
      }
      return pages > 1;
    }
  }
}
