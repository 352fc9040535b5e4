package dev.broadsheet.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** How much of something each element of a page holds, with all that is inside it. */
final class Mass {
  private final Element root;
  private final Map<Element, double[]> held = new HashMap<>();

  Mass(Element root) {
    this.root = root;
  }

  Element root() {
    return root;
  }

  /** Adds to an element and all that hold it, up to the root. */
  void add(Element element, double amount) {
    for (Element at = element; at != null; at = at.equals(root) ? null : at.parent()) {
      held.computeIfAbsent(at, _ -> new double[1])[0] += amount;
    }
  }

  double of(@Nullable Element element) {
    double[] found = element == null ? null : held.get(element);
    return found == null ? 0 : found[0];
  }

  double total() {
    return of(root);
  }

  /** What an element holds of all there is, 0 to 1. */
  double share(@Nullable Element element) {
    double total = total();
    return total == 0 ? 0 : of(element) / total;
  }

  /** Follows, from the root down, whatever holds at least this share of its parent. */
  Element heart(double share) {
    Map<Element, Element> heaviest = new HashMap<>();
    held.forEach(
        (element, _) -> {
          Element parent = element.parent();
          if (parent != null && !element.equals(root)) {
            heaviest.merge(parent, element, (a, b) -> of(b) > of(a) ? b : a);
          }
        });
    Element at = root;
    while (true) {
      Optional<Element> next = Optional.ofNullable(heaviest.get(at));
      if (next.isEmpty() || of(next.get()) < share * of(at)) {
        return at;
      }
      at = next.get();
    }
  }

  /** The innermost element that holds at least this share of all there is. */
  Element innermost(double share) {
    Element at = root;
    double least = share * total();
    boolean deeper = total() > 0;
    while (deeper) {
      deeper = false;
      for (Element child : at.children()) {
        if (of(child) >= least) {
          at = child;
          deeper = true;
          break;
        }
      }
    }
    return at;
  }
}
