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
          seen[1] += node instanceof TextNode text ? length(text) : 0;
          return seen[0] > MAX_NODES || seen[1] > longest
              ? NodeFilter.FilterResult.STOP
              : NodeFilter.FilterResult.CONTINUE;
        });
    return seen[0] > MAX_NODES || seen[1] > longest
        ? Optional.empty()
        : Optional.of(element.text()).filter(t -> t.length() <= longest);
  }

  /** The length of a text as a reader sees it: runs of white space are one space, or none. */
  static int length(TextNode text) {
    String whole = text.getWholeText();
    int end = whole.length();
    while (end > 0 && isGap(whole.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isGap(whole.charAt(start))) {
      start++;
    }
    boolean even = true;
    boolean gap = false;
    for (int i = start; even && i < end; i++) {
      char c = whole.charAt(i);
      even = !isDropped(c) && !(gap && isGap(c));
      gap = isGap(c);
    }
    return even ? end - start : text.text().strip().length();
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\u00A0' || Character.isWhitespace(c);
  }

  /** A soft hyphen and a space without width are not shown. */
  static boolean isDropped(char c) {
    return c == '\u00AD' || c == '\u200B';
  }
}
