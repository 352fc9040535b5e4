package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.article.Block;
import java.util.ArrayList;
import java.util.List;
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

  private final List<Piece> pieces;
  private final boolean cut;
  private final Promises promises;
  private final Mass mass;
  private final List<PageLine> texts = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();

  private ContentSearch(Element root, BlockReader.Blocks read, Promises promises) {
    pieces = read.pieces();
    cut = read.cut();
    this.promises = promises;
    mass = new Mass(root);
    PageLines lines = new PageLines(root, pieces, promises);
    choose(lines, ContentModel.packaged().likelihoods(lines));
  }

  /**
   * Searches a page.
   *
   * @param dropped elements that are left out with all they hold
   */
  static ContentSearch of(ParsedPage page, Set<Element> dropped) {
    Element root = page.document().body();
    return new ContentSearch(root, BlockReader.read(List.of(root), dropped), Promises.of(page));
  }

  private void choose(PageLines lines, double[] likelihoods) {
    List<Piece> beside = new ArrayList<>();
    int line = 0;
    for (Piece piece : pieces) {
      if (piece.block().text().isEmpty()) {
        beside.add(piece);
        continue;
      }
      if (likelihoods[line] >= LIKELY) {
        beside.forEach(b -> blocks.addAll(b.spoken()));
        blocks.addAll(piece.spoken());
        texts.add(lines.get(line));
        mass.add(lines.get(line).container(), lines.get(line).length());
      }
      beside.clear();
      line++;
    }
  }

  /** The body's blocks in order; none on a page without an article. */
  List<Block> blocks() {
    return blocks;
  }

  /** The text of the lines that introduce the body and stand at its head. */
  Optional<String> standfirst() {
    return Standfirst.of(texts, promises, mass);
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
