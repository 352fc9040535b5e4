package dev.broadsheet.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * Judges which lines of a page are its article's: each line by its length, links, place and the
 * names around it, then once more by how likely the lines around it are. A linear model, so that
 * what counts for a line can be read from its weights.
 */
final class ContentModel {
  private static final ContentModel PACKAGED = new ContentModel(ContentWeights.packaged());

  private final ContentWeights weights;

  ContentModel(ContentWeights weights) {
    this.weights = weights;
  }

  static ContentModel packaged() {
    return PACKAGED;
  }

  /** How likely each line is the article's, 0 to 1. */
  double[] likelihoods(PageLines page) {
    Map<Element, Surroundings> known = new HashMap<>();
    known.put(page.root(), Surroundings.NONE);
    double[] first = new double[page.size()];
    double[] second = new double[page.size()];
    for (int i = 0; i < page.size(); i++) {
      Surroundings around = around(page.get(i).holder(), known);
      double[] sums = {around.first(), around.second()};
      weights.addOwn(page.get(i).holder(), sums);
      weights.addLine(page, i, sums);
      first[i] = likelihood(sums[0]);
      second[i] = sums[1];
    }
    FirstJudgement judged = new FirstJudgement(page, first);
    for (int i = 0; i < page.size(); i++) {
      second[i] = likelihood(second[i] + weights.context(judged, i));
    }
    return second;
  }

  private Surroundings around(Element holder, Map<Element, Surroundings> known) {
    Deque<Element> unknown = new ArrayDeque<>();
    Element at = holder;
    while (at != null && !known.containsKey(at)) {
      unknown.push(at);
      at = at.parent();
    }
    Surroundings around = known.getOrDefault(at, Surroundings.NONE);
    while (!unknown.isEmpty()) {
      around = weights.around(unknown.peek(), around);
      known.put(unknown.pop(), around);
    }
    return around;
  }

  private static double likelihood(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }
}
