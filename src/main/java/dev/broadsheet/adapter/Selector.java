package dev.broadsheet.adapter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** A place on a page; compiled when the adapter is loaded, thread-safe. */
public sealed interface Selector {

  /** What the selector yields, in document order; never null, never empty texts. */
  List<Found> select(ParsedPage page);

  /**
   * As a person would write it in the adapter: {@code h1.headline}, {@code jsonld: datePublished}.
   */
  String label();

  /**
   * A value found.
   *
   * @param text as it stands, white space collapsed (in JSON-LD line ends stay), not yet normalized
   * @param element where it stands, if it is an element of the page
   */
  record Found(String text, Optional<Element> element) {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final String ABSOLUTE = "abs:";

    /** What elements have, without what is empty. */
    static List<Found> all(List<Element> elements, Optional<String> attribute) {
      return elements.isEmpty() // as mostly
          ? List.of()
          : elements.stream().map(e -> of(e, attribute)).filter(f -> !f.text().isEmpty()).toList();
    }

    static Found of(Element element, Optional<String> attribute) {
      Optional<Element> at = Optional.of(element);
      return attribute
          .map(name -> of(value(element, name), at))
          .orElseGet(() -> new Found(element.text(), at)); // jsoup collapses the text of elements
    }

    private static String value(Element element, String name) {
      return name.startsWith(ABSOLUTE)
          ? AbsoluteUrl.of(element, name.substring(ABSOLUTE.length()))
          : element.attr(name);
    }

    static Found of(String text, Optional<Element> element) {
      return new Found(
          isCollapsed(text) ? text : WHITE_SPACE.matcher(text).replaceAll(" ").strip(), element);
    }

    /** Whether no white space but single spaces stands in the text, as mostly. */
    private static boolean isCollapsed(String text) {
      boolean gap = true;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isWhitespace(c) && (gap || c != ' ')) {
          return false;
        }
        gap = c == ' ';
      }
      return !gap || text.isEmpty();
    }
  }

  /** CSS in jsoup's dialect; an element's text, or its attribute's value. */
  record Css(CompiledCss path, Optional<String> attribute) implements Selector {
    @Override
    public List<Found> select(ParsedPage page) {
      return Found.all(page.select(path), attribute);
    }

    @Override
    public String label() {
      return path + attribute.map(a -> "@" + a).orElse("");
    }
  }

  /**
   * XPath 1.0 to elements, attributes, texts or a single value; an element's text, or its
   * attribute's value.
   */
  record XPath(CompiledXPath path, Optional<String> attribute) implements Selector {
    @Override
    public List<Found> select(ParsedPage page) {
      return path.find(page, attribute).stream().filter(f -> !f.text().isEmpty()).toList();
    }

    @Override
    public String label() {
      return "xpath: " + path.source() + attribute.map(a -> "@" + a).orElse("");
    }
  }

  /**
   * A dotted path into the JSON-LD object of the article: {@code author.name}. Lists are walked,
   * and an object at the end stands for its {@code name}, {@code @value} or {@code url}.
   */
  record JsonLd(String path) implements Selector {
    @Override
    public List<Found> select(ParsedPage page) {
      return page.linkedData().values(path).stream()
          .map(text -> new Found(text, Optional.empty()))
          .toList();
    }

    @Override
    public String label() {
      return "jsonld: " + path;
    }
  }

  /** The content of meta elements by name, property, itemprop or http-equiv, in any case. */
  record Meta(String name) implements Selector {
    @Override
    public List<Found> select(ParsedPage page) {
      return page.metas(name).stream()
          .map(meta -> Found.of(Escapes.undone(meta.attr("content")), Optional.of(meta)))
          .filter(found -> !found.text().isEmpty())
          .toList();
    }

    @Override
    public String label() {
      return "meta: " + name;
    }
  }

  /** The first group of a pattern (the whole match without one) in the page's URL. */
  record UrlPart(Pattern pattern) implements Selector {
    @Override
    public List<Found> select(ParsedPage page) {
      Matcher matcher = pattern.matcher(page.url().toString());
      if (!matcher.find()) {
        return List.of();
      }
      String part = matcher.group(Math.min(1, matcher.groupCount()));
      return part == null || part.isBlank()
          ? List.of()
          : List.of(new Found(part, Optional.empty()));
    }

    @Override
    public String label() {
      return "url: " + pattern;
    }
  }
}
