package dev.broadsheet.extract;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The lines of a page with how likely each is the article's, judged one by one. */
final class FirstJudgement {
  /** What holds this share of the likely text is the article's container. */
  private static final double MOST = 0.8;

  static final int ODDS = 9;
  private static final double OWN_SCALE = 2;
  private static final double FAR_SCALE = 3;
  private static final double BEYOND = -1.5;
  private static final double LEAST = 1e-3;
  private static final double SURE = 0.6;
  private static final int LONG = 60;

  private final PageLines page;
  private final double[] likelihoods;
  private final Mass likely;
  private final Mass all;
  private final Map<String, Double> byShape = new HashMap<>();
  private final Element container;
  private int first = -1;
  private int last = -1;

  FirstJudgement(PageLines page, double[] likelihoods) {
    this.page = page;
    this.likelihoods = likelihoods;
    this.likely = new Mass(page.root());
    this.all = new Mass(page.root());
    for (int i = 0; i < page.size(); i++) {
      add(i, page.get(i));
    }
    container = likely.innermost(MOST);
  }

  private void add(int i, PageLine line) {
    all.add(line.container(), line.length());
    if (likelihoods[i] > 0.5) {
      double mass = likelihoods[i] * line.length();
      likely.add(line.container(), mass);
      byShape.merge(line.shape(), mass, Double::sum);
    }
    if (likelihoods[i] > SURE && line.length() >= LONG) {
      first = first < 0 ? i : first;
      last = i;
    }
  }

  PageLines page() {
    return page;
  }

  /**
   * The log-odds of a line, of the three before and the three behind it, then the least and the
   * greatest of its two neighbours', scaled to about -2 to 2.
   */
  double[] odds(int i) {
    double before = odds(i - 1, FAR_SCALE);
    double after = odds(i + 1, FAR_SCALE);
    return new double[] {
      odds(i, OWN_SCALE),
      odds(i - 3, FAR_SCALE),
      odds(i - 2, FAR_SCALE),
      before,
      after,
      odds(i + 2, FAR_SCALE),
      odds(i + 3, FAR_SCALE),
      Math.min(before, after),
      Math.max(before, after)
    };
  }

  private double odds(int i, double scale) {
    if (i < 0 || i >= likelihoods.length) {
      return BEYOND;
    }
    double p = likelihoods[i];
    return Math.log((p + LEAST) / (1 - p + LEAST)) / scale;
  }

  /** The innermost element that holds most of the likely text. */
  Element container() {
    return container;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  /** What an element holds of the page's likely text, 0 to 1. */
  double shareOfLikely(@Nullable Element element) {
    return likely.share(element);
  }

  /** What of an element's text is likely, 0 to 1. */
  double purity(@Nullable Element element) {
    double text = all.of(element);
    return text == 0 ? 0 : likely.of(element) / text;
  }

  /** What lines of the same shape hold of the likely text, 0 to 1. */
  double shareOfShape(int i) {
    double total = likely.total();
    return total == 0 ? 0 : byShape.getOrDefault(page.get(i).shape(), 0.0) / total;
  }
}
