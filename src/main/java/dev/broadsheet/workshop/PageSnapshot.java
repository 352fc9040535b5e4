package dev.broadsheet.workshop;

import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * A stranger's page as it looked, of which nothing runs and nothing is loaded: built anew from
 * elements and attributes that are known to do neither. Each element keeps its number in {@value
 * #NUMBER}. What is shown has to stand behind a content security policy and in a sandbox all the
 * same.
 */
public final class PageSnapshot {
  /** The attribute that holds an element's number. */
  public static final String NUMBER = "data-b";

  private static final int MOST_STYLE = 1_500_000;
  private static final int LONGEST_STYLE = 4_000;
  private static final int LONGEST_IMAGE = 100_000;

  private static final String[] SHOWN = {
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "menu",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr"
  };

  private static final String[] KEPT = {
    NUMBER, "class", "id", "lang", "dir", "title", "style", "hidden", "align", "width", "height"
  };

  private static final Set<String> TAGS = Set.of(SHOWN);

  /** An address that holds its picture itself, in a format that is nothing but a picture. */
  private static final Pattern PICTURE =
      Pattern.compile("(?i)data:image/(?:png|jpe?g|gif|webp|avif);base64,[a-z0-9+/=\\s]*");

  /** Grey, a pixel large: stands for the pictures that are not loaded. */
  private static final String GREY =
      "data:image/gif;base64,R0lGODlhAQABAIAAAMzMzAAAACwAAAAAAQABAAACAkQBADs=";

  private final Document shown;

  private PageSnapshot(Document shown) {
    this.shown = shown;
  }

  /**
   * The snapshot of a page with the styles that it has itself.
   *
   * @param known style sheets of the web that it may ask for
   */
  public static PageSnapshot of(Page page, StyleSheets known) {
    return of(new StudioPage(page, Extractor.parse(page), Optional.empty()), known);
  }

  static PageSnapshot of(StudioPage page, StyleSheets known) {
    List<String> styles =
        page.sheets().stream()
            .flatMap(sheet -> known.find(sheet.url()).map(sheet::of).stream())
            .toList();
    String css = css(styles, page.parsed().document());
    Document copy = PageCopy.of(page.parsed().document());
    copy.body().getAllElements().forEach(PageSnapshot::makeInert);
    Document clean = new Cleaner(safelist()).clean(copy);
    dress(clean, copy);
    clean.head().appendElement("style").appendChild(new DataNode(css));
    return new PageSnapshot(clean);
  }

  /**
   * The page.
   *
   * @param style ours, behind the page's own
   * @param script ours, the only one
   */
  public String html(String style, String script) {
    Document all = shown.clone();
    all.head().prependElement("meta").attr("charset", "utf-8");
    all.head().appendElement("style").appendChild(new DataNode(style));
    all.body().appendElement("script").appendChild(new DataNode(script));
    all.outputSettings().prettyPrint(false);
    return "<!doctype html>\n" + all.outerHtml();
  }

  private static String css(List<String> styles, Document page) {
    StringBuilder css = new StringBuilder();
    styles.forEach(sheet -> add(sheet, css));
    page.select("style").forEach(sheet -> add(sheet.data(), css));
    return css.toString();
  }

  private static void add(String sheet, StringBuilder css) {
    if (css.length() + sheet.length() <= MOST_STYLE) {
      css.append(InertCss.of(sheet)).append('\n');
    }
  }

  /** Elements of a site's own invention are inline, as browsers have them. */
  private static void makeInert(Element element) {
    if (!TAGS.contains(element.normalName()) && !element.normalName().equals("body")) {
      element.tagName(element.normalName().equals("form") ? "div" : "span");
    }
    String style = element.attr("style");
    if (!style.isEmpty()) {
      element.attr("style", style.length() > LONGEST_STYLE ? "" : InertCss.of(style));
    }
    if (element.normalName().equals("img")) {
      String src = element.attr("src").strip();
      boolean isWhole = src.length() <= LONGEST_IMAGE && PICTURE.matcher(src).matches();
      element.attr("src", isWhole ? src : GREY);
    }
  }

  private static Safelist safelist() {
    return new Safelist()
        .addTags(SHOWN)
        .addAttributes(":all", KEPT)
        .addAttributes("img", "src", "alt")
        .addAttributes("td", "colspan", "rowspan", "valign")
        .addAttributes("th", "colspan", "rowspan", "valign")
        .addAttributes("ol", "start", "type", "reversed")
        .addAttributes("details", "open")
        .addAttributes("time", "datetime")
        .addAttributes("font", "color", "size", "face");
  }

  /** Style sheets ask for names of the outermost elements, too. */
  private static void dress(Document clean, Document copy) {
    for (String name : KEPT) {
      copyAttribute(name, copy.body(), clean.body());
      Element from = copy.selectFirst("html");
      Element to = clean.selectFirst("html");
      if (from != null && to != null) {
        copyAttribute(name, from, to);
      }
    }
  }

  private static void copyAttribute(String name, Element from, Element to) {
    String value = from.attr(name);
    if (!value.isEmpty()) {
      to.attr(name, name.equals("style") ? InertCss.of(value) : value);
    }
  }
}
