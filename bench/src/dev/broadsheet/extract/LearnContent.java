package dev.broadsheet.extract;

import dev.broadsheet.bench.Pages;
import dev.broadsheet.extract.LinearClassifier.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Learns the weights of {@link ContentModel} from pages whose article is known, and tells first how
 * well such weights do on pages of sites that they were not learned from.
 *
 * <p>Arguments: the sets, divided by commas, and the file of weights to write; without a file it
 * only tells.
 */
public final class LearnContent {
  static final int FOLDS = 6;

  /** The first judgement shall be no surer of sites that it was learned from than of others. */
  private static final double PENALTY_OF_FIRST = 2;

  /** A name is a feature where so many sites use it. */
  private static final int SITES = 25;

  private final List<KnownPage> pages;
  private final FeatureIndex index;
  private final Map<KnownPage, List<Example>> lines = new HashMap<>();

  private LearnContent(List<KnownPage> pages) {
    this.pages = pages;
    this.index = new FeatureIndex(commonNames(pages));
    pages.forEach(page -> lines.put(page, index.lines(page)));
  }

  public static void main(String[] args) throws IOException {
    LearnContent learning = of(args[0]);
    Map<KnownPage, double[]> first = learning.judgeOthers(Map.of());
    learning.tell("each line", first);
    learning.tell("in context", learning.judgeOthers(first));
    if (args.length > 1) {
      Files.write(Path.of(args[1]), learning.weights(learning.pages, first));
    }
  }

  /** Ready to learn from the pages of some sets, divided by commas. */
  static LearnContent of(String sets) throws IOException {
    return new LearnContent(
        Pages.known(sets).stream()
            .map(known -> new KnownPage(known.set(), known.page(), known.truth()))
            .toList());
  }

  /** In which part of all sites one is, from 0. */
  static int fold(String site) {
    return Math.floorMod(site.hashCode(), FOLDS);
  }

  private List<KnownPage> othersThan(int fold) {
    return pages.stream().filter(page -> fold(page.site()) != fold).toList();
  }

  /** Judges every page by weights that were learned from the pages of other sites. */
  Map<KnownPage, double[]> judgeOthers(Map<KnownPage, double[]> first) {
    Map<KnownPage, double[]> judged = new HashMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      LinearClassifier classifier = learn(othersThan(fold), first);
      for (KnownPage page : pages) {
        if (fold(page.site()) == fold) {
          judged.put(page, judge(page, classifier, first));
        }
      }
    }
    return judged;
  }

  /**
   * Learns from pages.
   *
   * @param first first judgements of their lines; none for the first judgement itself
   */
  private LinearClassifier learn(List<KnownPage> from, Map<KnownPage, double[]> first) {
    List<Example> examples =
        from.stream()
            .flatMap(page -> examples(page, first).stream())
            .filter(example -> example.weight() > 0)
            .toList();
    return LinearClassifier.learn(
        examples, index.penalties(first.isEmpty() ? PENALTY_OF_FIRST : 1));
  }

  private List<Example> examples(KnownPage page, Map<KnownPage, double[]> first) {
    double[] judged = first.get(page);
    return judged == null ? lines.get(page) : index.inContext(page, lines.get(page), judged);
  }

  private double[] judge(
      KnownPage page, LinearClassifier classifier, Map<KnownPage, double[]> first) {
    return examples(page, first).stream().mapToDouble(classifier::likelihood).toArray();
  }

  /**
   * The lines of the file. The second judgement is learned from first ones by weights that do not
   * know the page's site: those are as sure as first judgements of any other page will be.
   */
  private List<String> weights(List<KnownPage> from, Map<KnownPage, double[]> strange) {
    return index.weights(learn(from, Map.of()), learn(from, strange));
  }

  /** The lines of a file that is learned from the sites outside of a fold. */
  List<String> weightsWithout(int fold, Map<KnownPage, double[]> strange) {
    return weights(othersThan(fold), strange);
  }

  private void tell(String title, Map<KnownPage, double[]> judged) {
    Map<String, List<double[]>> scores = new TreeMap<>();
    for (KnownPage page : pages) {
      double[] likelihoods = judged.get(page);
      Set<Integer> kept = new HashSet<>();
      for (int i = 0; i < likelihoods.length; i++) {
        if (likelihoods[i] >= ContentSearch.LIKELY
            && !ContentSearch.isBesideTheText(page.lines().get(i))
            && !page.lines().isTitle(i)) {
          kept.add(i);
        }
      }
      if (page.hasBody()) {
        scores.computeIfAbsent(page.set(), _ -> new ArrayList<>()).add(page.score(kept));
      } else {
        scores.computeIfAbsent(page.set(), _ -> new ArrayList<>()).addAll(page.segments(kept));
      }
    }
    System.out.printf(Locale.ROOT, "%s: loss %.4f%n", title, loss(judged));
    scores.values().removeIf(List::isEmpty);
    scores.forEach(
        (set, each) -> {
          double p = mean(each, 0);
          double r = mean(each, 1);
          System.out.printf(
              Locale.ROOT, "  %-12s P %.3f  R %.3f  F1 %.3f%n", set, p, r, 2 * p * r / (p + r));
        });
  }

  /** The mean log loss of the known lines. */
  private double loss(Map<KnownPage, double[]> judged) {
    double loss = 0;
    double weight = 0;
    for (KnownPage page : pages) {
      List<Example> known = lines.get(page);
      for (int i = 0; i < known.size(); i++) {
        double p = Math.clamp(judged.get(page)[i], 1e-6, 1 - 1e-6);
        double label = known.get(i).label();
        loss -= known.get(i).weight() * (label * Math.log(p) + (1 - label) * Math.log(1 - p));
        weight += known.get(i).weight();
      }
    }
    return loss / weight;
  }

  private static double mean(List<double[]> scores, int column) {
    return scores.stream()
        .mapToDouble(s -> s[column])
        .filter(s -> !Double.isNaN(s))
        .average()
        .orElse(0);
  }

  private static Set<String> commonNames(List<KnownPage> pages) {
    Map<String, Set<String>> sites = new HashMap<>();
    for (KnownPage page : pages) {
      for (int i = 0; i < page.lines().size(); i++) {
        Stream.concat(
                Stream.of(page.lines().get(i).holder()),
                page.lines().get(i).holder().parents().stream())
            .flatMap(element -> MarkupNames.of(element).stream())
            .forEach(name -> sites.computeIfAbsent(name, _ -> new HashSet<>()).add(page.site()));
      }
    }
    return sites.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= SITES)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
