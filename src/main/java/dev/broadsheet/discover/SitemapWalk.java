package dev.broadsheet.discover;

import static dev.broadsheet.discover.XmlFields.local;
import static dev.broadsheet.discover.XmlFields.own;
import static dev.broadsheet.discover.XmlFields.text;

import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.normalize.CanonicalUrl;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Walks a site map and those that it names, the newest first. In one visit as many that were read
 * before are asked for again as others are read, and those that ended a visit, as they could not be
 * had, come last in later ones: so in the end all are read.
 */
final class SitemapWalk {
  private static final int MAX_MAPS = 500;
  private static final int MAX_DEPTH = 3;

  /** Indexes of indexes can name millions; all that are named are kept in memory. */
  private static final int MAX_NAMED = 100_000;

  private static final int MAX_DEAD = 20;
  private static final Set<String> ROOTS = Set.of("urlset", "sitemapindex");
  private static final Set<String> RECORDS = Set.of("url", "sitemap");

  private final Source.Sitemap source;
  private final SourceVisit visit;
  private final Queue<Child> children = new PriorityQueue<>(Child.NEWEST_FIRST);
  private final Set<URI> known = new HashSet<>();
  private final List<URI> dead = new ArrayList<>();
  private int elsewhere;
  private int tooDeep;
  private int tooMany;

  /**
   * A site map that another one named.
   *
   * @param order of naming, among those of the same time or of none
   * @param isPutOff behind the others, as it may be dead
   */
  private record Child(
      URI url, Optional<Instant> modified, int depth, int order, boolean isPutOff) {
    static final Comparator<Child> NEWEST_FIRST =
        Comparator.comparing(Child::isPutOff)
            .thenComparing(c -> c.modified.orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparingInt(Child::order);

    Child putOff() {
      return new Child(url, modified, depth, order, true);
    }
  }

  SitemapWalk(Source.Sitemap source, SourceVisit visit) {
    this.source = source;
    this.visit = visit;
  }

  void walk() throws FetchException {
    known.add(source.url());
    visit.fetchIfChanged(source.url()).ifPresent(page -> read(page, 0));
    int read = 1;
    int again = 0;
    while (!children.isEmpty() && read < MAX_MAPS && dead.size() < MAX_DEAD && !visit.isFull()) {
      Child next = next();
      if (!visit.knows(next.url())) {
        read++;
      } else if (again++ >= MAX_MAPS) {
        continue; // the newer ones of those that were read before are enough
      }
      visit(next);
    }
    if (dead.size() >= MAX_DEAD) {
      visit.givesUp(dead);
    }
    tellWhatWasLeft();
  }

  private Child next() {
    Child next = children.remove();
    while (!next.isPutOff() && visit.isDead(next.url())) {
      children.add(next.putOff());
      next = children.remove();
    }
    return next;
  }

  private void visit(Child map) {
    try {
      Optional<Page> page = visit.fetchIfChanged(map.url());
      if (map.isPutOff()) {
        visit.lives(map.url());
      }
      page.ifPresent(p -> read(p, map.depth()));
    } catch (FetchException e) {
      visit.problem(e);
      dead.add(map.url());
    }
  }

  private void tellWhatWasLeft() {
    if (!children.isEmpty()) {
      visit.problem(source.address() + ": " + children.size() + " more site maps, left for later");
    }
    if (elsewhere > 0) {
      visit.problem(source.address() + ": " + elsewhere + " site maps on other hosts, left out");
    }
    if (tooMany > 0) {
      visit.problem(
          source.address() + ": " + tooMany + " site maps above " + MAX_NAMED + ", left out");
    }
    if (tooDeep > 0) {
      visit.problem(
          source.address()
              + ": "
              + tooDeep
              + " site maps nested below "
              + MAX_DEPTH
              + ", left out");
    }
  }

  private void read(Page page, int depth) {
    List<Mention> mentions = new ArrayList<>();
    boolean isWhole = false;
    try {
      String text = XmlText.of(page);
      if (text.stripLeading().startsWith("http")) {
        text.lines().limit(XmlRecords.MAX_RECORDS).forEach(l -> mentions.add(Mention.of(l, "")));
        isWhole = true;
      } else {
        isWhole = readXml(text, page, depth, mentions);
      }
    } catch (IOException e) {
      visit.problem(page.url() + ": no site map: " + e.getMessage());
    }
    visit.offer(page, page.url(), mentions);
    if (isWhole && !mentions.isEmpty()) { // an index may stay while its children change
      visit.remember(page);
    }
  }

  /**
   * Reads a map.
   *
   * @return whether to its end
   */
  private boolean readXml(String text, Page page, int depth, List<Mention> mentions) {
    XmlRecords.Reading reading =
        XmlRecords.read(
            text,
            page,
            RECORDS,
            record -> {
              if (record.tag().localName().equalsIgnoreCase("url")) {
                mention(record).ifPresent(mentions::add);
              } else {
                nest(record, page, depth + 1);
              }
            });
    if (ROOTS.contains(reading.root().toLowerCase(Locale.ROOT))) {
      reading.trouble().ifPresent(t -> visit.problem(page.url() + ": " + t));
    } else {
      visit.problem(
          page.url() + ": no site map: " + reading.mismatch("a urlset or a sitemapindex"));
    }
    return reading.trouble().isEmpty();
  }

  private static Optional<Mention> mention(Element record) {
    List<Element> news = local(record, "news").toList();
    return text(own(record, "loc"))
        .map(
            loc ->
                new Mention(
                    loc,
                    newsText(news, "title").map(XmlFields::plain),
                    newsText(news, "publication_date"),
                    text(own(record, "lastmod")),
                    newsText(news, "keywords").stream()
                        .flatMap(k -> Stream.of(k.split(",", -1)))
                        .toList()));
  }

  private static Optional<String> newsText(List<Element> news, String name) {
    return text(news.stream().flatMap(n -> local(n, name)));
  }

  private void nest(Element record, Page page, int depth) {
    Optional<String> modified = text(own(record, "lastmod"));
    Optional<URI> url =
        text(own(record, "loc")).flatMap(loc -> CanonicalUrl.resolve(page.url(), loc));
    if (url.isEmpty() || visit.since().isAfter(modified, page)) {
      return;
    }
    if (known.size() >= MAX_NAMED) {
      tooMany += known.contains(url.get()) ? 0 : 1;
      return;
    }
    if (!known.add(url.get())) {
      return;
    }
    if (!visit.site().owns(url.get()) && !sameHost(url.get())) {
      elsewhere++;
    } else if (depth > MAX_DEPTH) {
      tooDeep++;
    } else {
      Optional<Instant> time = visit.since().read(modified, page).map(m -> m.time().toInstant());
      children.add(new Child(url.get(), time, depth, known.size(), false));
    }
  }

  private boolean sameHost(URI url) {
    return source.url().getRawAuthority().equalsIgnoreCase(url.getRawAuthority());
  }
}
