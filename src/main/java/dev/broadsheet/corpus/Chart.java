package dev.broadsheet.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * Counts as bars, in SVG: readable on light and dark, with a title and a description for those who
 * do not see it.
 *
 * @param counts in the order in which they are shown
 */
record Chart(String title, Map<String, Long> counts) {
  private static final int WIDTH = 720;
  private static final int MARGIN = 16;
  private static final int TOP = 44;
  private static final int ROW = 22;
  private static final int LABELS = 190;
  private static final int NUMBERS = 90;
  private static final int HEIGHT = 220;
  private static final int LONGEST_LABEL = 26;

  /** So many bars have a label of their own below them. */
  private static final int LABELLED = 12;

  private static final String STYLE =
      """
      <style>
      text { font: 13px system-ui, sans-serif; fill: #1f2328; }
      .title { font-size: 15px; font-weight: 600; }
      .quiet { fill: #59636e; }
      .bar { fill: #1f6feb; }
      @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .quiet { fill: #9198a1; }
      .bar { fill: #58a6ff; }
      }
      </style>
      """;

  Chart {
    Objects.requireNonNull(title, "title");
  }

  /** The same with so many bars, of which the last is for all others. */
  Chart first(int bars) {
    if (counts.size() <= bars) {
      return this;
    }
    Map<String, Long> fewer = new LinkedHashMap<>();
    counts.forEach(
        (name, count) -> {
          boolean hasRoom = fewer.size() < bars - 1;
          fewer.merge(hasRoom ? name : Census.OTHER, count, Long::sum);
        });
    return new Chart(title, fewer);
  }

  /** A bar a row, from left to right: for names. */
  String rows() {
    StringBuilder bars = new StringBuilder();
    int width = WIDTH - LABELS - NUMBERS - 2 * MARGIN;
    int y = TOP;
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      bars.append(text("end", MARGIN + LABELS - 8, y + 15, "", shortened(count.getKey())));
      bars.append(bar(MARGIN + LABELS, y + 3, scaled(count.getValue(), width), ROW - 6));
      bars.append(
          text(
              "start",
              MARGIN + LABELS + scaled(count.getValue(), width) + 6,
              y + 15,
              "quiet",
              Markup.count(count.getValue())));
      y += ROW;
    }
    return svg(y + MARGIN, bars, described(count -> true));
  }

  /** A bar a column, from below: for what has an order, such as months. */
  String columns() {
    StringBuilder bars = new StringBuilder();
    List<Map.Entry<String, Long>> all = new ArrayList<>(counts.entrySet());
    double step = (WIDTH - 2.0 * MARGIN) / Math.max(1, all.size());
    int labelled = Math.max(1, (all.size() + LABELLED - 1) / LABELLED);
    for (int i = 0; i < all.size(); i++) {
      double height = scaled(all.get(i).getValue(), HEIGHT);
      double x = MARGIN + i * step;
      if (height > 0) {
        bars.append(bar(x, TOP + HEIGHT - height, Math.max(1, step * 0.85), height));
      }
      if (i % labelled == 0) {
        bars.append(text("start", x, TOP + HEIGHT + 18, "quiet", all.get(i).getKey()));
      }
    }
    bars.append(
        text("end", WIDTH - MARGIN, TOP - 8, "quiet", "at most " + Markup.count(highest())));
    return svg(TOP + HEIGHT + 30, bars, described(count -> count > 0));
  }

  private String svg(int height, CharSequence bars, String described) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="t d">
    <title id="t">%s</title>
    <desc id="d">%s</desc>
    %s<text class="title" x="%d" y="26">%s</text>
    %s</svg>
    """
        .formatted(
            WIDTH,
            height,
            WIDTH,
            height,
            Markup.xml(title),
            Markup.xml(described),
            STYLE,
            MARGIN,
            Markup.xml(title),
            bars);
  }

  /** Numbers in words: what the bars show. */
  private String described(LongPredicate isTold) {
    return counts.entrySet().stream()
        .filter(c -> isTold.test(c.getValue()))
        .map(c -> c.getKey() + ": " + Markup.count(c.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String bar(double x, double y, double width, double height) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>\n",
        x,
        y,
        width,
        height);
  }

  private static String text(String anchor, double x, double y, String kind, String text) {
    return String.format(
        Locale.ROOT,
        "<text%s x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
        kind.isEmpty() ? "" : " class=\"" + kind + "\"",
        x,
        y,
        anchor,
        Markup.xml(text));
  }

  private double scaled(long count, int length) {
    return (double) count * length / Math.max(1, highest());
  }

  private long highest() {
    return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static String shortened(String label) {
    String line = Markup.line(label);
    return line.codePointCount(0, line.length()) <= LONGEST_LABEL
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
  }
}
