package dev.broadsheet.crawl;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Budget;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.ArchiveOptions;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Link;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.fetch.HttpFetcher;
import dev.broadsheet.fetch.Politeness;
import dev.broadsheet.fetch.Robots;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Canary;
import dev.broadsheet.store.Store;
import dev.broadsheet.testing.FakeTime;
import dev.broadsheet.testing.MisbehavingServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** A crawl with everything real but time and the world: a local server, H2, an archive. */
final class CrawlBench implements AutoCloseable {
  /** Listens to nothing. */
  static final CrawlListener SILENT =
      new CrawlListener() {
        @Override
        public void discovered(String site, String source, List<Link> links, int added) {}

        @Override
        public void handled(String site, Outcome outcome) {}

        @Override
        public void trouble(String site, String message) {}
      };

  static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

  final MisbehavingServer server = MisbehavingServer.start();
  final FakeTime time = new FakeTime(NOW);
  final Path folder;
  private final java.util.Map<String, Integer> bodies =
      new java.util.concurrent.ConcurrentHashMap<>();
  final Store store;
  final RawArchive archive;
  List<Notifier> notifiers = List.of();
  DriftOptions drift = DriftOptions.DEFAULT;
  long maxBacklog = FetchSettings.DEFAULT.maxBacklog();
  boolean interrupted;
  Fetcher browser = new FakeBrowser(url -> Optional.empty());

  CrawlBench(Path folder) {
    this.folder = folder;
    this.store = Store.open(folder.resolve("data"), time);
    this.archive = new RawArchive(folder.resolve("archive"), ArchiveOptions.DEFAULT, time);
    server.route("/robots.txt", e -> plain(e, "User-agent: *\nDisallow: /private/\n"));
  }

  /** A site on the server below a path of its own, with a feed. */
  SiteAdapter site(String name, String... more) {
    String feed = "feed: http://%s/%s/feed.xml".formatted(server.authority(), name);
    return siteFrom(feed, name, String.join("", more));
  }

