package dev.broadsheet.extract;

import dev.broadsheet.article.Block.Embed;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Foreign objects: videos and posts of networks. A quoted post's text is a quotation, too. */
final class Embeds {
  private static final Pattern ADVERTISEMENT =
      Pattern.compile(
          "doubleclick|googlesyndication|googletagmanager|adfox|an\\.yandex|criteo|/ads?/");

  private static final String[] POST_ADDRESSES = {
    "data-instgrm-permalink", "data-href", "cite", "data-telegram-post"
  };

  private Embeds() {}

  /** Whether the element is a foreign object, with an address or without. */
  static boolean isEmbed(Element element, ClassTraits traits) {
    return switch (element.normalName()) {
      case "iframe", "video", "audio", "object", "embed", "amp-iframe" -> true;
      case "blockquote", "div" -> traits.post();
      default -> false;
    };
  }

  /** The object by its address; absent where it has none, or is an advertisement. */
  static Optional<Embed> read(Element element) {
    Optional<String> address =
        switch (element.normalName()) {
          case "iframe", "amp-iframe" -> first(element, "src", "data-src", "data-lazy-src");
          case "embed" -> first(element, "src");
          case "object" -> first(element, "data").or(() -> inside(element, "embed", "src"));
          case "video", "audio" -> first(element, "src").or(() -> inside(element, "source", "src"));
          default -> first(element, POST_ADDRESSES).or(() -> lastLink(element));
        };
    return address.filter(a -> !ADVERTISEMENT.matcher(a).find()).map(Embed::new);
  }

  private static Optional<String> first(Element element, String... attributes) {
    return Stream.of(attributes).flatMap(a -> Markup.webAddress(element, a).stream()).findFirst();
  }

  private static Optional<String> inside(Element element, String tag, String attribute) {
    return element.getElementsByTag(tag).stream()
        .flatMap(e -> Markup.webAddress(e, attribute).stream())
        .findFirst();
  }

  /** A post ends with the link to itself. */
  private static Optional<String> lastLink(Element element) {
    return element.getElementsByTag("a").reversed().stream()
        .flatMap(a -> Markup.webAddress(a, "href").stream())
        .findFirst();
  }
}
