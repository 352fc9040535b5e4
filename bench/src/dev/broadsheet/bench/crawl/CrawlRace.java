package dev.broadsheet.bench.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Crawls the same local news site with Broadsheet and with its peers, one after the other: {@code
 * CrawlRace [ARTICLES] [CONTESTANT,…]}. nginx serves; each contestant is a process of its own, of
 * which wall time, processor time and the peak of resident memory count from its start to its end.
 * A peer that is not installed is left out with a line that says so.
 */
public final class CrawlRace {
  private static final int PORT = 18080;
  private static final String ORIGIN = "http://127.0.0.1:" + PORT;
  private static final int CONNECTIONS = 16;
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path WORK = ROOT.resolve("target/race");

  private final int articles;

  private CrawlRace(int articles) {
    this.articles = articles;
  }

  /** Who takes part, by name, and how it is started. */
  private enum Contestant {
    BROADSHEET,
    INGEST,
    FETCHING,
    SCRAPY,
    CRAWLEE
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 5_200;
    List<Contestant> contestants =
        args.length > 1
            ? Arrays.stream(args[1].split(",")).map(Contestant::valueOf).toList()
            : List.of(Contestant.values());
    new CrawlRace(articles).run(contestants);
  }

  private void run(List<Contestant> contestants) throws IOException, InterruptedException {
    new NewsTown(WORK.resolve("site"), ORIGIN, articles).write();
    Process nginx = nginx();
    try {
      System.out.printf("%d articles, %d connections%n", articles, CONNECTIONS);
      System.out.printf(
          "%-11s %8s %9s %14s %8s%n", "", "pages/s", "seconds", "CPU s/1000 p", "peak MB");
      for (Contestant contestant : contestants) {
        List<String> command = command(contestant);
        if (isInstalled(contestant)) {
          tell(contestant, command);
        } else {
          System.out.printf("%-11s is not installed%n", contestant);
        }
      }
    } finally {
      nginx.destroy();
      nginx.waitFor();
    }
  }

  private void tell(Contestant contestant, List<String> command)
      throws IOException, InterruptedException {
    Path log = WORK.resolve(contestant + ".log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(WORK.toFile())
            .start();
    Usage usage = Usage.NONE;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      usage = Usage.of(process).orElse(usage);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      System.out.printf("%-11s failed, see %s%n", contestant, log);
      return;
    }
    System.out.printf(
        "%-11s %8.0f %9.1f %14.2f %8d%n",
        contestant,
        articles / seconds,
        seconds,
        usage.processor().toMillis() / (double) articles,
        usage.peakBytes() >> 20);
  }

  /** What a process has used so far; {@code peakBytes} is its resident memory at most. */
  private record Usage(Duration processor, long peakBytes) {
    static final Usage NONE = new Usage(Duration.ZERO, 0);

    static java.util.Optional<Usage> of(Process process) {
      try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
        long kilobytes =
            status
                .filter(l -> l.startsWith("VmHWM:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        return process
            .info()
            .totalCpuDuration()
            .map(processor -> new Usage(processor, kilobytes << 10));
      } catch (IOException | RuntimeException e) {
        return java.util.Optional.empty(); // it has ended
      }
    }
  }

  private boolean isInstalled(Contestant contestant) throws IOException, InterruptedException {
    return switch (contestant) {
      case BROADSHEET, INGEST, FETCHING -> true;
      case SCRAPY -> works("scrapy", "version");
      case CRAWLEE -> works("node", "-e", "require.resolve('crawlee')");
    };
  }

  private static boolean works(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> command(Contestant contestant) throws IOException {
    String count = Integer.toString(articles);
    String connections = Integer.toString(CONNECTIONS);
    String peers = ROOT.resolve("bench/peers").toString();
    return switch (contestant) {
      case BROADSHEET -> broadsheet("crawl", "town.example", "--limit=" + articles);
      case INGEST -> broadsheet("ingest", warc().toString());
      case FETCHING ->
          List.of(
              ProcessHandle.current().info().command().orElse("java"),
              "-classpath",
              System.getProperty("java.class.path"),
              FetchLoop.class.getName(),
              ORIGIN,
              count,
              connections);
      case SCRAPY ->
          List.of(
              "scrapy",
              "runspider",
              peers + "/scrapy_race.py",
              "-a",
              "origin=" + ORIGIN,
              "-a",
              "articles=" + count,
              "-s",
              "CONCURRENT_REQUESTS=" + connections,
              "-s",
              "CONCURRENT_REQUESTS_PER_DOMAIN=" + connections,
              "-O",
              "scrapy.jsonl");
      case CRAWLEE -> List.of("node", peers + "/crawlee_race.cjs", ORIGIN, count, connections);
    };
  }

  /** The same articles as a WARC file, as another crawler would have left them. */
  private Path warc() throws IOException {
    Path file = WORK.resolve("town-" + articles + ".warc.gz");
    if (!Files.exists(file)) {
      new NewsTown(WORK.resolve("site"), ORIGIN, articles).writeWarc(file);
    }
    return file;
  }

  private List<String> broadsheet(String... command) throws IOException {
    Path home = Files.createTempDirectory(WORK, "broadsheet-");
    Path adapter = Files.createDirectories(home.resolve("adapters/town.example"));
    Files.writeString(
        adapter.resolve("adapter.yaml"),
        """
        site: town.example
        name: Town
        language: ru
        timezone: Europe/Moscow
        extends: news
        hosts: ['127.0.0.1:%d']
        articles: '/news/\\d+\\.html$'
        discover:
          - sitemap: %s/sitemap-%d.xml
        fetch: {delay: 0s, parallel: %d}
        fields:
          title: h1.headline
          body: {in: div.text}
          published: time.date@datetime
          tags: {css: .tags a, all: true}
        require: [title, body, published]
        """
            .formatted(PORT, ORIGIN, articles, CONNECTIONS));
    return Stream.concat(
            Stream.concat(Stream.of(ROOT.resolve("broadsheet").toString()), Stream.of(command)),
            Stream.of(
                "--adapters=" + home.resolve("adapters"),
                "--data=" + home.resolve("data"),
                "--allow-host=127.0.0.1:" + PORT,
                "--json"))
        .toList();
  }

  private static Process nginx() throws IOException, InterruptedException {
    Path conf = WORK.resolve("nginx.conf");
    Files.writeString(
        conf,
        """
        daemon off;
        worker_processes 1;
        pid %1$s/nginx.pid;
        error_log %1$s/nginx.log warn;
        events { worker_connections 256; }
        http {
          access_log off;
          types { text/html html; application/xml xml; text/plain txt; }
          keepalive_requests 1000000;
          sendfile on;
          client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
          server { listen 127.0.0.1:%2$d; root %1$s/site; charset utf-8; }
        }
        """
            .formatted(WORK, PORT));
    Process nginx =
        new ProcessBuilder(
                "nginx", "-c", conf.toString(), "-e", WORK.resolve("nginx.log").toString())
            .inheritIO()
            .start();
    if (nginx.waitFor(500, TimeUnit.MILLISECONDS)) {
      throw new IOException("nginx did not start, see " + WORK.resolve("nginx.log"));
    }
    return nginx;
  }
}
