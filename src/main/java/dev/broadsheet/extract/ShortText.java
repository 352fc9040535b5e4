package dev.broadsheet.extract;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text of an element where that is short; of a long one no more is read than tells so. */
final class ShortText {
  /** More nodes than that are no short text, even where they are empty. */
  private static final int MAX_NODES = 500;

  private ShortText() {}

  /** An element's text; absent where it has more characters. */
  static Optional<String> of(Element element, int longest) {
    int[] seen = new int[2];
    element.filter(
        (node, _) -> {
          seen[0]++;
          seen[1] +=
              node instanceof TextNode text && !text.isBlank() ? text.text().strip().length() : 0;
          return seen[0] > MAX_NODES || seen[1] > longest
              ? NodeFilter.FilterResult.STOP
              : NodeFilter.FilterResult.CONTINUE;
        });
    return seen[0] > MAX_NODES || seen[1] > longest
        ? Optional.empty()
        : Optional.of(element.text()).filter(t -> t.length() <= longest);
  }
}
