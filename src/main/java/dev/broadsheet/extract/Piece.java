package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A block and where it was read: what the search for the body judges.
 *
 * @param parts the block as the article has it: its lines, where each is a paragraph
 * @param holder the innermost block element around the text
 * @param linked how many of the text's characters stand in links
 */
record Piece(Block block, List<Block> parts, Element holder, int linked) {
  Piece {
    parts = List.copyOf(parts);
  }

  Piece(Block block, Element holder, int linked) {
    this(block, List.of(block), holder, linked);
  }
}