  /** A site with a source, written as YAML. */
  SiteAdapter siteFrom(String source, String name, String more) {
    try {
      Path file = folder.resolve("adapters").resolve(name).resolve("adapter.yaml");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          """
          site: %1$s
          name: %1$s
          language: ru
          timezone: Europe/Moscow
          hosts: ["%2$s"]
          articles: '/%1$s/\\d+'
          discover:
            - %4$s
          fields:
            title: h1
            body: {in: div.text}
            published: time@datetime
          require: [title, body]
          fetch: {delay: 0s%3$s}
          """
              .formatted(name, server.authority(), more, source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return adapters().bySite(name).orElseThrow();
  }

  Adapters adapters() {
    Adapters adapters = Adapters.load(List.of(folder.resolve("adapters")));
    if (!adapters.mistakes().isEmpty()) {
      throw new AssertionError(adapters.mistakes().toString());
    }
    return adapters;
  }

  void feed(String site, int... numbers) {
    StringBuilder items = new StringBuilder();
    for (int number : numbers) {
      items.append("<item><link>%s</link></item>".formatted(server.url("/" + site + "/" + number)));
    }
    server.route(
        "/" + site + "/feed.xml",
        e ->
            answer(
                e,
                "application/rss+xml",
                "<rss version=\"2.0\"><channel><title>x</title>" + items + "</channel></rss>"));
  }

  void article(String site, int number, String title, String text) {
    server.html("/" + site + "/" + number, page(title, text));
  }

  /** A page that is sent only to those who don't have it. */
  void withEtag(String path, String etag, String html) {
    server.route(
        path,
        e -> {
          if (etag.equals(e.headers().get("if-none-match"))) {
            e.out()
                .write(
                    "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
          } else {
            bodies.merge(path, 1, Integer::sum);
            answer(e, "text/html", html, "ETag: " + etag + "\r\n");
          }
        });
  }

  int bodiesSent(String path) {
    return bodies.getOrDefault(path, 0);
  }

  static String page(String title, String text) {
    return """
    <!DOCTYPE html><html lang="ru"><body><h1>%s</h1>
    <time datetime="2026-03-05T09:00:00+03:00">5 марта</time>
    <div class="text"><p>%s</p></div></body></html>
    """
        .formatted(title, text);
  }

  CrawlReport crawl(SiteAdapter... sites) {
    return crawl(CrawlOptions.DEFAULT, SILENT, sites);
  }

  CrawlReport crawl(CrawlOptions options, CrawlListener listener, SiteAdapter... sites) {
    return new Crawler(
            fetchers(),
            archive,
            store,
            drift,
            new Watchman(store, notifiers, WatchOptions.DEFAULT, time),
            time)
        .crawl(List.of(sites), options, Optional.empty(), listener, () -> false);
  }

  List<Canary> look(SiteAdapter site) {
    Fetchers fetchers = fetchers();
    return new CanaryCheck(
            fetchers,
            (url, of) -> {
              if (interrupted) {
                throw new FetchException(url, Reason.INTERRUPTED, true, "interrupted", null);
              }
              return fetchers.http(of).fetch(FetchRequest.of(url));
            },
            store,
            new Watchman(store, notifiers, WatchOptions.DEFAULT, time),
            time)
        .check(List.of(site), _ -> {}, () -> false);
  }

  private Fetchers fetchers() {
    FetchSettings settings =
        FetchSettings.DEFAULT
            .withAllowedHosts(Set.of(server.authority()))
            .withTimeout(Duration.ofSeconds(5))
            .withMaxBytes(200_000)
            .withMaxBacklog(maxBacklog);
    HttpFetcher http = new HttpFetcher(settings, time);
    Robots robots = new Robots(http, settings, time, notice -> {});
    Politeness politeness = new Politeness(robots, settings, time, time, new Random(1));
    return new Fetchers(http.obeying(robots), browser, steps -> browser, politeness);
  }

  static Budget pages(int most) {
    return new Budget(Optional.of(most), Optional.empty(), Optional.empty());
  }

  void delete(String title) {
    List<Long> numbers = new ArrayList<>();
    store
        .articles()
        .forEachStored(
            ArticleFilter.ALL,
            stored -> {
              if (stored.article().title().equals(title)) {
                numbers.add(stored.card().number());
              }
            });
    store.articles().delete(numbers, time.instant());
  }

  List<Article> articles() {
    return articles(store);
  }

  static List<Article> articles(Store store) {
    List<Article> all = new ArrayList<>();
    store.articles().forEach(ArticleFilter.ALL, all::add);
    return all;
  }

  static void page(MisbehavingServer.Exchange exchange, String html) throws IOException {
    answer(exchange, "text/html", html);
  }

  static void plain(MisbehavingServer.Exchange exchange, String text) throws IOException {
    answer(exchange, "text/plain", text);
  }

  private static void answer(MisbehavingServer.Exchange exchange, String type, String text)
      throws IOException {
    answer(exchange, type, text, "");
  }

  /** An answer without a page. */
  static void status(MisbehavingServer.Exchange exchange, String status) throws IOException {
    exchange
        .out()
        .write(
            ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static void answer(
      MisbehavingServer.Exchange exchange, String type, String text, String headers)
      throws IOException {
    byte[] body = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange
        .out()
        .write(
            ("HTTP/1.1 200 OK\r\nContent-Type: "
                    + type
                    + "; charset=utf-8\r\nContent-Length: "
                    + body.length
                    + "\r\n"
                    + headers
                    + "Connection: close\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    exchange.out().write(body);
  }

  @Override
  public void close() {
    store.close();
    archive.close();
    server.close();
  }

  /** Renders what it is told to, of a page that is a script. */
  record FakeBrowser(Function<java.net.URI, Optional<String>> pages) implements Fetcher {
    @Override
    public dev.broadsheet.article.Page fetch(FetchRequest request) throws FetchException {
      String html =
          pages
              .apply(request.url())
              .orElseThrow(
                  () ->
                      new FetchException(
                          request.url(),
                          FetchException.Reason.BROWSER,
                          false,
                          "no browser in this test",
                          null));
      return page(request.url(), html).withSent(page(request.url(), "<script></script>"));
    }

    static dev.broadsheet.article.Page page(java.net.URI url, String html) {
      return new dev.broadsheet.article.Page(
          url,
          url,
          200,
          java.util.Map.of(),
          html.getBytes(java.nio.charset.StandardCharsets.UTF_8),
          Optional.of(java.nio.charset.StandardCharsets.UTF_8),
          NOW,
          dev.broadsheet.article.Page.Via.BROWSER);
    }

    @Override
    public void close() {}
  }
}
