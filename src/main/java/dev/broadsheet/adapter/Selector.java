package dev.broadsheet.adapter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;

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
   * @param text as it stands, white space collapsed, not yet normalized
   * @param element where it stands, if it is an element of the page
   */
  record Found(String text, Optional<Element> element) {}

  /** CSS in jsoup's dialect; an element's text, or its attribute's value. */
  record Css(String source, Evaluator evaluator, Optional<String> attribute) implements Selector {
    @Override
    public List<Found> select(ParsedPage page) {
      throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public String label() {
      return source + attribute.map(a -> "@" + a).orElse("");
    }
  }

  /** XPath 1.0 to elements; an element's text, or its attribute's value. */
  record XPath(String source, Optional<String> attribute) implements Selector {
    @Override
    public List<Found> select(ParsedPage page) {
      throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public String label() {
      return "xpath: " + source + attribute.map(a -> "@" + a).orElse("");
    }
  }

  /**
   * A dotted path into the JSON-LD object of the article: {@code author.name}. Lists are walked.
   */
  record JsonLd(String path) implements Selector {
    @Override
    public List<Found> select(ParsedPage page) {
      throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public String label() {
      return "jsonld: " + path;
    }
  }

  /** The content of meta elements by name, property or itemprop. */
  record Meta(String name) implements Selector {
    @Override
    public List<Found> select(ParsedPage page) {
      throw new UnsupportedOperationException("skeleton");
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
      throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public String label() {
      return "url: " + pattern;
    }
  }
}
