package dev.broadsheet.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an element must have for a selector to match it, taken from the selector's last compound: an
 * id, else a class, an attribute or a tag.
 *
 * @param name in lower case; an id as it stands
 */
record CssKey(By by, String name) {
  /** The narrowest first. */
  enum By {
    ID("id"),
    CLASS("class"),
    ATTRIBUTE("attribute"),
    TAG("tag");

    private final String group;

    By(String group) {
      this.group = group;
    }
  }

  /** One simple selector. */
  private static final Pattern SIMPLE =
      Pattern.compile(
          "#(?<id>[\\w-]+)|\\.(?<class>[\\w-]+)|\\[\\s*(?<attribute>[\\w-]+)\\s*(?:[~^$*]?=.*)?\\]"
              + "|^(?<tag>[\\w-]+)|::?[\\w-]+(?:\\(.*\\))?",
          Pattern.DOTALL);

  /** Escapes, and what turns texts into nodes: jsoup reads such selectors alone. */
  private static final Pattern STRANGE = Pattern.compile("\\\\|::|(?i::matchText)");

  /** The alternatives of a selector, divided by commas. */
  static List<String> alternatives(String selector) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int edge : edges(selector, ",")) {
      parts.add(selector.substring(start, edge).strip());
      start = edge + 1;
    }
    parts.add(selector.substring(start).strip());
    return parts;
  }

  /** The key of a selector without alternatives; absent where an element of any kind may match. */
  static Optional<CssKey> of(String alternative) {
    List<Integer> combinators = edges(alternative, " \t\n\r\f>+~");
    String last = alternative.substring(combinators.isEmpty() ? 0 : combinators.getLast() + 1);
    if (STRANGE.matcher(alternative).find()) {
      return Optional.empty();
    }
    Optional<CssKey> best = Optional.empty();
    int start = 0;
    while (start < last.length()) {
      int end = endOfSimple(last, start);
      Matcher simple = SIMPLE.matcher(last).region(start, end);
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

  /** Where the simple selector that begins at {@code start} ends. */
  private static int endOfSimple(String compound, int start) {
    int colons = compound.startsWith("::", start) ? 2 : 1;
    return edges(compound, "#.[:").stream()
        .filter(edge -> edge >= start + colons)
        .findFirst()
        .orElse(compound.length());
  }

  /** Where any of some characters stands outside of brackets, parentheses and quotes. */
  private static List<Integer> edges(String text, String chars) {
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
