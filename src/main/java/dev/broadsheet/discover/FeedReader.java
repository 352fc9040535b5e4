package dev.broadsheet.discover;

import static dev.broadsheet.discover.XmlFields.named;
import static dev.broadsheet.discover.XmlFields.own;
import static dev.broadsheet.discover.XmlFields.text;

import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.CanonicalUrl;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads feeds: RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom, told apart by each item's own fields. */
final class FeedReader {
  private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed");
  private static final Set<String> ITEMS = Set.of("item", "entry");

  private FeedReader() {}

  /** Visits a feed: one page, one batch. */
  static void visit(Page page, SourceVisit visit) {
    List<Mention> mentions = new ArrayList<>();
    boolean isWhole = false;
    try {
      XmlRecords.Reading reading =
          XmlRecords.read(
              XmlText.of(page), page, ITEMS, item -> read(item).ifPresent(mentions::add));
      isWhole = reading.trouble().isEmpty();
      if (ROOTS.contains(reading.root().toLowerCase(Locale.ROOT))) {
        reading.trouble().ifPresent(t -> visit.problem(page.url() + ": " + t));
        if (mentions.isEmpty() && reading.records() > 0) {
          visit.problem(page.url() + ": found no link in any of its items");
        }
      } else {
        visit.problem(page.url() + ": no feed: " + reading.mismatch("RSS, Atom or RDF"));
      }
    } catch (IOException e) {
      visit.problem(page.url() + ": no feed: " + e.getMessage());
    }
    visit.offer(page, page.url(), mentions);
    if (isWhole && !mentions.isEmpty()) {
      visit.remember(page);
    }
  }

  private static Optional<Mention> read(Element item) {
    return href(item)
        .map(
            href ->
                new Mention(
                    CanonicalUrl.resolve(URI.create(item.baseUri()), href)
                        .map(URI::toString)
                        .orElse(href),
                    text(own(item, "title")).map(XmlFields::plain),
                    published(item),
                    text(own(item, "updated")).or(() -> text(own(item, "modified"))),
                    tags(item)));
  }

  /** The article's own address goes before a feed service's that counts clicks. */
  private static Optional<String> href(Element item) {
    return text(named(item, "feedburner:origLink"))
        .or(() -> text(own(item, "link")))
        .or(() -> atomLink(item))
        .or(() -> permaLink(item))
        .or(() -> Optional.of(item.attr("rdf:about")).filter(a -> !a.isBlank()));
  }

  private static Optional<String> atomLink(Element item) {
    return own(item, "link")
        .filter(l -> l.attr("rel").isBlank() || l.attr("rel").equalsIgnoreCase("alternate"))
        .map(l -> l.attr("href"))
        .filter(h -> !h.isBlank())
        .findFirst();
  }

  /** RSS 2.0: a guid is an address unless it says that it is none; so may be an Atom id. */
  private static Optional<String> permaLink(Element item) {
    return text(Stream.concat(
            own(item, "guid").filter(g -> !g.attr("isPermaLink").equalsIgnoreCase("false")),
            own(item, "id")))
        .filter(id -> id.startsWith("http://") || id.startsWith("https://"));
  }

  private static Optional<String> published(Element item) {
    return text(own(item, "pubDate"))
        .or(() -> text(own(item, "published")))
        .or(() -> text(own(item, "issued")))
        .or(() -> text(named(item, "dc:date")));
  }

  private static List<String> tags(Element item) {
    return Stream.concat(own(item, "category"), named(item, "dc:subject"))
        .flatMap(
            c ->
                Stream.of(c.attr("label"), c.wholeText(), c.attr("term"))
                    .filter(t -> !t.isBlank())
                    .limit(1))
        .map(XmlFields::plain)
        .toList();
  }
}
