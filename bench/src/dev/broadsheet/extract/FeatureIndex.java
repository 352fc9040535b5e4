package dev.broadsheet.extract;

import dev.broadsheet.extract.LinearClassifier.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Numbers the features of lines, by the words with which the file of weights names them. */
final class FeatureIndex {
  private static final int MOST = 3;
  private static final double LEAST_WEIGHT = 0.02;

  /** A name's weight costs more than another's: names are many, and each is rare. */
  private static final double PENALTY = 2;

  private static final double PENALTY_OF_NAME = 2 * PENALTY;

  private final Set<String> names;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> features = new ArrayList<>();

  FeatureIndex(Set<String> names) {
    this.names = names;
    for (LineFeature feature : LineFeature.values()) {
      for (int bucket = 0; bucket < feature.buckets(); bucket++) {
        add(feature.name() + ' ' + bucket);
      }
    }
    for (ContextFeature feature : ContextFeature.values()) {
      for (int bucket = 0; bucket < feature.buckets(); bucket++) {
        add("context " + feature.name() + ' ' + bucket);
      }
    }
    for (int k = 0; k < FirstJudgement.ODDS; k++) {
      add("odds " + k);
    }
    names.stream().sorted().forEach(name -> add("own " + name));
    names.stream().sorted().forEach(name -> add("in " + name));
  }

  private void add(String feature) {
    numbers.put(feature, features.size());
    features.add(feature);
  }

  /**
   * What the square of each feature's weight costs.
   *
   * @param times how many times as much as in the second judgement
   */
  double[] penalties(double times) {
    return features.stream()
        .mapToDouble(f -> times * (isName(f) ? PENALTY_OF_NAME : PENALTY))
        .toArray();
  }

  private static boolean isName(String feature) {
    return feature.startsWith("own ") || feature.startsWith("in ");
  }

  /** The lines of a page with what is asked of each. */
  List<Example> lines(KnownPage page) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < page.lines().size(); i++) {
      Map<String, Double> found = new HashMap<>();
      addLine(page.lines(), i, found);
      examples.add(
          new Example(
              numbers(found),
              values(found),
              page.label(i).orElse(0),
              page.label(i).isPresent() ? page.weight(i) : 0));
    }
    return examples;
  }

  /** The same lines with what is asked of their context after a first judgement. */
  List<Example> inContext(KnownPage page, List<Example> lines, double[] first) {
    FirstJudgement judged = new FirstJudgement(page.lines(), first);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Map<String, Double> found = new HashMap<>();
      addContext(judged, i, found);
      examples.add(lines.get(i).and(numbers(found), values(found)));
    }
    return examples;
  }

  private int[] numbers(Map<String, Double> found) {
    return found.keySet().stream().mapToInt(numbers::get).toArray();
  }

  private static double[] values(Map<String, Double> found) {
    return found.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void addLine(PageLines page, int i, Map<String, Double> found) {
    for (LineFeature feature : LineFeature.values()) {
      int bucket = feature.bucket(page, i);
      if (bucket != Buckets.NONE) {
        found.put(feature.name() + ' ' + bucket, 1.0);
      }
    }
    Element holder = page.get(i).holder();
    MarkupNames.of(holder).stream()
        .filter(names::contains)
        .forEach(n -> found.put("own " + n, 1.0));
    for (Element at = holder; at != null && !at.equals(page.root()); at = at.parent()) {
      MarkupNames.of(at).stream()
          .filter(names::contains)
          .forEach(n -> found.merge("in " + n, 1.0, (a, b) -> Math.min(MOST, a + b)));
    }
  }

  private static void addContext(FirstJudgement judged, int i, Map<String, Double> found) {
    for (ContextFeature feature : ContextFeature.values()) {
      found.put("context " + feature.name() + ' ' + feature.bucket(judged, i), 1.0);
    }
    double[] odds = judged.odds(i);
    for (int k = 0; k < odds.length; k++) {
      found.put("odds " + k, odds[k]);
    }
  }

  /** The lines of the file of weights. */
  List<String> weights(LinearClassifier first, LinearClassifier second) {
    List<String> lines = new ArrayList<>();
    lines.add("# What counts for and against a line of a page, in the first judgement and in the");
    lines.add("# second. Learned from pages whose article is known: bench/README.md.");
    features.forEach(
        feature -> {
          int number = numbers.get(feature);
          double a = first.weight(number);
          double b = second.weight(number);
          if (Math.abs(a) >= LEAST_WEIGHT || Math.abs(b) >= LEAST_WEIGHT) {
            boolean once = feature.startsWith("context ") || feature.startsWith("odds ");
            lines.add(
                once
                    ? String.format(Locale.ROOT, "%s %.3f", feature, b)
                    : String.format(Locale.ROOT, "%s %.3f %.3f", feature, a, b));
          }
        });
    return lines;
  }
}
