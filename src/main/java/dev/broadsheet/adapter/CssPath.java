package dev.broadsheet.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys of one selector without commas.
 *
 * @param last what the element itself must have
 * @param above what elements that hold it must have, the nearest first
 */
record CssPath(CssKey last, List<CssKey> above) {
  private static final String COMBINATORS = " \t\n\r\f>+~";

  /** Escapes, and what makes nodes of texts: jsoup alone reads such selectors. */
  private static final Pattern STRANGE = Pattern.compile("\\\\|::|(?i::matchText)");

  CssPath {
    above = List.copyOf(above);
  }

  /** A compound and the combinator before it. */
  private record Step(char combinator, String compound) {}

  /** The selectors of a list, divided by commas. */
  static List<String> alternatives(String selector) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int comma : CssKey.edges(selector, ",")) {
      parts.add(selector.substring(start, comma));
      start = comma + 1;
    }
    parts.add(selector.substring(start));
    return parts;
  }

  /** The keys of a selector; absent where an element of any kind may match. */
  static Optional<CssPath> of(String alternative) {
    List<Step> steps = steps(alternative);
    if (steps.isEmpty() || STRANGE.matcher(alternative).find()) {
      return Optional.empty();
    }
    return CssKey.of(steps.getLast().compound()).map(last -> new CssPath(last, above(steps)));
  }

  private static List<CssKey> above(List<Step> steps) {
    List<CssKey> keys = new ArrayList<>();
    for (int i = steps.size() - 1; i > 0 && "+~".indexOf(steps.get(i).combinator()) < 0; i--) {
      CssKey.of(steps.get(i - 1).compound()).ifPresent(keys::add);
    }
    return keys;
  }

  private static List<Step> steps(String alternative) {
    List<Step> steps = new ArrayList<>();
    List<Integer> edges = CssKey.edges(alternative, COMBINATORS);
    edges.add(alternative.length());
    char combinator = ' ';
    int start = 0;
    for (int edge : edges) {
      if (edge > start) {
        steps.add(new Step(combinator, alternative.substring(start, edge)));
        combinator = ' ';
      }
      if (edge < alternative.length() && ">+~".indexOf(alternative.charAt(edge)) >= 0) {
        combinator = alternative.charAt(edge);
      }
      start = edge + 1;
    }
    return steps;
  }
}
