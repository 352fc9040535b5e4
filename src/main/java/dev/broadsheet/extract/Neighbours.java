package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/**
 * Settles by the lines around them which lines are the article's: what stands between two of its
 * paragraphs belongs to it, and a heading belongs to what it heads. Tells, too, the short lines in
 * bold that stand for a heading.
 */
final class Neighbours {
  private static final int LONGEST_HEADING = 100;

  /** What leads elsewhere has more in links. */
  private static final double LINKED = 0.3;

  private static final double ALL_LINKED = 0.95;
  private static final int SHORTEST_LINK = 25;

  /** What stands where something else should be shown. */
  private static final Set<Residue.Kind> HINTS =
      Set.of(Residue.Kind.PRIVACY, Residue.Kind.LOADING, Residue.Kind.ADVERTISEMENT);

  private final PageLines lines;
  private final boolean[] chosen;
  private final int firstText;

  private Neighbours(PageLines lines, boolean[] chosen) {
    this.lines = lines;
    this.chosen = chosen;
    this.firstText = firstText();
  }

  /**
   * Takes what stands between two paragraphs that are laid out alike, and leaves out the headings
   * of what was left out, and links to other articles between paragraphs.
   *
   * @param chosen which lines are likely; it is changed
   * @param isWithin whether an element may hold lines of the article
   */
  static void settle(PageLines lines, boolean[] chosen, Predicate<Element> isWithin) {
    Neighbours neighbours = new Neighbours(lines, chosen);
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (chosen[i]) {
        chosen[i] = !neighbours.headsNothing(i) && !neighbours.leadsElsewhere(i);
      } else {
        chosen[i] = neighbours.isBetween(i) && isWithin.test(lines.get(i).holder());
      }
    }
  }

  private int firstText() {
    int i = 0;
    while (i < chosen.length && !(chosen[i] && isText(lines.get(i)))) {
      i++;
    }
    return i;
  }

  /** Whether a heading's text was left out; a heading before all text is a title. */
  private boolean headsNothing(int i) {
    if (i < firstText || !isHeading(lines.get(i))) {
      return false;
    }
    int next = i + 1;
    while (next < lines.size() && !chosen[next] && isLabel(lines.get(next))) {
      next++;
    }
    return next < lines.size()
        && !chosen[next]
        && lines.get(i).container().equals(lines.get(next).container());
  }

  /** Whether it is no text that a heading could have: a picture's credit, a hint. */
  private static boolean isLabel(PageLine line) {
    return line.kind() == PageLine.Kind.PARAGRAPH
        && line.linked() < LINKED
        && (!line.isRunning() || line.residue().filter(HINTS::contains).isPresent());
  }

  /** Whether a line in text is nothing but a link, and no sentence, name or address. */
  private boolean leadsElsewhere(int i) {
    PageLine line = lines.get(i);
    return line.kind() == PageLine.Kind.PARAGRAPH
        && line.linked() > ALL_LINKED
        && line.length() >= SHORTEST_LINK
        && !line.text().endsWith(".")
        && !line.hasAddress()
        && !line.hasAt()
        && isAmongText(i);
  }

  private boolean isAmongText(int i) {
    return i > 0
        && i + 1 < lines.size()
        && chosen[i - 1]
        && chosen[i + 1]
        && isText(lines.get(i - 1))
        && isText(lines.get(i + 1));
  }

  private boolean isBetween(int i) {
    PageLine line = lines.get(i);
    return isAmongText(i)
        && lines.get(i - 1).shape().equals(lines.get(i + 1).shape())
        && line.linked() < LINKED
        && line.residue().isEmpty()
        && (isHeading(line)
            ? line.length() <= LONGEST_HEADING && !lines.isPictured(i + 1)
            : isText(line) && line.shape().equals(lines.get(i + 1).shape()));
  }

  private static boolean isText(PageLine line) {
    return line.kind() == PageLine.Kind.PARAGRAPH && line.isRunning();
  }

  private static boolean isHeading(PageLine line) {
    return line.piece().block() instanceof Block.Heading;
  }

  /** Whether a line is set in bold as a heading is, above one that is not. */
  static boolean isSubhead(PageLine line, PageLine next) {
    return line.length() <= LONGEST_HEADING
        && line.end() == PageLine.End.OTHER
        && line.linked() < LINKED
        && line.residue().isEmpty()
        && line.isBold()
        && next.kind() == PageLine.Kind.PARAGRAPH
        && !next.isBold();
  }

  static List<Block> asHeading(List<Block> blocks) {
    return blocks.stream()
        .<Block>map(block -> new Block.Heading(2, block.text()).in(block.language()))
        .toList();
  }
}
