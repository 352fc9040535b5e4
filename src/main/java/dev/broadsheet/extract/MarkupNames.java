package dev.broadsheet.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The words by which an element is named: its tag in angle brackets, and the words of its class,
 * id, role and itemprop, in lower case: {@code class="articleBody_wide2"} has article, body, wide.
 */
final class MarkupNames {
  static final List<String> ATTRIBUTES = List.of("class", "id", "role", "itemprop");
  private static final int LONGEST_ATTRIBUTE = 300;
  private static final int LONGEST_WORD = 20;

  private MarkupNames() {}

  static Set<String> of(Element element) {
    Set<String> names = new LinkedHashSet<>();
    names.add('<' + element.normalName() + '>');
    if (element.attributesSize() > 0) {
      for (String attribute : ATTRIBUTES) {
        names.addAll(words(Markup.attribute(element, attribute)));
      }
    }
    return names;
  }

  /** The tag that a name stands for, if it is one in angle brackets. */
  static Optional<String> tag(String name) {
    return name.startsWith("<")
        ? Optional.of(name.substring(1, name.length() - 1))
        : Optional.empty();
  }

  /** The words of an attribute's value; one may come more than once. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int length = Math.min(text.length(), LONGEST_ATTRIBUTE);
    int start = 0;
    for (int i = 0; i <= length; i++) {
      boolean end = i == length || !Character.isLetter(text.charAt(i));
      boolean hump =
          !end
              && i > start
              && Character.isUpperCase(text.charAt(i))
              && Character.isLowerCase(text.charAt(i - 1));
      if (end || hump) {
        if (i - start > 1 && i - start <= LONGEST_WORD) {
          words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = end ? i + 1 : i;
      }
    }
    return words;
  }
}
