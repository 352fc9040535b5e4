package dev.broadsheet.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The words by which an element is named: its tag in angle brackets, and the words of its class,
 * id, role and itemprop, in lower case: {@code class="articleBody_wide2"} has article, body, wide.
 */
final class MarkupNames {
  private static final String[] ATTRIBUTES = {"class", "id", "role", "itemprop"};
  private static final int LONGEST_ATTRIBUTE = 300;
  private static final int LONGEST_WORD = 20;

  private static final NameMemory<List<String>> WORDS = new NameMemory<>(MarkupNames::words);

  private MarkupNames() {}

  static Set<String> of(Element element) {
    Set<String> names = new LinkedHashSet<>();
    names.add('<' + element.normalName() + '>');
    if (element.attributesSize() > 0) {
      for (String attribute : ATTRIBUTES) {
        names.addAll(WORDS.of(Markup.attribute(element, attribute)));
      }
    }
    return names;
  }

  private static List<String> words(String text) {
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
