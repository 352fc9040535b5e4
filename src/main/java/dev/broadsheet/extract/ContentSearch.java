package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.article.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Finds the article's text on any page, whatever the site: all lines of the page are judged by a
 * {@link ContentModel}, and the likely ones are the body. Figures and embeds belong to it where
 * they stand among its lines.
 */
final class ContentSearch {
  static final double LIKELY = 0.5;

  /** A longer text that begins like residue may go on like an article. */
  private static final int LONGEST_RESIDUE = 300;

  /** Shorter paragraphs may well be said twice. */
  private static final int SHORTEST_REPEATED = 80;

  /** A line that leads elsewhere has a link; without one it may as well be a sentence. */
  private static final double LINKED = 0.3;

  private static final Set<Residue.Kind> NEVER_TEXT =
      Set.of(
          Residue.Kind.RELATED,
          Residue.Kind.SUBSCRIBE,
          Residue.Kind.SHARE,
          Residue.Kind.COMMENTS,
          Residue.Kind.DONATE,
          Residue.Kind.ADVERTISEMENT,
          Residue.Kind.PRIVACY,
          Residue.Kind.APP,
          Residue.Kind.CORRECTION,
          Residue.Kind.COPYRIGHT,
          Residue.Kind.LOADING);

  private final List<Piece> pieces;
  private final boolean cut;
  private final Promises promises;
  private final Mass mass;
  private final PageLines lines;
  private final double[] likelihoods;
  private final boolean[] chosen;
  private final Set<Element> within;
  private final Set<Element> dropped;
  private final List<PageLine> texts = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();

  private ContentSearch(
      Element root, BlockReader.Blocks read, Promises promises, Set<Element> dropped) {
    this.dropped = dropped;
    pieces = read.pieces();
    cut = read.cut();
    this.promises = promises;
    mass = new Mass(root);
    lines = new PageLines(root, pieces, promises);
    likelihoods = ContentModel.packaged().likelihoods(lines);
    within = Set.of(root);
    chosen = choose();
    gather();
  }

  private ContentSearch(ContentSearch all, Set<Element> within) {
    dropped = all.dropped;
    pieces = all.pieces;
    cut = all.cut;
    promises = all.promises;
    mass = new Mass(all.mass.root());
    lines = all.lines;
    likelihoods = all.likelihoods;
    this.within = within;
    chosen = choose();
    gather();
  }

  /**
   * Searches a page.
   *
   * @param marks what is dropped is left out; what stands beside it is judged as if it were there
   */
  static ContentSearch of(ParsedPage page, BodyMarks marks) {
    Element root = page.document().body();
    BlockReader.Blocks read = BlockReader.read(List.of(root), marks.sparing(Markup::isBlock));
    return new ContentSearch(root, read, Promises.of(page), marks.dropped());
  }

  /** The same, where the body is known to stand in a part of the page. */
  ContentSearch within(Region region) {
    return new ContentSearch(this, Set.copyOf(region.containers()));
  }

  private boolean[] choose() {
    boolean[] likely = new boolean[lines.size()];
    Map<String, Element> said = new HashMap<>();
    for (int line = 0; line < likely.length; line++) {
      likely[line] =
          likelihoods[line] >= LIKELY
              && isWithin(lines.get(line).holder())
              && !isBesideTheText(lines.get(line))
              && !(lines.isRepeated(line) && repeats(lines.get(line), said));
    }
    Neighbours.settle(lines, likely, this::isWithin);
    return likely;
  }

  /** Pages show their beginning again in another place, behind a wall. */
  private static boolean repeats(PageLine line, Map<String, Element> said) {
    Element first = said.putIfAbsent(line.text(), line.container());
    return first != null && !first.equals(line.container()) && line.length() >= SHORTEST_REPEATED;
  }

  private void gather() {
    List<Piece> beside = new ArrayList<>();
    int line = 0;
    for (Piece piece : pieces) {
      if (piece.block().text().isEmpty()) {
        if (isWithin(piece.holder())) {
          beside.add(piece);
        }
        continue;
      }
      if (chosen[line]) {
        beside.forEach(b -> blocks.addAll(b.spoken()));
        blocks.addAll(isSubhead(line) ? Neighbours.asHeading(piece.spoken()) : piece.spoken());
        texts.add(lines.get(line));
        mass.add(lines.get(line).container(), lines.get(line).length());
      }
      beside.clear();
      line++;
    }
  }

  /** The first lines may be a lead or a byline. */
  private boolean isSubhead(int line) {
    return !texts.isEmpty()
        && line + 1 < chosen.length
        && chosen[line + 1]
        && Neighbours.isSubhead(lines.get(line), lines.get(line + 1))
        && (texts.size() >= Repeats.HEAD || Names.alone(lines.get(line).text()).isEmpty());
  }

  private boolean isWithin(Element holder) {
    boolean inside = false;
    for (Element at = holder; at != null; at = at.parent()) {
      if (dropped.contains(at)) {
        return false;
      }
      inside |= within.contains(at);
    }
    return inside;
  }

  /** The lines inside the body's container that were not taken for the article's, and why. */
  List<LeftOut> refused() {
    List<LeftOut> refused = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (!chosen[line] && lines.steps(line, container()) < PageLines.FAR) {
        refused.add(refusal(line));
      }
    }
    return refused;
  }

  private LeftOut refusal(int line) {
    String text = lines.get(line).text();
    if (likelihoods[line] < LIKELY) {
      return LeftOut.of(text, LeftOut.Why.UNLIKELY, likelihood(likelihoods[line]));
    }
    if (isBesideTheText(lines.get(line))) {
      return LeftOut.of(text, LeftOut.Why.RESIDUE, phrase(text));
    }
    return lines.isRepeated(line)
        ? LeftOut.of(text, LeftOut.Why.REPEATED, "the body")
        : LeftOut.of(text, LeftOut.Why.UNLIKELY, "by the lines around it");
  }

  private static String likelihood(double likelihood) {
    return String.format(Locale.ROOT, "%.0f %% likely", 100 * likelihood);
  }

  private static String phrase(String text) {
    return Residue.of(text).map(k -> k.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  /**
   * Whether a line's words tell that it is not the article's, however well it fits in: what sites
   * put between paragraphs looks like one.
   */
  static boolean isBesideTheText(PageLine line) {
    return line.length() <= LONGEST_RESIDUE
        && line.residue()
            .filter(kind -> kind != Residue.Kind.RELATED || line.linked() > LINKED)
            .filter(kind -> kind != Residue.Kind.COPYRIGHT || line.hasCopyright())
            .filter(NEVER_TEXT::contains)
            .isPresent();
  }

  /** The body's blocks in order; none on a page without an article. */
  List<Block> blocks() {
    return blocks;
  }

  /** The text of the lines that introduce the body and stand at its head. */
  Optional<String> standfirst() {
    return Standfirst.of(texts, promises, mass);
  }

  /** The names that are all that one of the first lines says, in bold. */
  List<String> byline() {
    return texts.stream()
        .limit(Repeats.HEAD)
        .filter(line -> line.isBold() && !line.isShouted())
        .map(line -> Names.alone(line.text()))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Whether a bound was met before the page's end. */
  boolean isCut() {
    return cut;
  }

  /** The innermost element that holds the whole body. */
  Element container() {
    return mass.innermost(1);
  }

  /** What an element holds of the body's text, 0 to 1. */
  double share(Element element) {
    return mass.share(element);
  }
}
