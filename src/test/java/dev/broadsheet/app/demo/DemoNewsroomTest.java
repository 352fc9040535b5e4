package dev.broadsheet.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.discover.BackfillCursor;
import dev.broadsheet.discover.Discoverer;
import dev.broadsheet.discover.DiscoveryOptions;
import dev.broadsheet.discover.Found;
import dev.broadsheet.discover.SourceMemory;
import dev.broadsheet.discover.SourceReport;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.fetch.HttpFetcher;
import dev.broadsheet.schedule.Schedules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoNewsroomTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-15T09:30:00Z"), ZoneOffset.UTC);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final DiscoveryOptions MARCH =
      new DiscoveryOptions(
          Optional.empty(),
          Optional.of(LocalDate.parse("2026-03-01")),
          Optional.of(LocalDate.parse("2026-03-14")));
  @TempDir Path folder;
  private DemoNewsroom newsroom;

  @BeforeEach
  void start() throws IOException {
    newsroom = DemoNewsroom.start(folder, CLOCK, 0);
  }

  @AfterEach
  void stop() {
    newsroom.close();
  }

  @Test
  void servesEveryStoryThatItsSiteTellsOf() {
    newsroom
        .sites()
        .forEach(
            (site, pages) ->
                pages
                    .stories()
                    .forEach(
                        story ->
                            story
                                .paths()
                                .forEach(
                                    path ->
                                        assertThat(get(site, path).statusCode())
                                            .as(site + path)
                                            .isEqualTo(expected(story, path)))));
  }

  private static int expected(Story story, String path) {
    if (story.moved().contains(path)) {
      return 301;
    }
    return story.gone() ? 404 : 200;
  }

  @Test
  void writesTheFirstSiteInWindows1251() {
    HttpResponse<byte[]> page = get("zarechie.example", "/politics/2026/03/14/20417.shtml");

    assertThat(page.headers().firstValue("Content-Type"))
        .hasValue("text/html; charset=windows-1251");
    assertThat(new String(page.body(), Charset.forName("windows-1251")))
        .contains("<h1 class=\"headline\" itemprop=\"alternativeHeadline\">Мост через Ольховку");
    assertThat(
            new String(get("zarechie.example", "/rss.xml").body(), Charset.forName("windows-1251")))
        .contains("encoding=\"windows-1251\"", "<title>Мост через Ольховку откроют к июню</title>");
  }

  @Test
  void isFoundWholeByItsAdaptersAndHasNoTraceOfTracking() throws Exception {
    Adapters adapters = Adapters.load(List.of(newsroom.adaptersFolder()));
    FetchSettings settings =
        FetchSettings.DEFAULT.withAllowedHosts(Set.copyOf(newsroom.allowedHosts()));
    try (HttpFetcher fetcher = new HttpFetcher(settings, CLOCK)) {
      Discoverer discoverer = new Discoverer(fetcher, SourceMemory.NONE, CLOCK);
      for (SiteAdapter adapter : adapters.all()) {
        Set<String> found = new TreeSet<>();
        for (Source source : adapter.discover()) {
          SourceReport report =
              discoverer.discover(
                  adapter, source, MARCH, links -> add(links, found), BackfillCursor.NONE);
          assertThat(report.problems()).as(source.address()).isEmpty();
        }
        String base = "http://" + adapter.hosts().getFirst();
        assertThat(found)
            .as(adapter.site())
            .containsExactlyInAnyOrderElementsOf(
                newsroom.sites().get(adapter.site()).stories().stream()
                    .flatMap(story -> story.paths().stream())
                    .map(path -> base + path)
                    .toList());
      }
    }
  }

  private static int add(List<Found> links, Set<String> found) {
    return (int) links.stream().filter(link -> found.add(link.link().url().toString())).count();
  }

  @Test
  void compressesSiteMaps() throws IOException {
    byte[] compressed = get("delta.example", "/sitemap-2026-03.xml.gz").body();

    String map =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(map).isEqualTo(text("delta.example", "/sitemap-2026-03.xml"));
  }

  @Test
  void showsTextOnlyByScriptWhereItSaysSo() {
    String page = text("harbour.example", "/news/bakery-robot-sacked-after-a-week-4425");

    assertThat(Jsoup.parse(page).selectFirst("#story").text()).isEqualTo("loader");
    assertThat(page).contains("\"articleBody\": \"Corrow & Daughters has returned");
  }

  @Test
  void correctsAStoryOnceItWasReadAndRemembersThatInTheNextRun() throws IOException {
    String path = "/news/mayak-na-kosi-zasvityly-po-novomu-i81177";

    assertThat(text("bereg.example", path))
        .contains("двадцять дві милі")
        .doesNotContain("Оновлено");
    assertThat(text("bereg.example", path)).contains("двадцять чотири милі", "Оновлено");
    stop();
    start();
    assertThat(text("bereg.example", path)).contains("двадцять чотири милі");
  }

  @Test
  void tellsRecentTimesInWordsThatItsClockMakesTrue() {
    assertThat(text("bereg.example", "/news/")).contains("2 години тому", "Вчора, 17:05");
    Story yesterday = newsroom.sites().get("bereg.example").stories().get(2);
    assertThat(yesterday.publishedAt(CLOCK, ZoneId.of("Europe/Kyiv")))
        .isEqualTo("2026-03-14T17:05:00+02:00");
  }

  @Test
  void answersNotModifiedToAKnownEtag() throws Exception {
    URI url = address("kontur.example", "/ru/news/514");
    String etag =
        HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
            .headers()
            .firstValue("ETag")
            .orElseThrow();

    HttpRequest again = HttpRequest.newBuilder(url).header("If-None-Match", etag).build();
    assertThat(HTTP.send(again, BodyHandlers.discarding()).statusCode()).isEqualTo(304);
  }

  @Test
  void writesAnAdapterForEachSiteWithItsAddress() {
    assertThat(newsroom.adaptersFolder().resolve("delta.example/adapter.yaml"))
        .content()
        .contains("http://" + newsroom.allowedHosts().get(2) + "/sitemap.xml")
        .doesNotContain("{{");
    assertThat(newsroom.schedulesFolder().resolve("demo.yaml")).content().doesNotContain("{{");
  }

  @Test
  void writesAdaptersAndAScheduleWithoutAMistake() {
    Adapters adapters = Adapters.load(List.of(newsroom.adaptersFolder()));
    Schedules schedules = Schedules.load(List.of(newsroom.schedulesFolder()), adapters, List.of());

    assertThat(adapters.mistakes()).isEmpty();
    assertThat(schedules.mistakes()).isEmpty();
    assertThat(schedules.byName("demo").orElseThrow().sites().of(adapters))
        .extracting(SiteAdapter::site)
        .containsExactlyInAnyOrderElementsOf(newsroom.sites().keySet());
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> DemoNewsroom.start(folder, CLOCK, taken.getLocalPort()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
    }
  }

  private String text(String site, String path) {
    HttpResponse<byte[]> page = get(site, path);
    String type = page.headers().firstValue("Content-Type").orElseThrow();
    return new String(page.body(), Charset.forName(type.substring(type.indexOf("charset=") + 8)));
  }

  private HttpResponse<byte[]> get(String site, String path) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(address(site, path)).build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(site + path, e);
    }
  }

  private URI address(String site, String path) {
    int at =
        List.of("zarechie", "bereg", "delta", "harbour", "kontur")
            .indexOf(site.replace(".example", ""));
    return URI.create("http://" + newsroom.allowedHosts().get(at) + path);
  }
}
