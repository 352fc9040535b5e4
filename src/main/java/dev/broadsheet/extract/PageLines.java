package dev.broadsheet.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The lines of text of a page in document order, and what each is among the others. */
final class PageLines {
  /** A part of the page is followed while it holds this share of its parent's running text. */
  private static final double MOST = 0.65;

  static final int FAR = 99;

  private final List<PageLine> lines = new ArrayList<>();
  private final Promises promises;
  private final Element root;
  private final Mass running;
  private final Map<String, Integer> counts = new HashMap<>();
  private final BitSet pictured = new BitSet();
  private final Element best;
  private final int headline;
  private int firstRunning = -1;
  private int lastRunning = -1;

  PageLines(Element root, List<Piece> pieces, Promises promises) {
    this.root = root;
    this.promises = promises;
    this.running = new Mass(root);
    pieces.forEach(this::add);
    best = running.heart(MOST);
    headline = findHeadline();
    for (int i = 0; i < size(); i++) {
      if (lines.get(i).isRunning() && steps(i, best) < FAR) {
        firstRunning = firstRunning < 0 ? i : firstRunning;
        lastRunning = i;
      }
    }
  }

  private void add(Piece piece) {
    if (piece.block().text().isEmpty()) {
      pictured.set(lines.size());
      return;
    }
    PageLine line = new PageLine(piece);
    lines.add(line);
    counts.merge(line.text(), 1, Integer::sum);
    if (line.isRunning()) {
      running.add(line.container(), line.length());
    }
  }

  private int findHeadline() {
    for (int i = 0; i < size(); i++) {
      if (isHeading(i) && isTitle(i)) {
        return i;
      }
    }
    for (int i = 0; i < size(); i++) {
      if (lines.get(i).kind() == PageLine.Kind.TITLE) {
        return i;
      }
    }
    return -1;
  }

  private boolean isHeading(int i) {
    return switch (lines.get(i).kind()) {
      case TITLE, HEADING, SUBHEADING, MINOR_HEADING -> true;
      case PARAGRAPH, QUOTE, BULLETS, NUMBERED, TABLE -> false;
    };
  }

  int size() {
    return lines.size();
  }

  PageLine get(int i) {
    return lines.get(i);
  }

  Element root() {
    return root;
  }

  /** The innermost element that holds most of the page's running text. */
  Element best() {
    return best;
  }

  /** Index of the line that is the headline; -1 if there is none. */
  int headline() {
    return headline;
  }

  /** Index of the first line of running text in the best element; -1 if there is none. */
  int firstRunning() {
    return firstRunning;
  }

  int lastRunning() {
    return lastRunning;
  }

  /** Whether a picture or something embedded stands right before the line. */
  boolean isPictured(int i) {
    return pictured.get(i);
  }

  boolean isRepeated(int i) {
    return counts.getOrDefault(lines.get(i).text(), 0) > 1;
  }

  boolean isTitle(int i) {
    return promises.isTitle(key(i));
  }

  boolean isDescribed(int i) {
    return promises.isDescribed(key(i));
  }

  /** How many of the words that the head promises the line has. */
  int promised(int i) {
    return promises.kept(key(i));
  }

  Promises promises() {
    return promises;
  }

  String key(int i) {
    return lines.get(i).key();
  }

  /** Share of the page's running text in the element some levels above the line's container. */
  double runningShare(int i, int levels) {
    return running.share(above(i, levels));
  }

  /** The element some levels above the line's container; absent above the root. */
  @Nullable Element above(int i, int levels) {
    Element at = lines.get(i).container();
    for (int level = 0; level < levels && at != null; level++) {
      at = at.equals(root) ? null : at.parent();
    }
    return at;
  }

  /** Levels from the line's container up to an element that holds it; {@link #FAR} outside it. */
  int steps(int i, Element holder) {
    int steps = 0;
    for (Element at = lines.get(i).container(); at != null; at = at.parent()) {
      if (at.equals(holder)) {
        return steps;
      }
      steps++;
    }
    return FAR;
  }
}
