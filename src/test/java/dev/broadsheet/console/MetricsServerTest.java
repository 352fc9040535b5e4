package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
  private final CrawlMetrics metrics = new CrawlMetrics();
  private final List<String> problems = new ArrayList<>();
  private MetricsServer server;

  @BeforeEach
  void start() throws IOException {
    server = MetricsServer.start(metrics, () -> problems, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tellsWhatCrawlsDidInPrometheusForm() throws IOException {
    URI url = URI.create("https://news.example/1");
    metrics.started("news.example", 2);
    metrics.discovered("news.example", "feed", List.of(Link.of(url, "feed")), 1);
    metrics.handled("news.example", new Outcome.Stored(url, "0123", "A title"));
    metrics.handled("news.example", new Outcome.Failed(url, "503", Optional.empty()));
    metrics.had("news.example", 70_000);
    metrics.had("news.example", 30_000);
    metrics.note("news.example", "left alone outside of its hours");
    metrics.answering("news.example", Duration.ofMillis(1_500));

    assertThat(get("/metrics", host()))
        .startsWith("HTTP/1.1 200 OK")
        .contains(
            "# HELP broadsheet_pages_total Pages by what became of them\n",
            "broadsheet_pages_total{outcome=\"stored\",site=\"news.example\"} 1.0",
            "broadsheet_pages_total{outcome=\"failed\",site=\"news.example\"} 1.0",
            "broadsheet_bytes_total{site=\"news.example\"} 100000.0",
            "broadsheet_links_new_total{site=\"news.example\"} 1.0",
            "broadsheet_waiting{site=\"news.example\"} 1.0",
            "broadsheet_answer_seconds{site=\"news.example\"} 1.5",
            "jvm_memory_used_bytes")
        .doesNotContain("broadsheet_crawl_troubles_total");
    assertThat(get("/health", host())).endsWith("ok\n");
  }

  @Test
  void saysWhatIsWrongInsteadOfOk() throws IOException {
    problems.add("schedule morning is late");
    problems.add("only 5 MB are left");

    assertThat(get("/health", host()))
        .startsWith("HTTP/1.1 503")
        .endsWith("schedule morning is late\nonly 5 MB are left\n");
  }

  @Test
  void countsTroublesOfCrawlsBesideThoseThatLast() throws IOException {
    metrics.show("broadsheet.troubles", "Troubles", () -> 1, "kind", "disk-short");
    metrics.trouble("news.example", "the feed does not answer");

    assertThat(get("/metrics", host()))
        .contains(
            "broadsheet_troubles{kind=\"disk-short\"} 1.0",
            "broadsheet_crawl_troubles_total{site=\"news.example\"} 1.0");
  }

  @Test
  void showsValuesAsTheyAreWhenAsked() throws IOException {
    AtomicInteger late = new AtomicInteger(1);
    metrics.show("broadsheet.schedules.late", "Late schedules", late::get);
    late.set(2);

    assertThat(get("/metrics", host())).contains("broadsheet_schedules_late 2.0");
  }

  @Test
  void refusesWhoCallsItByAnotherName() throws IOException {
    assertThat(get("/metrics", "evil.example:80"))
        .startsWith("HTTP/1.1 421")
        .doesNotContain("jvm_");
    assertThat(get("/", host())).startsWith("HTTP/1.1 404");
  }

  private String host() {
    return URI.create(server.address()).getAuthority();
  }

  private String get(String path, String host) throws IOException {
    URI address = URI.create(server.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
