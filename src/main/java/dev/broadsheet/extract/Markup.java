package dev.broadsheet.extract;

import dev.broadsheet.adapter.AbsoluteUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** What an element's name and attributes tell of it, whatever the site. */
final class Markup {
  /** Never running text: machinery, controls, and what HTML itself calls not the main matter. */
  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "head",
          "title",
          "meta",
          "link",
          "base",
          "button",
          "input",
          "select",
          "option",
          "datalist",
          "textarea",
          "svg",
          "canvas",
          "map",
          "nav",
          "footer",
          "dialog",
          "rt",
          "rp",
          "figcaption",
          "caption",
          "colgroup",
          "frameset",
          "noframes",
          "applet",
          "progress",
          "meter");

  private static final Set<String> IMAGES = Set.of("img", "amp-img");

  /** Where pages keep the address of a picture, the finest first; lazy loaders leave src a stub. */
  private static final String[] IMAGE_ADDRESSES = {
    "data-src", "data-original", "data-lazy-src", "data-hq", "src"
  };

  private static final int RUNNING_TEXT = 500;

  /** What holds more nodes than that is no small part of a page. */
  static final int MAX_NODES = 500;

  /** React sends late parts of a page hidden, under such ids; its script puts them in place. */
  private static final Pattern STREAMED = Pattern.compile("S:[0-9a-f]+");

  private Markup() {}

  /**
   * The value of an attribute, empty if there is none. The parser has written all names in lower
   * case; jsoup's own look-up compares them without case, one by one, at several times the price.
   */
  static String attribute(Element element, String name) {
    return element.attributesSize() == 0 ? "" : element.attributes().get(name);
  }

  static boolean isSilent(Element element, ClassTraits traits) {
    return SILENT.contains(element.normalName()) || isHidden(element, traits);
  }

  /** Whether a reader can't see the element, as far as its own attributes tell. */
  private static boolean isHidden(Element element, ClassTraits traits) {
    if (element.attributesSize() == 0) {
      return false;
    }
    if (element.attributes().hasKey("hidden")) {
      return !STREAMED.matcher(element.id()).matches();
    }
    return traits.unseen() || isStyledAway(element);
  }

  /** Whether a reader can see a text, as far as the attributes around it tell. */
  static boolean isSeen(TextNode text) {
    for (Element at = text.parent(); at != null; at = at.parent()) {
      if (isHidden(at, ClassTraits.of(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStyledAway(Element element) {
    String style = attribute(element, "style");
    if (style.isEmpty()) {
      return false;
    }
    String dense = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return dense.contains("display:none")
        || dense.contains("visibility:hidden")
        || dense.contains("clip:rect(0") // text for screen readers alone
        || dense.contains("text-indent:-999")
        || dense.contains("left:-999");
  }

  static boolean isImage(Element element) {
    return IMAGES.contains(element.normalName());
  }

  /** Whether a line ends where the element begins and ends; jsoup counts ins and del as such. */
  static boolean isBlock(Element element) {
    return element.isBlock()
        && switch (element.normalName()) {
          case "ins", "del", "button" -> false;
          default -> true;
        };
  }

  /** The absolute address of a picture; absent for inline data and for pictures of a few pixels. */
  static Optional<String> imageAddress(Element image) {
    if (pixels(attribute(image, "width")) < 40 || pixels(attribute(image, "height")) < 40) {
      return Optional.empty();
    }
    for (String name : IMAGE_ADDRESSES) {
      Optional<String> address = webAddress(image, name);
      if (address.isPresent()) {
        return address;
      }
    }
    return firstOfSet(image);
  }

  /** Whether the element holds running text, and not a line or two. */
  static boolean holdsText(Element element) {
    int[] seen = new int[2];
    element.filter(
        (node, depth) -> {
          seen[0]++;
          seen[1] += node instanceof TextNode text ? ShortText.length(text) : 0;
          return seen[0] > MAX_NODES || seen[1] > RUNNING_TEXT
              ? NodeFilter.FilterResult.STOP
              : NodeFilter.FilterResult.CONTINUE;
        });
    return seen[0] > MAX_NODES || seen[1] > RUNNING_TEXT;
  }

  /** The absolute http or https address in an attribute. */
  static Optional<String> webAddress(Element element, String attribute) {
    String value = AbsoluteUrl.of(element, attribute);
    return value.startsWith("http://") || value.startsWith("https://")
        ? Optional.of(value)
        : Optional.empty();
  }

  private static Optional<String> firstOfSet(Element image) {
    String set =
        image.hasAttr("srcset") ? attribute(image, "srcset") : attribute(image, "data-srcset");
    Element first = new Element(image.tag(), image.baseUri());
    first.attr("src", set.strip().split("[\\s,]", 2)[0]);
    return webAddress(first, "src");
  }

  /** A length in pixels; unknown ones count as large. */
  private static int pixels(String length) {
    return !length.isEmpty() && length.length() < 6 && length.chars().allMatch(Character::isDigit)
        ? Integer.parseInt(length)
        : Integer.MAX_VALUE;
  }
}
