package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.article.Block;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;

/**
 * A block of text as it stands on a page, whether it is the article's or not.
 *
 * @param holder the innermost block element around it
 */
public record TextLine(Element holder, Block block) {
  public TextLine {
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(block, "block");
  }

  /** Every block of a page that has text, in document order; machinery and menus have none. */
  public static List<TextLine> of(ParsedPage page) {
    return BlockReader.read(List.of(page.document().body()), BodyMarks.NONE).pieces().stream()
        .filter(piece -> !piece.block().text().isEmpty())
        .map(piece -> new TextLine(piece.holder(), piece.block()))
        .toList();
  }
}
