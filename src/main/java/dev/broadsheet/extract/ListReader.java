package dev.broadsheet.extract;

import dev.broadsheet.article.Block.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/** Gathers the items of a list; lists inside it give their items to it. */
final class ListReader {
  private static final Set<String> MORE_THAN_AN_ITEM =
      Set.of("h1", "h2", "h3", "h4", "figure", "table", "section", "article", "blockquote");

  /** In characters. */
  private static final int LONGEST_ITEM = 2_000;

  private final boolean ordered;
  private final List<String> items = new ArrayList<>();
  private final StringBuilder item = new StringBuilder();
  private int depth = 1;

  ListReader(boolean ordered) {
    this.ordered = ordered;
  }

  /**
   * Whether the element lists short texts; some sites lay whole sections out as list items, and
   * what readers say.
   */
  static boolean isListing(Element list) {
    for (Node li = list.firstChild(); li != null; li = li.nextSibling()) {
      if (isLong(li)) {
        return false;
      }
      int paragraphs = 0;
      for (Node child = li.firstChild(); child != null; child = child.nextSibling()) {
        paragraphs += child.nameIs("p") ? 1 : 0;
        if (MORE_THAN_AN_ITEM.contains(child.normalName()) || paragraphs > 1) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isLong(Node item) {
    int[] length = {0};
    NodeFilter measure =
        (node, _) -> {
          length[0] += node instanceof TextNode text ? text.getWholeText().strip().length() : 0;
          return length[0] > LONGEST_ITEM ? FilterResult.STOP : FilterResult.CONTINUE;
        };
    return NodeTraversor.filter(measure, item) == FilterResult.STOP;
  }

  void deeper() {
    endItem();
    depth++;
  }

  /** Whether the list itself ended, not one inside it. */
  boolean shallower() {
    endItem();
    depth--;
    return depth == 0;
  }

  void append(String text) {
    if (!item.isEmpty()) {
      item.append(' ');
    }
    item.append(text);
  }

  void endItem() {
    if (!item.isEmpty()) {
      items.add(item.toString());
      item.setLength(0);
    }
  }

  Optional<Listing> listing() {
    return items.isEmpty() ? Optional.empty() : Optional.of(new Listing(ordered, items));
  }
}
