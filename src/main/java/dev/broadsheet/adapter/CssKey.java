package dev.broadsheet.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an element must have for a compound of simple selectors to match it: an id, else a class, a
 * tag or an attribute.
 *
 * @param name in lower case; an id as it stands
 */
record CssKey(By by, String name) {
  /** The narrowest first; tags before attributes, which are looked for one by one. */
  enum By {
    ID("id"),
    CLASS("class"),
    TAG("tag"),
    ATTRIBUTE("attribute");

    private final String group;

    By(String group) {
      this.group = group;
    }
  }

  private static final Pattern SIMPLE =
      Pattern.compile(
          "#(?<id>[\\w-]+)|\\.(?<class>[\\w-]+)|\\[\\s*(?<attribute>[\\w-]+)\\s*(?:[~^$*]?=.*)?\\]"
              + "|^(?<tag>[\\w-]+)|:[\\w-]+(?:\\(.*\\))?",
          Pattern.DOTALL);

  /** The key of a compound; absent where an element of any kind may match. */
  static Optional<CssKey> of(String compound) {
    Optional<CssKey> best = Optional.empty();
    int start = 0;
    while (start < compound.length()) {
      int end = endOfSimple(compound, start);
      Matcher simple = SIMPLE.matcher(compound).region(start, end);
      if (!simple.matches()) {
        return Optional.empty();
      }
      Optional<CssKey> key = key(simple);
      if (key.isPresent() && best.filter(b -> b.by.compareTo(key.get().by) <= 0).isEmpty()) {
        best = key;
      }
      start = end;
    }
    return best;
  }

  private static Optional<CssKey> key(Matcher simple) {
    for (By by : By.values()) {
      String name = simple.group(by.group);
      if (name != null) {
        return Optional.of(new CssKey(by, by == By.ID ? name : name.toLowerCase(Locale.ROOT)));
      }
    }
    return Optional.empty();
  }

  private static int endOfSimple(String compound, int start) {
    return edges(compound, "#.[:").stream()
        .filter(edge -> edge > start)
        .findFirst()
        .orElse(compound.length());
  }

  /** Where any of some characters stands outside of brackets, parentheses and quotes. */
  static List<Integer> edges(String text, String chars) {
    List<Integer> edges = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
        continue;
      }
      if (depth == 0 && chars.indexOf(c) >= 0) {
        edges.add(i);
      }
      switch (c) {
        case '\'', '"' -> quote = c;
        case '[', '(' -> depth++;
        case ']', ')' -> depth--;
        default -> {}
      }
    }
    return edges;
  }
}
