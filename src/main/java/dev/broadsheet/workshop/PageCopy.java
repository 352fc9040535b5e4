package dev.broadsheet.workshop;

import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * A page's beginning, copied in one walk: its elements with their numbers and its text, without
 * what runs. Pages are hostile: to take nodes out of a copy of the whole page would ask for their
 * place among a hundred thousand siblings each time.
 */
final class PageCopy implements NodeFilter {
  private static final int MOST_ELEMENTS = 40_000;
  private static final int MOST_TEXT = 2_000_000;

  /** They are gone with all they hold: they run, load, ask, or are read by rules of their own. */
  private static final Set<String> GONE =
      Set.of(
          ("script style link meta base title noscript template iframe frame frameset object embed"
                  + " applet portal fencedframe svg math canvas video audio source track param map"
                  + " area input select textarea datalist dialog xmp plaintext noembed noframes"
                  + " marquee bgsound keygen isindex slot")
              .split(" "));

  private final Document copy;
  private Element place;
  private int elements;
  private int text;

  private PageCopy(Document page) {
    this.copy = page.shallowClone();
    this.place = copy;
  }

  /** The copy of a page. */
  static Document of(Document page) {
    PageCopy copying = new PageCopy(page);
    page.filter(copying);
    return copying.copy;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof Element element) {
      return add(element);
    }
    if (node instanceof TextNode words) {
      text += words.getWholeText().length();
      if (text <= MOST_TEXT) {
        place.appendChild(new TextNode(words.getWholeText()));
      }
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult add(Element element) {
    int number = elements++;
    if (number >= MOST_ELEMENTS) {
      return FilterResult.STOP;
    }
    if (GONE.contains(element.normalName())) {
      elements += element.getAllElements().size() - 1;
      return FilterResult.SKIP_ENTIRELY;
    }
    if (number > 0) { // the first is the document itself
      Element copied = element.shallowClone();
      copied.attr(PageSnapshot.NUMBER, String.valueOf(number));
      place.appendChild(copied);
      place = copied;
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    Element outer = place.parent();
    if (node instanceof Element && outer != null) {
      place = outer;
    }
    return FilterResult.CONTINUE;
  }
}
