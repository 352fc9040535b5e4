package dev.broadsheet.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The selectors by which a person might name an element, without positions or hashed names. */
final class ElementNames {
  private static final int MAX_ANCESTORS = 5;

  /** Elements that are few on a page and say what they hold. */
  private static final Set<String> TELLING_TAGS =
      Set.of("h1", "article", "main", "time", "address", "aside", "footer", "header");

  private static final List<String> ATTRIBUTES =
      List.of(
          "itemprop",
          "data-testid",
          "data-test",
          "data-test-id",
          "data-component",
          "data-qa",
          "property");

  /** So short a name that tells nothing may be anything. */
  private static final int SHORT = 6;

  private static final double BARE_TAG = 3;
  private static final double BELOW = 0.8;
  private static final double LOOK = 2;
  private static final double STYLE = Named.WEAK;

  private ElementNames() {}

  /** Selectors that match the element, each once, in no order. */
  static List<Named> of(Element element) {
    List<Named> names = own(element);
    List<Named> all = new ArrayList<>(names);
    String tag = element.normalName();
    boolean telling = TELLING_TAGS.contains(tag);
    double tagCost = telling ? 1 : BARE_TAG;
    if (telling) {
      all.add(new Named(tag, tagCost));
    }
    int depth = 0;
    for (Element at = element.parent();
        at != null && depth < MAX_ANCESTORS && !at.normalName().equals("body");
        at = at.parent(), depth++) {
      double cost = BELOW + 0.1 * depth;
      for (Named above : own(at)) {
        all.add(new Named(above.css() + " " + tag, above.cost() + cost + tagCost / 3));
        if (depth == 0) {
          all.add(new Named(above.css() + " > " + tag, above.cost() + cost + tagCost / 3));
        }
        names.stream()
            .filter(n -> !n.css().startsWith("#"))
            .map(n -> new Named(above.css() + " " + n.css(), above.cost() + cost + n.cost() / 2))
            .forEach(all::add);
      }
    }
    return all;
  }

  /** Selectors by what the element itself is called. */
  static List<Named> own(Element element) {
    List<Named> names = new ArrayList<>();
    String tag = element.normalName();
    for (String attribute : ATTRIBUTES) {
      String value = element.attr(attribute);
      if (!value.isEmpty() && NameSense.isRobust(value)) {
        double cost = attribute.equals("itemprop") ? 0.4 : 0.9;
        names.add(new Named("[" + attribute + "=" + value + "]", cost + length(value)));
      }
    }
    String id = element.id();
    if (NameSense.isRobust(id)) {
      names.add(new Named("#" + id, cost(id) + 0.1));
    }
    List<Named> classes = new ArrayList<>();
    for (String name : element.classNames()) {
      if (NameSense.isRobust(name)) {
        classes.add(new Named(tag + "." + name, cost(name)));
      } else {
        NameSense.stem(name)
            .ifPresent(
                stem -> names.add(new Named(tag + "[class*=" + stem + "]", cost(stem) + 0.8)));
      }
    }
    names.addAll(classes);
    for (int i = 0; i < classes.size() && i < 4; i++) {
      for (int k = i + 1; k < classes.size() && k < 4; k++) {
        Named one = classes.get(i);
        Named other = classes.get(k);
        String both = one.css() + other.css().substring(tag.length());
        names.add(new Named(both, one.cost() + other.cost()));
      }
    }
    return names;
  }

  private static double cost(String name) {
    double base = NameSense.isTelling(name) ? 0.5 : name.length() > SHORT ? 1 : 1.5;
    return base
        + (NameSense.isStyle(name) ? STYLE : NameSense.isLook(name) ? LOOK : 0)
        + length(name);
  }

  private static double length(String name) {
    return name.length() / 100.0;
  }
}
