package dev.broadsheet.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Asks whether elements are called so by class, id and the like, and remembers: a page has many
 * elements and few names. For one page.
 */
final class NameTest {
  private final Pattern pattern;
  private final Map<String, Boolean> known = new HashMap<>();

  NameTest(Pattern pattern) {
    this.pattern = pattern;
  }

  boolean fits(Element element) {
    return element.attributesSize() > 0
        && known.computeIfAbsent(ShownLine.names(element), n -> pattern.matcher(n).find());
  }
}
