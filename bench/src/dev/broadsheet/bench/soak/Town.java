package dev.broadsheet.bench.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many local news sites whose articles appear evenly over the days of a soak. Every fifth article
 * is corrected after two days; every site is down for a day in its turn; some answer every eighth
 * request with 503 or with a page that is cut off.
 */
final class Town implements AutoCloseable {
  private static final int IN_FEED = 40;
  private static final Duration CORRECTED_AFTER = Duration.ofDays(2);

  private final HttpServer server;
  private final Clock clock;
  private final Instant start;
  private final Duration days;
  private final int sites;
  private final int articles;
  private final AtomicLong requests = new AtomicLong();

  Town(Clock clock, Duration days, int sites, int articles) throws IOException {
    this.clock = clock;
    this.start = clock.instant();
    this.days = days;
    this.sites = sites;
    this.articles = articles;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  long requests() {
    return requests.get();
  }

  /** Writes an adapter for each site; tags part them into so many groups. */
  void writeAdapters(Path folder, int groups) throws IOException {
    for (int site = 0; site < sites; site++) {
      Path own = Files.createDirectories(folder.resolve(name(site)));
      Files.writeString(
          own.resolve("adapter.yaml"),
          """
          site: %1$s
          name: %1$s
          language: ru
          timezone: Europe/Moscow
          tags: [group%4$d]
          hosts: ['%2$s/%3$d']
          articles: '/%3$d/\\d+$'
          discover:
            - feed: http://%2$s/%3$d/feed
          fields:
            title: h1
            body: {in: div.text}
            published: time@datetime
          require: [title, body, published]
          fetch: {delay: 0s, parallel: 2}
          """
              .formatted(name(site), authority(), site, site % groups));
    }
  }

  static String name(int site) {
    return "town%02d".formatted(site);
  }

  /** How many articles of a site were out by then. */
  int published(Instant until) {
    double share = (double) Duration.between(start, until).toMillis() / days.toMillis();
    return Math.clamp(Math.round(share * articles), 0, articles);
  }

  Instant time(int article) {
    return start.plus(days.multipliedBy(article).dividedBy(articles));
  }

  static boolean isCorrected(int article) {
    return article % 5 == 0;
  }

  private void answer(HttpExchange exchange) throws IOException {
    long request = requests.incrementAndGet();
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/");
      if (path.length != 3) {
        send(exchange, 404, "text/plain", "no such page");
        return;
      }
      int site = Integer.parseInt(path[1]);
      if (isDown(site) || (site % 5 == 1 && request % 8 == 0)) {
        send(exchange, 503, "text/plain", "come later");
      } else if (path[2].equals("feed")) {
        send(exchange, 200, "application/rss+xml", feed(site));
      } else if (site % 5 == 2 && request % 8 == 0) {
        exchange.sendResponseHeaders(200, 10_000);
        exchange.getResponseBody().write("<html><h1>cut".getBytes(StandardCharsets.UTF_8));
      } else {
        send(exchange, 200, "text/html; charset=utf-8", page(site, Integer.parseInt(path[2])));
      }
    }
  }

  private boolean isDown(int site) {
    Instant begin = start.plus(days.multipliedBy(site + 1).dividedBy(sites + 2));
    Instant now = clock.instant();
    return now.isAfter(begin) && now.isBefore(begin.plus(Duration.ofDays(1)));
  }

  private String feed(int site) {
    int last = published(clock.instant());
    return IntStream.range(Math.max(0, last - IN_FEED), last)
        .mapToObj(n -> "<item><link>http://%s/%d/%d</link></item>".formatted(authority(), site, n))
        .collect(
            Collectors.joining(
                "", "<rss version=\"2.0\"><channel><title>x</title>", "</channel></rss>"));
  }

  private String page(int site, int article) {
    boolean corrected =
        isCorrected(article) && clock.instant().isAfter(time(article).plus(CORRECTED_AFTER));
    String text =
        IntStream.range(0, 60)
            .mapToObj(i -> "слово" + (site * 7919 + article * 104_729 + i * 31) % 9973)
            .collect(Collectors.joining(" "));
    return """
    <!doctype html><html lang="ru"><body><h1>Новость %d города %d</h1>
    <time datetime="%s">x</time><div class="text"><p>%s.</p>%s</div></body></html>
    """
        .formatted(article, site, time(article), text, corrected ? "<p>Исправлено.</p>" : "");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
