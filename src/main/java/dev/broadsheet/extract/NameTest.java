package dev.broadsheet.extract;

import java.util.regex.Pattern;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;

/** Asks whether elements are called so by class, id and the like, and remembers. Thread-safe. */
final class NameTest {
  /** Where pages name their elements. */
  private static final String[] ATTRIBUTES = {"class", "id", "itemprop", "name"};

  private final NameMemory<Boolean> names;

  /**
   * A test of names.
   *
   * @param pattern is found in names whose words are divided by hyphens and spaces
   */
  NameTest(Pattern pattern) {
    names = new NameMemory<>(name -> pattern.matcher(name.replace('_', '-')).find());
  }

  boolean fits(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    Attributes attributes = element.attributes();
    for (String attribute : ATTRIBUTES) {
      String name = attributes.get(attribute);
      if (!name.isEmpty() && names.of(name)) {
        return true;
      }
    }
    return false;
  }
}
