package dev.broadsheet.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Finds the article on a page of which no adapter says where it is. One walk measures the running
 * text of every block; from the body downward the block that holds most of it is followed until the
 * text divides.
 */
final class ContentScorer implements NodeFilter {
  private static final Pattern UNLIKELY =
      Pattern.compile(
          "comment|disqus|sidebar|side-bar|related|recommend|read-?(?:more|also|next)|more-?(?:news|stories|from)"
              + "|footer|breadcrumb|\\bnav|menu|share|sharing|social|promo|cookie|consent|gdpr"
              + "|banner|advert|\\bads?\\b|\\bad-|sponsor|subscri|newsletter|popular|trending|most-?read"
              + "|teaser|widget|toolbar|pagination|pager|login|signup|sign-up|outbrain|taboola"
              + "|tags?(?:-list|s)?\\b|topics|author-?(?:bio|box|info|card)|byline|rating|vote|print"
              + "|donat|paywall|skip-link|screen-reader|visually-hidden|sr-only|copyright|disclaimer"
              + "|correction-form|timestamp|post-?meta|entry-?meta|article-?meta",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LIKELY =
      Pattern.compile(
          "article-?(?:body|text|content)|story-?(?:body|text|content)|post-?(?:body|text|content)"
              + "|entry-?content|news-?(?:body|text)|main-?content|\\bcontent\\b|\\barticle\\b",
          Pattern.CASE_INSENSITIVE);

  /** A block is followed while it holds this share of its parent's running text. */
  private static final double SHARE = 0.65;

  private static final int SENTENCE = 40;
  private static final int PARAGRAPH = 80;
  private static final String SENTENCE_ENDS = ".!?…»\"”’)。！？:";

  /** What holds this share of all running text is the page itself, whatever its name. */
  private static final double PAGE = 0.75;

  private final Map<Element, Measure> measures = new HashMap<>();
  private final List<Measure> closed = new ArrayList<>();
  private final Deque<Measure> open = new ArrayDeque<>();
  private final Measure body;
  private int runChars;
  private int runLinkChars;
  private int lastChar;
  private int linkDepth;
  private int breaks;

  private ContentScorer(Element element) {
    body = new Measure(element, false);
    open.push(body);
    traverse(element);
    endRun();
    closed.forEach(this::addToParent);
  }

  static ContentScorer of(Document document) {
    return new ContentScorer(document.body());
  }

  /** What was counted in a block and all it holds. */
  private static final class Measure {
    private final Element element;
    private final boolean unlikely;
    private Optional<Measure> parent = Optional.empty();
    private Optional<Measure> best = Optional.empty();
    private int chars;
    private int linkChars;
    private int links;

    /** Characters of running text, its own and that of all it holds. */
    private int all;

    /** The same without what unlikely blocks in it hold. */
    private int running;

    Measure(Element element, boolean unlikely) {
      this.element = element;
      this.unlikely = unlikely;
    }
  }

  /** Blocks close before their parents do, so that each is whole when it is added. */
  private void addToParent(Measure measure) {
    Measure parent = measure.parent.orElse(body);
    if (isUnlikely(measure)) {
      return;
    }
    parent.running += measure.running;
    if (measure.running > parent.best.map(b -> b.running).orElse(0)) {
      parent.best = Optional.of(measure);
    }
  }

  private boolean isUnlikely(Measure measure) {
    return measure.unlikely && measure.all < PAGE * body.all;
  }

  /** The block that holds the article's text; absent on a page without running text. */
  Optional<Element> best() {
    Measure at = body;
    while (at.best.isPresent() && at.best.get().running >= SHARE * at.running) {
      at = at.best.get();
    }
    if (at.running == 0) {
      return Optional.empty();
    }
    // a single paragraph holds most of a short text: its neighbours belong to it
    Element found = at.element;
    while (isLine(found) && !found.equals(body.element) && found.parent() != null) {
      found = found.parent();
    }
    return Optional.of(found);
  }

  private static boolean isLine(Element element) {
    return switch (element.normalName()) {
      case "p",
          "li",
          "ul",
          "ol",
          "blockquote",
          "h1",
          "h2",
          "h3",
          "h4",
          "td",
          "tr",
          "tbody",
          "pre" ->
          true;
      default -> false;
    };
  }

  /** Characters of running text in an element. */
  int running(Element element) {
    Measure measure = measures.get(element);
    return measure == null ? 0 : measure.running;
  }

  /** What in a container is not the article: navigation, lists of links, boxes by their names. */
  Set<Element> boilerplate(Element container) {
    Set<Element> found = new HashSet<>();
    container.filter(
        (node, depth) -> {
          if (depth > 0 && node instanceof Element element && isBoilerplate(element)) {
            found.add(element);
            return FilterResult.SKIP_ENTIRELY;
          }
          return FilterResult.CONTINUE;
        });
    return found;
  }

  private boolean isBoilerplate(Element element) {
    if (!Markup.isBlock(element)) {
      return false;
    }
    Measure measure = measures.get(element);
    if (measure == null || isUnlikely(measure)) {
      return true;
    }
    return switch (element.normalName()) {
      case "div", "section", "ul", "ol", "table", "dl", "form", "article" ->
          measure.links > 1 && 2 * measure.linkChars > measure.chars;
      default -> false;
    };
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      count(text);
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (depth == 0) {
      return FilterResult.CONTINUE;
    }
    if (Markup.isSilent(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (element.normalName().equals("a")) {
      linkDepth++;
      open.element().links++;
    } else if (element.normalName().equals("br") && ++breaks > 1) {
      endRun();
    } else if (Markup.isBlock(element)) {
      endRun();
      Measure measure = new Measure(element, hasUnlikelyName(element));
      measure.parent = Optional.of(open.element());
      measures.put(element, measure);
      open.push(measure);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (depth > 0 && node instanceof Element element) {
      if (element.normalName().equals("a")) {
        linkDepth--;
      } else if (Markup.isBlock(element)) {
        endRun();
        close(open.pop());
      }
    }
    return FilterResult.CONTINUE;
  }

  private static boolean hasUnlikelyName(Element element) {
    if (element.attributesSize() == 0) {
      return element.normalName().equals("aside");
    }
    String names = element.className() + " " + element.id() + " " + element.attr("role");
    return element.normalName().equals("aside")
        || (UNLIKELY.matcher(names).find() && !LIKELY.matcher(names).find());
  }

  private void close(Measure measure) {
    Measure parent = open.element();
    parent.chars += measure.chars;
    parent.linkChars += measure.linkChars;
    parent.links += measure.links;
    parent.all += measure.all;
    closed.add(measure);
  }

  private void count(TextNode text) {
    String said = text.isBlank() ? "" : text.text().strip();
    if (said.isEmpty()) {
      return;
    }
    breaks = 0;
    runChars += said.length();
    runLinkChars += linkDepth > 0 ? said.length() : 0;
    lastChar = said.charAt(said.length() - 1);
  }

  private void endRun() {
    Measure holder = open.element();
    holder.chars += runChars;
    holder.linkChars += runLinkChars;
    boolean sentence =
        runChars >= PARAGRAPH || (runChars >= SENTENCE && SENTENCE_ENDS.indexOf(lastChar) >= 0);
    if (sentence && 2 * runLinkChars < runChars) {
      holder.all += runChars - runLinkChars;
      holder.running += runChars - runLinkChars;
    }
    runChars = 0;
    runLinkChars = 0;
    breaks = 0;
  }
}
