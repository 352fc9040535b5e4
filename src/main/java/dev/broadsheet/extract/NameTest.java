package dev.broadsheet.extract;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;

/** Asks whether elements are called so by class, id and the like, and remembers. Thread-safe. */
final class NameTest {
  /** Where pages name their elements. */
  private static final String[] ATTRIBUTES = {"class", "id", "itemprop", "name"};

  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  private final NameMemory<Boolean> names;

  /**
   * A test of names.
   *
   * @param pattern is found in names whose words are divided by hyphens and spaces
   */
  NameTest(Pattern pattern) {
    this(pattern, NameTest::divided);
  }

  private NameTest(Pattern pattern, UnaryOperator<String> divided) {
    names = new NameMemory<>(name -> pattern.matcher(divided.apply(name)).find());
  }

  /** A test that takes {@code teaserTyp3} for one word: what it finds speaks against an element. */
  static NameTest ofWholeNames(Pattern pattern) {
    return new NameTest(pattern, name -> name.replace('_', '-'));
  }

  /** {@code articleTags_list} is article-Tags-list. */
  private static String divided(String name) {
    return HUMP.matcher(name.replace('_', '-')).replaceAll("-");
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
