package dev.broadsheet.extract;

import dev.broadsheet.adapter.AbsoluteUrl;
import dev.broadsheet.article.Block.Figure;
import dev.broadsheet.normalize.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3");

  /** A heading with more beside it is another article's teaser, or the page's own head. */
  private static final double HEADED = 0.8;

  /** A caption of which more is a link to another page of the site is a teaser. */
  private static final double LINKED = 0.6;

  private static final Pattern HOST = Pattern.compile("https?://(?:www\\.)?([^/?#]+)");
  private static final Pattern FILE =
      Pattern.compile("\\.(?:jpe?g|png|gif|webp|avif|svg|pdf)(?:\\?|$)", Pattern.CASE_INSENSITIVE);

  /** What stands below a picture is shorter; longer text belongs to the article. */
  private static final int LONGEST_CAPTION = 600;

  private final StringBuilder caption = new StringBuilder();
  private final StringBuilder credit = new StringBuilder();
  private Optional<String> url = Optional.empty();
  private boolean pictured;
  private int links;
  private int linked;
  private int headings;
  private int headed;
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
    if (reader.isTeaser()) {
      return new Reading.Picture(Optional.empty());
    }
    Optional<String> below = Optional.of(reader.isPartlyHeading() ? "" : reader.caption.toString());
    Optional<String> owner = Optional.of(reader.credit.toString()).filter(c -> !c.isBlank());
    return new Reading.Picture(Captions.image(reader.url, below, owner).map(Figure::new));
  }

  @Override
  public FilterResult head(Node node, int depth) {
    more |= ++nodes > Markup.MAX_NODES;
    if (node instanceof TextNode text) {
      (credits.isEmpty() ? caption : credit).append(text.isBlank() ? " " : text.text());
      linked += links > 0 && credits.isEmpty() ? ShortText.length(text) : 0;
      headed += headings > 0 && credits.isEmpty() ? ShortText.length(text) : 0;
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
    if (open) {
      enter(element, 1);
    }
    if (open && isCredit(element, traits)) {
      credits.push(element);
    } else if (Markup.isBlock(element)) {
      caption.append(' ');
    }
    return open ? FilterResult.CONTINUE : FilterResult.SKIP_ENTIRELY;
  }

  private void enter(Element element, int by) {
    headings += HEADINGS.contains(element.normalName()) ? by : 0;
    links += leadsOn(element) ? by : 0;
  }

  private boolean isTeaser() {
    return linked > LINKED * captionLength();
  }

  private boolean isPartlyHeading() {
    return headed > 0 && headed < HEADED * captionLength();
  }

  private int captionLength() {
    return Texts.clean(caption.toString()).length();
  }

  /** Whether it is a link to another page of the site. */
  private static boolean leadsOn(Element element) {
    String address = element.nameIs("a") ? AbsoluteUrl.of(element, "href") : "";
    return !address.isEmpty()
        && !FILE.matcher(address).find()
        && host(address).equals(host(element.baseUri()))
        && !address.replaceFirst("#.*", "").equals(element.baseUri());
  }

  private static String host(String address) {
    Matcher host = HOST.matcher(address);
    return host.lookingAt() ? host.group(1) : "";
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (depth > 0 && node instanceof Element element) {
      enter(element, -1);
    }
    if (node.equals(credits.peek())) {
      credits.pop();
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isCredit(Element element, ClassTraits traits) {
    return !element.normalName().equals("figcaption") && traits.credit();
  }
}
