package dev.broadsheet.extract;

import dev.broadsheet.article.Block.Figure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Reads an element that holds a picture and what stands below it. Elements that hold more than that
 * are no figure: their content is read as any other.
 */
final class FigureReader implements NodeFilter {
  private static final Set<String> MORE = Set.of("figure", "table", "blockquote", "iframe", "pre");

  /** What stands below a picture is shorter; longer text belongs to the article. */
  private static final int LONGEST_CAPTION = 600;

  private final StringBuilder caption = new StringBuilder();
  private final StringBuilder credit = new StringBuilder();
  private Optional<String> url = Optional.empty();
  private boolean pictured;
  private final Deque<Element> credits = new ArrayDeque<>();
  private boolean more;
  private int nodes;

  private FigureReader() {}

  /** What the element turned out to be. */
  sealed interface Reading {
    /** A picture alone; without a block where nothing is known of it. */
    record Picture(Optional<Figure> figure) implements Reading {}

    /** Something that holds more than a picture, or none. */
    record Container() implements Reading {}
  }

  static Reading read(Element element) {
    FigureReader reader = new FigureReader();
    reader.traverse(element);
    if (reader.more || !reader.pictured) {
      return new Reading.Container();
    }
    Optional<String> below = Optional.of(reader.caption.toString());
    Optional<String> owner = Optional.of(reader.credit.toString()).filter(c -> !c.isBlank());
    return new Reading.Picture(Captions.image(reader.url, below, owner).map(Figure::new));
  }

  @Override
  public FilterResult head(Node node, int depth) {
    more |= ++nodes > Markup.MAX_NODES;
    if (node instanceof TextNode text) {
      (credits.isEmpty() ? caption : credit).append(text.isBlank() ? " " : text.text());
      more |= caption.length() > LONGEST_CAPTION;
      return more ? FilterResult.STOP : FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    return depth == 0 ? FilterResult.CONTINUE : open(element);
  }

  private FilterResult open(Element element) {
    if (MORE.contains(element.normalName())) {
      more = true;
      return FilterResult.STOP;
    }
    if (Markup.isImage(element) || element.normalName().equals("source")) {
      pictured = true;
      url = url.or(() -> Markup.imageAddress(element));
      return FilterResult.SKIP_ENTIRELY;
    }
    ClassTraits traits = ClassTraits.of(element);
    // a lazy picture stands whole only in its noscript; its caption stands in the figcaption
    boolean open =
        !Markup.isSilent(element, traits)
            || element.normalName().equals("noscript")
            || element.normalName().equals("figcaption");
    if (open && isCredit(element, traits)) {
      credits.push(element);
    } else if (Markup.isBlock(element)) {
      caption.append(' ');
    }
    return open ? FilterResult.CONTINUE : FilterResult.SKIP_ENTIRELY;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node.equals(credits.peek())) {
      credits.pop();
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isCredit(Element element, ClassTraits traits) {
    return !element.normalName().equals("figcaption") && traits.credit();
  }
}
