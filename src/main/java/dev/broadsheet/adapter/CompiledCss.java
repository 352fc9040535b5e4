package dev.broadsheet.adapter;

import dev.broadsheet.adapter.ElementIndex.Part;
import dev.broadsheet.adapter.ElementIndex.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * A CSS selector in jsoup's dialect. As in browsers, only elements that have what its last compound
 * asks for are tried; where that is nothing in particular, jsoup searches. Thread-safe.
 */
public final class CompiledCss {
  private final String source;
  private final Evaluator evaluator;

  /** Made at the first use: most commands load adapters and read no page. */
  private volatile @Nullable List<Alternative> alternatives;

  private CompiledCss(String source, Evaluator evaluator) {
    this.source = source;
    this.evaluator = evaluator;
  }

  /** None where one of them can't be looked up by what it asks for. */
  private List<Alternative> alternatives() {
    List<Alternative> known = alternatives;
    if (known == null) {
      List<String> parts = CssPath.alternatives(source);
      List<Alternative> keyed = parts.stream().flatMap(p -> Alternative.of(p).stream()).toList();
      known = keyed.size() == parts.size() ? keyed : List.of();
      alternatives = known;
    }
    return known;
  }

  /**
   * One of the selectors divided by commas.
   *
   * @param remembers whether it looks at more elements than the one that it is asked about
   */
  private record Alternative(CssPath path, Evaluator evaluator, boolean remembers) {
    private static final Pattern ONE_ELEMENT = Pattern.compile("[^\\s>+~:]+");

    static Optional<Alternative> of(String source) {
      boolean remembers = !ONE_ELEMENT.matcher(source.strip()).matches();
      return CssPath.of(source)
          .map(p -> new Alternative(p, org.jsoup.select.Selector.evaluatorOf(source), remembers));
    }

    void select(Element root, Part part, ElementIndex index, List<Place> found) {
      List<Place> places = index.places(path);
      if (places.isEmpty()) {
        return;
      }
      for (Place place : places) {
        if (part.holds(place) && evaluator.matches(root, place.element())) {
          found.add(place);
        }
      }
      if (remembers) { // jsoup's evaluators keep what they saw of ancestors until asked by "is"
        boolean _ = new Element("i").is(evaluator);
      }
    }
  }

  /**
   * Compiles a selector.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static CompiledCss of(String source) {
    if (source.isBlank()) {
      throw new IllegalArgumentException("");
    }
    try {
      return new CompiledCss(source, org.jsoup.select.Selector.evaluatorOf(source));
    } catch (SelectorParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException(reason(e), e);
    }
  }

  /** The same elements in the same order as of jsoup's {@code root.select}. */
  List<Element> select(Element root, ElementIndex index) {
    Optional<Part> part = index.part(root);
    List<Alternative> keyed = alternatives();
    if (keyed.isEmpty() || part.isEmpty()) {
      return root.select(evaluator);
    }
    List<Place> found = new ArrayList<>();
    keyed.forEach(a -> a.select(root, part.get(), index, found));
    return ElementIndex.inOrder(found);
  }

  /** jsoup's words without what the message says already. */
  private static String reason(RuntimeException e) {
    String message =
        String.valueOf(e.getMessage()).replaceFirst("^Could not parse query '.*': ", "");
    if (message.startsWith("Did not find balanced marker")) {
      return "a bracket or quote is not closed";
    }
    return switch (message) {
      case "String must not be empty" -> "a name is missing";
      case "unexpected token at ''" -> "it ends too early, or with an unknown pseudo-class";
      default -> message;
    };
  }

  @Override
  public String toString() {
    return source;
  }
}
