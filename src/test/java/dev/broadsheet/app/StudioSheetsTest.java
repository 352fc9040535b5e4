package dev.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.workshop.AdapterFolders;
import dev.broadsheet.workshop.StudioDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Style sheets that can't be had: pages are plainer for it, and nothing else is worse. */
class StudioSheetsTest {
  private static final String TEXT =
      "site: plain.example\ntimezone: UTC\nextends: news\nfields: {title: h1, body: .text}\n";
  private static final String LARGE = "p{color:red}\n".repeat(100_000);

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private String host;
  private Broadsheet broadsheet;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    host = "127.0.0.1:" + server.getAddress().getPort();
    broadsheet =
        Hasty.broadsheet(
            Settings.under(folder)
                .withAdapters(List.of(Files.createDirectories(folder.resolve("adapters"))))
                .withFetching(
                    FetchSettings.DEFAULT.withAllowedHosts(Set.of(host)).withObeyRobots(false)));
  }

  @AfterEach
  void stop() {
    end.countDown();
    broadsheet.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    if (path.equals("/slow.css")) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    byte[] css =
        (path.equals("/large.css") ? LARGE : "h1{color:blue}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/css");
    if (path.equals("/away.css")) {
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/inside.css");
    }
    exchange.sendResponseHeaders(status(path), css.length);
    exchange.getResponseBody().write(css);
    exchange.close();
  }

  private int status(String path) {
    return switch (path) {
      case "/away.css" -> 302;
      case "/gone.css" -> 404;
      case "/ailing.css" -> end.getCount() > 0 ? 500 : 200;
      default -> 200;
    };
  }

  private StudioDesk desk(String... names) throws IOException {
    String links =
        List.of(names).stream()
            .map("<link rel=stylesheet href=/%s.css>"::formatted)
            .collect(Collectors.joining());
    String html =
        "<html><head>%s</head><body><h1>Plain words on the old pier</h1><div class=text><p>%s</p>"
            .formatted(links, "They do not need any colour at all. ".repeat(12));
    Path file = folder.resolve("adapters/adapter.yaml");
    Files.writeString(file, TEXT);
    SiteAdapter adapter = Adapters.read(TEXT, file);
    return StudioDesk.of(
        adapter,
        TEXT,
        List.of(
            Page.ofFile(
                URI.create("http://" + host + "/news/1"),
                html.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Instant.parse("2026-03-01T10:00:00Z"))),
        broadsheet.adapters().base(),
        new AdapterFolders(List.of(folder), broadsheet::adapters, () -> {}));
  }

  private String shown(Studio studio, StudioDesk desk) {
    return desk.snapshot(0, studio.sheets()).orElseThrow().html("", "");
  }

  @Test
  void saysWhichCannotBeHadAndAsksForThemNoMore() throws IOException {
    Studio studio = broadsheet.studio();
    StudioDesk desk = desk("gone", "large", "away", "good");

    studio.dress(desk);

    assertThat(studio.sheets().troubles(desk.sheets()))
        .satisfiesExactly(
            gone -> assertThat(gone).contains("/gone.css", "404"),
            large -> assertThat(large).contains("/large.css", "1300000 letters"),
            away -> assertThat(away).contains("127.0.0.1:9", "not a public address"));
    assertThat(shown(studio, desk)).contains("h1{color:blue}", "Plain words").doesNotContain("red");
    assertThat(studio.sheets().wanted(desk.sheets())).isEmpty();
    asked.clear();
    studio.dress(desk);
    assertThat(asked).isEmpty();
  }

  @Test
  void asksAgainForOneThatFailedForNow() throws IOException {
    Studio studio = broadsheet.studio();
    StudioDesk desk = desk("ailing", "good");

    studio.dress(desk);

    assertThat(studio.sheets().troubles(desk.sheets()))
        .singleElement()
        .asString()
        .contains("/ailing.css", "500");
    assertThat(shown(studio, desk)).contains("h1{color:blue}");
    end.countDown();
    studio.dress(desk);
    assertThat(studio.sheets().troubles(desk.sheets())).isEmpty();
    assertThat(studio.sheets().wanted(desk.sheets())).isEmpty();
  }

  @Test
  void opensADeskThoughItsSheetsAreSlow() throws IOException {
    Studio studio = new Studio(broadsheet, Duration.ofMillis(50));
    StudioDesk desk = desk("slow");

    assertThat(studio.dressed(desk, _ -> {})).isSameAs(desk);

    assertThat(studio.sheets().find(desk.sheets().getFirst())).isEmpty();
    assertThat(desk.view(desk.text(), 0).article()).isPresent();
  }
}
