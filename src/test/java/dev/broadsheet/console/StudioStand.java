package dev.broadsheet.console;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.workshop.AdapterFolders;
import dev.broadsheet.workshop.Draft;
import dev.broadsheet.workshop.DraftBase;
import dev.broadsheet.workshop.Specimen;
import dev.broadsheet.workshop.StudioDesk;
import dev.broadsheet.workshop.StudioStart;
import dev.broadsheet.workshop.StyleSheets;
import dev.broadsheet.workshop.SurveyStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A studio with six pages of a site at hand, so that no site is asked. The site has an adapter; who
 * gives an address begins a new one.
 */
final class StudioStand {
  static final String SITE = "pier.example";

  private static final String ADAPTER =
      """
      site: pier.example
      language: en
      timezone: Europe/London
      extends: news
      fields:
        title: h1
        body: div.text
        published: time@datetime
        tags: {css: .tags a, all: true}
      """;

  private static final List<String> BIRDS =
      List.of("Swans", "Geese", "Gulls", "Terns", "Herons", "Cranes");

  private final Path adapters;
  private final List<Page> pages = new ArrayList<>();
  private volatile Consumer<Consumer<SurveyStep>> way = _ -> {};

  private StudioStand(Path adapters) {
    this.adapters = adapters;
  }

  /**
   * Makes the site.
   *
   * @param change of each page, if any
   */
  static StudioStand in(Path folder, Function<String, String> change) throws IOException {
    StudioStand stand = new StudioStand(Files.createDirectories(folder.resolve("adapters")));
    Files.createDirectories(stand.file().getParent());
    Files.writeString(stand.file(), ADAPTER);
    for (int i = 0; i < BIRDS.size(); i++) {
      String html = change.apply(html(BIRDS.get(i), i + 1));
      stand.pages.add(
          Page.ofFile(
              URI.create("https://pier.example/news/" + i + ".html"),
              html.getBytes(StandardCharsets.UTF_8),
              Optional.empty(),
              Instant.parse("2026-03-09T08:00:00Z")));
    }
    return stand;
  }

  private static String html(String birds, int day) {
    return """
    <html lang="en"><head><title>%1$s | Pier</title></head>
    <body><nav><a href="/">Home</a></nav>
    <article><h1 class="title">%1$s are back on the old pier</h1>
    <time datetime="2026-03-0%2$dT07:30:00+00:00">%2$d March 2026, 07:30</time>
    <div class="text">
    <p>The keeper counted the %1$s twice before breakfast and wrote <b>%2$d</b> of them into the
    book that his father had begun when the pier was new.</p>
    <p class="more">Read also: what the %1$s did last year</p>
    <p>They will stay until the ice is gone, said the harbour master, who feeds them at noon and
    asks everybody else to leave the feeding of %1$s to him alone.</p>
    </div>
    <div class="tags"><a href="/t/birds">birds</a> <a href="/t/%1$s">%1$s</a></div></article>
    <footer>All rights reserved</footer></body></html>
    """
        .formatted(birds, day);
  }

  /** The file of the site's adapter. */
  Path file() {
    return adapters.resolve("gb/pier.example/adapter.yaml");
  }

  /** From now on who opens a desk comes to a step of the way, and no further before the end. */
  void holdAt(SurveyStep step, CountDownLatch end) {
    way =
        progress -> {
          progress.accept(step);
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
  }

  StudioConsole console() {
    return new StudioConsole(
        (start, progress) -> {
          way.accept(progress);
          return start instanceof StudioStart.Known ? known() : begun();
        },
        _ -> {},
        new StyleSheets(),
        this::load);
  }

  private Adapters load() {
    return Adapters.load(List.of(adapters));
  }

  private AdapterFolders folders() {
    return new AdapterFolders(List.of(adapters), this::load, () -> {});
  }

  private StudioDesk known() {
    try {
      SiteAdapter adapter = load().bySite(SITE).orElseThrow();
      return StudioDesk.of(adapter, Files.readString(file()), pages, load().base(), folders());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StudioDesk begun() {
    List<Specimen> specimens =
        pages.stream()
            .map(
                page ->
                    new Specimen(
                        page,
                        Extractor.parse(page),
                        Extractor.extract(page, load().base()).article().orElseThrow()))
            .toList();
    Draft draft =
        new Draft(
            SITE,
            "Pier",
            new DraftBase("news", List.of()),
            Optional.of("en"),
            Optional.of("GB"),
            ZoneId.of("Europe/London"),
            List.of(SITE),
            false,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of());
    return StudioDesk.of(draft, specimens, folders());
  }
}
