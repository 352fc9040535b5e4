package dev.broadsheet.workshop;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.extract.SameText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What every element of a page's body says, as letters and digits: read in one walk, as elements
 * are asked by the hundred.
 */
final class PageKeys {
  private static final Set<String> MACHINERY = Set.of("script", "style", "noscript", "template");

  /** What says more holds many lines. */
  private static final int LONGEST = 5_000;

  private record Range(int from, int to) {}

  private final StringBuilder keys = new StringBuilder();
  private final Map<Element, Range> ranges = new LinkedHashMap<>();

  PageKeys(ParsedPage page) {
    Map<Element, Integer> starts = new HashMap<>();
    page.document()
        .body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof Element element) {
                  starts.put(element, keys.length());
                } else if (node instanceof TextNode text && !isMachinery(text)) {
                  keys.append(SameText.key(text.getWholeText()));
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                  ranges.put(element, new Range(starts.getOrDefault(element, 0), keys.length()));
                }
              }
            });
  }

  private static boolean isMachinery(TextNode text) {
    Element parent = text.parent();
    return parent != null && MACHINERY.contains(parent.normalName());
  }

  /** The elements that say just this, the inner ones first. */
  List<Element> saying(String key) {
    List<Element> found = new ArrayList<>();
    ranges.forEach(
        (element, range) -> {
          if (range.to() - range.from() == key.length()
              && keys.substring(range.from(), range.to()).equals(key)) {
            found.add(element);
          }
        });
    return found;
  }

  /** What each element says, the inner ones first. */
  SequencedMap<Element, String> all() {
    SequencedMap<Element, String> all = new LinkedHashMap<>();
    ranges.forEach(
        (element, range) -> {
          if (range.to() - range.from() <= LONGEST) {
            all.put(element, keys.substring(range.from(), range.to()));
          }
        });
    return all;
  }

  /** The elements that say something, but no more than this, the inner ones first. */
  List<Element> upTo(int length) {
    return ranges.entrySet().stream()
        .filter(e -> e.getValue().to() - e.getValue().from() <= length)
        .map(Map.Entry::getKey)
        .toList();
  }

  String key(Element element) {
    Range range = ranges.get(element);
    return range == null ? SameText.key(element.text()) : keys.substring(range.from(), range.to());
  }
}
