package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.discover.BackfillCursor;
import dev.broadsheet.discover.Discoverer;
import dev.broadsheet.discover.DiscoveryOptions;
import dev.broadsheet.discover.Found;
import dev.broadsheet.discover.SourceMemory;
import dev.broadsheet.discover.SourceReport;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.normalize.CanonicalUrl;
import dev.broadsheet.normalize.DateContext;
import dev.broadsheet.normalize.DateReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the feeds and site maps of a site, each proved by reading it. */
final class SourceSearch {
  private static final int MOST_FEEDS = 3;
  private static final int MOST_SITEMAPS = 2;
  private static final int TRIES = 8;
  private static final int SNIFFED = 4_096;

  private static final List<String> USUAL_FEEDS = List.of("/rss", "/feed", "/rss.xml", "/feed.xml");
  private static final List<String> USUAL_SITEMAPS = List.of("/sitemap.xml", "/news-sitemap.xml");
  private static final Pattern FEED_ADDRESS =
      Pattern.compile("(?i)(?:/rss|/feed|/atom)(?:/|$)|\\.(?:rss|atom)$|rss[^/]*\\.(?:xml|php)$");
  private static final Pattern COMMENTS = Pattern.compile("(?i)comment");
  private static final Pattern NEWS = Pattern.compile("(?i)news|latest|recent");
  private static final Pattern INDEX = Pattern.compile("<(?:\\w+:)?sitemapindex[\\s>]");
  private static final Pattern URLS = Pattern.compile("<(?:\\w+:)?urlset[\\s>]");

  private final Fetcher fetcher;
  private final SiteAdapter site;
  private final Discoverer discoverer;
  private final Consumer<SurveyStep> progress;
  private final Map<URI, Link> links = new LinkedHashMap<>();
  private final List<Source> sources = new ArrayList<>();

  SourceSearch(Fetcher fetcher, SiteAdapter site, Clock clock, Consumer<SurveyStep> progress) {
    this.fetcher = fetcher;
    this.site = site;
    this.discoverer = new Discoverer(fetcher, SourceMemory.NONE, clock);
    this.progress = progress;
  }

  /** The sources that tell of articles. */
  List<Source> sources() {
    return sources;
  }

  /** What they tell of, in their order. */
  List<URI> links() {
    return List.copyOf(links.keySet());
  }

  /** When a page was published, as they tell. */
  Optional<Moment> told(Page page) {
    DateContext context = new DateContext(page.fetched(), site.timezone(), Optional.empty());
    return Optional.ofNullable(links.get(page.requested()))
        .flatMap(Link::date)
        .flatMap(date -> DateReader.read(date, context).found());
  }

  /** Tries the feeds that pages name; else where feeds usually lie, up to the first. */
  void feeds(List<Document> pages, URI home) {
    Set<URI> named = new LinkedHashSet<>();
    for (Document page : pages) {
      Stream.concat(
              page.select("link[rel~=(?i)alternate][type~=(?i)rss|atom|rdf]").stream(),
              page.select("a[href]").stream()
                  .filter(a -> FEED_ADDRESS.matcher(a.attr("href")).find()))
          .map(e -> e.attr("href"))
          .filter(href -> !COMMENTS.matcher(href).find())
          .flatMap(href -> resolved(page, href).stream())
          .filter(site::owns)
          .forEach(named::add);
    }
    int before = sources.size();
    tryFeeds(List.copyOf(named), before + MOST_FEEDS);
    if (sources.size() == before) {
      tryFeeds(USUAL_FEEDS.stream().map(home::resolve).toList(), before + 1);
    }
  }

  private void tryFeeds(List<URI> addresses, int enough) {
    for (URI url : addresses.stream().limit(TRIES).toList()) {
      if (sources.size() < enough) {
        prove(new Source.Feed(url));
      }
    }
  }

  /** Tries the site maps that robots.txt names, then where they usually lie; news ones first. */
  void sitemaps(List<URI> announced, URI home) {
    List<URI> addresses =
        announced.isEmpty() ? USUAL_SITEMAPS.stream().map(home::resolve).toList() : announced;
    int before = sources.size();
    Stream.concat(
            addresses.stream().filter(u -> NEWS.matcher(u.toString()).find()),
            addresses.stream().filter(u -> !NEWS.matcher(u.toString()).find()))
        .limit(TRIES)
        .filter(_ -> sources.size() - before < MOST_SITEMAPS)
        .forEach(this::sitemap);
  }

  /** An index may stand for a million addresses: that it is one is enough. */
  private void sitemap(URI url) {
    try {
      Page page = fetcher.fetch(FetchRequest.of(url));
      byte[] body = page.body();
      String top = new String(body, 0, Math.min(body.length, SNIFFED), StandardCharsets.ISO_8859_1);
      if (INDEX.matcher(top).find()) {
        add(new Source.Sitemap(url), 0);
      } else if (URLS.matcher(top).find() || url.getPath().endsWith(".gz")) {
        prove(new Source.Sitemap(url));
      }
    } catch (FetchException e) {
      progress.accept(SurveyStep.at(SurveyStep.Kind.NO_SITE_MAP, url.toString()));
    }
  }

  private void prove(Source source) {
    List<Link> found = new ArrayList<>();
    try {
      SourceReport report =
          discoverer.discover(
              site,
              source,
              DiscoveryOptions.DEFAULT,
              batch -> {
                batch.stream().map(Found::link).forEach(found::add);
                return batch.size();
              },
              BackfillCursor.NONE);
      if (report.added() > 0) {
        found.forEach(l -> links.putIfAbsent(l.url(), l));
        add(source, found.size());
      }
    } catch (FetchException e) {
      progress.accept(SurveyStep.at(SurveyStep.Kind.NOTHING, source.address()));
    }
  }

  private void add(Source source, int told) {
    sources.add(source);
    progress.accept(SurveyStep.source(source.address(), told));
  }

  private static Optional<URI> resolved(Document page, String href) {
    return CanonicalUrl.resolve(URI.create(page.location()), href);
  }

  /** Links of a page whose words could be a headline. */
  static List<URI> headlines(Document page, SiteAdapter site, int shortest) {
    Set<URI> urls = new LinkedHashSet<>();
    for (Element link : page.select("a[href]")) {
      if (link.text().length() >= shortest) {
        resolved(page, link.attr("href")).filter(site::owns).ifPresent(urls::add);
      }
    }
    return List.copyOf(urls);
  }
}
