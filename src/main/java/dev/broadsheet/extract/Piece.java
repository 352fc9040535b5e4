package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import org.jsoup.nodes.Element;

/**
 * A block and where it was read: what the search for the body judges.
 *
 * @param holder the innermost block element around the text
 * @param linked how many of the text's characters stand in links
 */
record Piece(Block block, Element holder, int linked) {}
