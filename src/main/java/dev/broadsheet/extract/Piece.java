package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** The parts, each with the language that the page declares for them, not for all of itself. */
  List<Block> spoken() {
    for (Element at = holder; at != null && isInside(at); at = at.parent()) {
      String html = Markup.attribute(at, "lang");
      String tag = html.isEmpty() ? Markup.attribute(at, "xml:lang") : html;
      if (!tag.isBlank()) {
        Optional<String> language = Tongue.code(tag);
        return parts.stream().map(part -> part.in(language)).toList();
      }
    }
    return parts;
  }

  /** The same paragraph with its first letter. */
  Piece behind(String letter) {
    List<Block> whole = new ArrayList<>(parts);
    whole.set(0, new Block.Paragraph(letter + parts.getFirst().text()));
    return new Piece(new Block.Paragraph(letter + block.text()), whole, holder, linked);
  }

  private static boolean isInside(Element element) {
    return !element.normalName().equals("body") && !element.normalName().equals("html");
  }

  Piece(Block block, Element holder, int linked) {
    this(block, List.of(block), holder, linked);
  }
}
