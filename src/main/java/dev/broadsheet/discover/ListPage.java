package dev.broadsheet.discover;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.CanonicalUrl;
import dev.broadsheet.normalize.Charsets;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A page of HTML that lists articles. */
final class ListPage {
  private final Page page;
  private final ParsedPage parsed;

  ListPage(Page page) {
    this.page = page;
    this.parsed =
        new ParsedPage(Jsoup.parse(Charsets.decode(page), page.url().toString()), page.url());
  }

  Page page() {
    return page;
  }

  /** What relative addresses are relative to: the page's own address or its base element. */
  URI base() {
    return CanonicalUrl.resolve(page.url(), parsed.document().baseUri()).orElse(page.url());
  }

  List<Mention> mentions(Selector links) {
    return links.select(parsed).stream()
        .flatMap(found -> mention(links, found).stream())
        .limit(XmlRecords.MAX_RECORDS)
        .toList();
  }

  Optional<URI> next(Selector next) {
    return mentions(next).stream()
        .flatMap(m -> CanonicalUrl.resolve(base(), m.href()).stream())
        .findFirst();
  }

  /** A selector names the link itself, something in or around it, or the text of its address. */
  private static Optional<Mention> mention(Selector selector, Selector.Found found) {
    String title = found.element().map(Element::text).orElse("");
    if (yieldsAddress(selector)) {
      return Optional.of(Mention.of(found.text(), title));
    }
    return found
        .element()
        .flatMap(e -> Optional.ofNullable(e.closest("[href]")).or(() -> inner(e)))
        .map(a -> Mention.of(a.attr("href"), title));
  }

  private static Optional<Element> inner(Element element) {
    return Optional.ofNullable(element.selectFirst("a[href]"));
  }

  private static boolean yieldsAddress(Selector selector) {
    return switch (selector) {
      case Selector.Css css -> css.attribute().isPresent();
      case Selector.XPath xpath -> xpath.attribute().isPresent();
      case Selector.JsonLd jsonLd -> true;
      case Selector.Meta meta -> true;
      case Selector.UrlPart part -> true;
    };
  }
}
