package dev.broadsheet.adapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The elements of a page in document order, found by tag, class, id or attribute. One walk notes
 * where each element stands; other attributes are indexed when first asked for. Holds as long as
 * the document is not changed; not thread-safe.
 */
final class ElementIndex {
  /** Attributes that nearly every adapter asks for, if only by its base. */
  private static final List<String> USUAL = List.of("itemprop", "rel");

  private static final Comparator<Place> IN_ORDER = Comparator.comparingInt(place -> place.at);

  private final Document document;
  private final List<Place> attributed = new ArrayList<>();
  private final Map<String, List<Place>> byTag = new HashMap<>();
  private final Map<String, List<Place>> byAttribute = new HashMap<>();
  private final Hashed classes = new Hashed();
  private final Hashed ids = new Hashed();
  private int size;
  private int depth;

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

  /**
   * Places by the hash of a name, in document order: few of a page's names are asked for, so that a
   * list that is read through costs less than a table that is filled.
   */
  private static final class Hashed {
    private final List<Place> places = new ArrayList<>();
    private int[] hashes = new int[256];

    void add(int hash, Place place) {
      if (places.size() == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
      }
      hashes[places.size()] = hash;
      places.add(place);
    }

    /** The places of a name, and by chance some of another. */
    List<Place> find(int hash) {
      List<Place> found = List.of();
      for (int i = 0; i < places.size(); i++) {
        if (hashes[i] == hash) {
          found = found.isEmpty() ? new ArrayList<>() : found;
          found.add(places.get(i));
        }
      }
      return found;
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

  /**
   * Every element that has what the last of the keys asks for, in those that have the others; of
   * classes and ids perhaps more.
   */
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
      case CLASS -> classes.find(hash(key.name(), 0, key.name().length()));
      case ID -> ids.find(key.name().hashCode());
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
    return isInOrder(places)
        ? places.stream().map(Place::element).toList()
        : places.stream().sorted(IN_ORDER).distinct().map(Place::element).toList();
  }

  /** As what one selector finds. */
  private static boolean isInOrder(List<Place> places) {
    for (int i = 1; i < places.size(); i++) {
      if (places.get(i).at <= places.get(i - 1).at) {
        return false;
      }
    }
    return true;
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
      Attributes attributes = element.attributes();
      noteClasses(attributes.get("class"), place);
      String id = attributes.get("id");
      if (!id.isEmpty()) {
        ids.add(id.hashCode(), place);
      }
      for (String name : USUAL) {
        if (attributes.hasKey(name)) {
          byAttribute.computeIfAbsent(name, _ -> new ArrayList<>()).add(place);
        }
      }
    }
    return place;
  }

  private void noteClasses(String names, Place place) {
    int start = 0;
    for (int i = 0; i <= names.length(); i++) {
      if (i == names.length() || isSpace(names.charAt(i))) {
        if (i > start) {
          classes.add(hash(names, start, i), place);
        }
        start = i + 1;
      }
    }
  }

  private static boolean isSpace(char c) {
    return c <= ' ' && " \t\n\r\f".indexOf(c) >= 0;
  }

  /** Of a name in any case. */
  private static int hash(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      hash = 31 * hash + (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return hash;
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
}
