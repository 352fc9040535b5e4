package dev.broadsheet.adapter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a page in document order, found by tag, class, id or attribute. One walk notes
 * where each element stands; each kind of key is indexed when first asked for. Holds as long as the
 * document is not changed; not thread-safe.
 */
final class ElementIndex {
  private static final Comparator<Place> IN_ORDER = Comparator.comparingInt(place -> place.at);

  private final Document document;
  private final List<Place> attributed = new ArrayList<>();
  private final Map<String, List<Place>> byTag = new HashMap<>();
  private final Map<String, List<Place>> byAttribute = new HashMap<>();
  private int size;
  private int depth;
  private @Nullable Map<String, List<List<Place>>> byClass;
  private @Nullable Map<String, List<Place>> byId;

  ElementIndex(Document document) {
    this.document = document;
    walk();
  }

  /** Where an element stands: its number in document order. */
  static final class Place {
    private final Element element;
    private final int at;

    /** The number behind the last element that it holds. */
    private int end;

    private Place(Element element, int at) {
      this.element = element;
      this.at = at;
    }

    Element element() {
      return element;
    }
  }

  /** An element with all it holds. */
  record Part(int from, int to) {
    boolean holds(Place place) {
      return place.at >= from && place.at < to;
    }
  }

  /** The part of the page that an element of it holds; absent for an element of another page. */
  Optional<Part> part(Element element) {
    if (element.equals(document)) {
      return Optional.of(new Part(0, size));
    }
    return byTag.getOrDefault(element.normalName(), List.of()).stream()
        .filter(p -> p.element.equals(element))
        .map(p -> new Part(p.at, p.end))
        .findFirst();
  }

  /** Every element that has what the last of the keys asks for, in those that have the others. */
  List<Place> places(CssPath path) {
    List<Place> places = places(path.last());
    for (CssKey above : path.above()) {
      places = places.isEmpty() ? places : within(places, places(above));
    }
    return places;
  }

  /** Both in document order. */
  private static List<Place> within(List<Place> inner, List<Place> outer) {
    List<Place> found = new ArrayList<>();
    int next = 0;
    int end = 0;
    for (Place place : inner) {
      while (next < outer.size() && outer.get(next).at < place.at) {
        end = Math.max(end, outer.get(next++).end);
      }
      if (place.at < end) {
        found.add(place);
      }
    }
    return found;
  }

  private List<Place> places(CssKey key) {
    return switch (key.by()) {
      case TAG -> byTag.getOrDefault(key.name(), List.of());
      case CLASS -> merged(classes().getOrDefault(key.name(), List.of()));
      case ID -> ids().getOrDefault(key.name(), List.of());
      case ATTRIBUTE -> byAttribute.computeIfAbsent(key.name(), this::having);
    };
  }

  /** How deep the innermost element stands; the document's own is at 1. */
  int depth() {
    return depth;
  }

  /** The elements of a tag in document order. */
  List<Element> tagged(String tag) {
    return byTag.getOrDefault(tag, List.of()).stream().map(Place::element).toList();
  }

  /** The elements that stand at some places, each once, in document order. */
  static List<Element> inOrder(List<Place> places) {
    return switch (places.size()) {
      case 0 -> List.of();
      case 1 -> List.of(places.getFirst().element);
      default -> places.stream().sorted(IN_ORDER).distinct().map(Place::element).toList();
    };
  }

  private void walk() {
    List<Place> open = new ArrayList<>();
    Node node = document.firstChild();
    while (node != null) {
      if (node instanceof Element element) {
        Place place = note(element);
        depth = Math.max(depth, open.size() + 1);
        if (element.childNodeSize() > 0) {
          open.add(place);
          node = element.firstChild();
          continue;
        }
        place.end = size;
      }
      Node next = node.nextSibling();
      while (next == null && !open.isEmpty()) {
        Place closed = open.removeLast();
        closed.end = size;
        next = closed.element.nextSibling();
      }
      node = next;
    }
  }

  private Place note(Element element) {
    Place place = new Place(element, size++);
    byTag.computeIfAbsent(element.normalName(), _ -> new ArrayList<>()).add(place);
    if (element.attributesSize() > 0) {
      attributed.add(place);
    }
    return place;
  }

  private List<Place> having(String attribute) {
    List<Place> having = new ArrayList<>();
    for (Place place : attributed) {
      if (place.element.attributes().hasKey(attribute)) { // the parser wrote it in lower case
        having.add(place);
      }
    }
    return having;
  }

  private Map<String, List<Place>> ids() {
    if (byId == null) {
      byId = byValue("id");
    }
    return byId;
  }

  /** For each class, the places of every value of the attribute that names it. */
  private Map<String, List<List<Place>>> classes() {
    if (byClass == null) {
      Map<String, List<List<Place>>> named = new HashMap<>();
      byValue("class")
          .forEach(
              (value, places) -> {
                StringTokenizer names = new StringTokenizer(value);
                while (names.hasMoreTokens()) {
                  String name = names.nextToken().toLowerCase(Locale.ROOT);
                  named.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(places);
                }
              });
      byClass = named;
    }
    return byClass;
  }

  /** In document order; only of the few classes that are asked for. */
  private static List<Place> merged(List<List<Place>> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : parts.stream().flatMap(List::stream).sorted(IN_ORDER).toList();
  }

  /** Elements by the whole of an attribute; many share all their classes. */
  private Map<String, List<Place>> byValue(String attribute) {
    Map<String, List<Place>> places = new HashMap<>();
    for (Place place : attributed) {
      String value = place.element.attributes().get(attribute);
      if (!value.isEmpty()) {
        places.computeIfAbsent(value, _ -> new ArrayList<>(1)).add(place);
      }
    }
    return places;
  }
}
