package dev.broadsheet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.broadsheet.testing.WarcText;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A news site on loopback with a site map of numbered articles. Of ten articles, one stands under a
 * second address that names the first as the canonical one, and one under a second address that
 * does not. Their dates are of the last four weeks. It tells when so many requests have come, for
 * tests that interrupt.
 */
final class SmallSite implements AutoCloseable {
  static final String NAME = "small.example";

  /**
   * Pages that a crawl has in hand at most: those that travel, and those that are read and stored.
   */
  static final int IN_HAND = 8;

  private final int articles;
  private final Instant opened = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final HttpServer server;
  private final AtomicInteger pages = new AtomicInteger();
  private volatile boolean corrected;
  private volatile boolean redressed;
  private volatile CountDownLatch requests = new CountDownLatch(0);
  private volatile CountDownLatch gate = new CountDownLatch(0);

  SmallSite(int articles) throws IOException {
    this.articles = articles;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Writes the adapter of the site into a folder of adapters. */
  void writeAdapter(Path adapters) throws IOException {
    Path folder = Files.createDirectories(adapters.resolve(NAME));
    Files.writeString(
        folder.resolve("adapter.yaml"),
        """
        site: %s
        name: Small
        language: en
        timezone: Europe/Kyiv
        hosts: ['%s']
        articles: '/news/\\d+(-copy|-twin)?\\.html$'
        discover:
          - sitemap: http://%s/sitemap.xml
        fetch: {delay: 0s, parallel: 2}
        fields:
          title: h1
          body: {in: article}
          published: time@datetime
          tags: {css: .tag, all: true}
          canonical: link[rel=canonical]@href
        require: [title, body, published]
        """
            .formatted(NAME, host(), host()));
  }

  /** Writes all pages as another program's WARC file. */
  void writeWarc(Path file) throws IOException {
    List<String> addresses =
        IntStream.range(0, articles).boxed().flatMap(SmallSite::addresses).toList();
    try (OutputStream out = Files.newOutputStream(file)) {
      for (String address : addresses) {
        String url = "http://%s/news/%s.html".formatted(host(), address);
        byte[] page = page(address).getBytes(StandardCharsets.UTF_8);
        out.write(WarcText.gzip(WarcText.response(url, opened.toString(), "", page)));
      }
    }
  }

  /** How many pages of articles were asked for so far. */
  int pages() {
    return pages.get();
  }

  /** From now on every fourth article reads otherwise. */
  void correct() {
    corrected = true;
  }

  /** From now on every article stands in another markup. */
  void redress() {
    redressed = true;
  }

  /** From now on no article is answered. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  /** Articles are answered again. */
  void release() {
    gate.countDown();
  }

  /** Counts requests from now on. */
  void expect(int count) {
    requests = new CountDownLatch(count);
  }

  /** Waits until the expected number of requests has come. */
  void awaitRequests() throws InterruptedException {
    if (!requests.await(5, TimeUnit.MINUTES)) {
      throw new AssertionError("the site waits for " + requests.getCount() + " more requests");
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.countDown();
      if (path.equals("/sitemap.xml")) {
        send(exchange, 200, "application/xml", sitemap());
      } else if (path.matches("/news/\\d+(-copy|-twin)?\\.html")) {
        pages.incrementAndGet();
        awaitGate();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        send(exchange, 200, "text/html; charset=utf-8", page(path));
      } else {
        send(exchange, 404, "text/plain", "no such page");
      }
    }
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String sitemap() {
    return IntStream.range(0, articles)
        .boxed()
        .flatMap(SmallSite::addresses)
        .map(a -> "<url><loc>http://" + host() + "/news/" + a + ".html</loc></url>")
        .collect(
            Collectors.joining(
                "\n",
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">",
                "</urlset>"));
  }

  private static Stream<String> addresses(int n) {
    return switch (n % 10) {
      case 0 -> Stream.of(n + "", n + "-copy");
      case 5 -> Stream.of(n + "", n + "-twin");
      default -> Stream.of(n + "");
    };
  }

  private String page(String address) {
    return page(Integer.parseInt(address.replaceAll("\\D", "")), !address.contains("twin"));
  }

  private String page(int n, boolean canonical) {
    String news =
        corrected && n % 4 == 0
            ? "The harbour of Lantern Bay was closed for %d hours, not days.".formatted(n + 1)
            : "The harbour of Lantern Bay was closed for %d days.".formatted(n + 1);
    String page = markup(n, canonical, news);
    return redressed
        ? page.replace("<h1>", "<h1>Small</h1><h2 class='headline'>")
            .replace("Lantern Bay</h1>", "Lantern Bay</h2>")
            .replaceAll("<(/?)article>", "<$1section>")
            .replace("class=\"tag\"", "class=\"topic\"")
        : page;
  }

  private String markup(int n, boolean canonical, String news) {
    return """
    <!doctype html><html lang="en"><head><title>Small</title>%s</head><body>
    <h1>Report number %d from Lantern Bay</h1>
    <time datetime="%sT10:%02d:00+02:00"></time>
    <article><p>%s</p><p>Ferry number %d waited outside until the keeper of the light had his lamp
    mended, and then the whole town came down to the quay to see it come in.</p></article>
    <a class="tag">Harbour</a><a class="tag">Ferries</a></body></html>
    """
        .formatted(
            canonical ? "<link rel=\"canonical\" href=\"/news/" + n + ".html\">" : "",
            n,
            opened.minus(Duration.ofDays(1 + n % 28)).atOffset(ZoneOffset.UTC).toLocalDate(),
            n % 60,
            news,
            n);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
