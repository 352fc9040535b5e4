package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A small paper on a CMS of which the theme can be changed: its adapter, and pages in both. */
final class ThemedSite {
  static final Instant BEFORE = Instant.parse("2026-03-06T08:00:00Z");
  static final Instant AFTER = Instant.parse("2026-03-12T08:00:00Z");

  static final String ADAPTER =
      """
      # The harbour paper, since 2019
      site: quay.example
      language: en
      timezone: Europe/London
      extends: news
      hosts: [www.quay.example]

      fields:
        # the headline; og:title has the paper's name behind it
        title: h1.entry-title
        body:
          in: div.entry-content   # not the excerpt
          drop: [.sharedaddy]
          lines: [{drop: '^Photo: '}]
        published: time.entry-date@datetime
        authors: {css: .author-link, all: true}
        tags: {css: '.tag-links a', all: true}

      # old news are not for us
      require: [title, body]
      """;

  record News(int day, String title, String author, List<String> tags, List<String> text) {}

  static final List<News> NEWS =
      List.of(
          new News(
              1,
              "Swans are back on the pier",
              "Ida Marsh",
              List.of("birds", "sea"),
              List.of(
                  "The keeper counted the birds twice before breakfast, and wrote nine into the"
                      + " book that his father had begun.",
                  "They will stay until the ice is gone, as they did last year, said the harbour"
                      + " master, who feeds them at noon.")),
          new News(
              2,
              "Night bus trial goes on to June",
              "Tom Reed",
              List.of("buses"),
              List.of(
                  "The council has found money for three more months of the bus that leaves the"
                      + " station at one in the morning.",
                  "Some forty people take it on a weekday, and twice as many on Saturdays, when the"
                      + " theatre closes late.")),
          new News(
              3,
              "Baker gives up the old oven",
              "Ida Marsh",
              List.of("bread", "crafts"),
              List.of(
                  "After ninety years the oven in Quay Street went out on Sunday evening, with some"
                      + " two dozen neighbours looking on.",
                  "The new one runs on electricity and takes half the room, which the baker wants"
                      + " to use for tables and chairs.")),
          new News(
              4,
              "Divers map the drowned orchard",
              "Jon Hall",
              List.of("sea", "maps"),
              List.of(
                  "Stumps of more than two hundred apple trees stand in rows on the floor of the"
                      + " bay, as four divers have found.",
                  "The orchard went under in the great flood, and was known from songs only until"
                      + " a fishing net caught a branch.")));

  private final Path file;

  ThemedSite(Path folder) {
    file = folder.resolve("adapter.yaml");
    write(ADAPTER);
  }

  Path file() {
    return file;
  }

  SiteAdapter adapter() {
    return Adapters.read(text(), file);
  }

  String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The article as the adapter read it from its old page. */
  Specimen specimen(News news, Page today) {
    return new Specimen(
        today,
        Extractor.parse(today),
        Extractor.extract(old(news), adapter()).article().orElseThrow());
  }

  static Page old(News news) {
    return page(
        news,
        BEFORE,
        """
        <div id="page"><p>Today is <time datetime="2026-03-06T00:00:00+00:00">Friday</time></p>
        <article class="post"><h1 class="entry-title">%s</h1>
        <p class="entry-meta"><time class="entry-date" datetime="%s">%s</time>
        by <a class="author-link" href="/p">%s</a></p>
        <div class="entry-content">%s<p>Photo: harbour archive</p>
        <div class="sharedaddy"><p>Tell your friends of it</p></div></div>
        <p class="tag-links">%s</p></article></div>
        """);
  }

  /** The same in the new theme. */
  static Page dressed(News news) {
    return page(
        news,
        AFTER,
        """
        <div class="wp-site-blocks"><h1 class="wp-block-post-title">%s</h1>
        <div class="wp-block-post-date"><time datetime="%s">%s</time></div>
        <div class="post-author"><span class="post-author-name">%s</span></div>
        <div class="story-body">%s<p>Photo: harbour archive</p></div>
        <div class="taxonomy-tags">%s</div></div>
        """);
  }

  /** The old theme, in which the tags stand in another list. */
  static Page retagged(News news) {
    Page old = old(news);
    String html =
        new String(old.body(), StandardCharsets.UTF_8).replace("tag-links", "story-topics");
    return Page.ofFile(old.url(), html.getBytes(StandardCharsets.UTF_8), Optional.empty(), AFTER);
  }

  /** What stands in the place of a page that is gone. */
  static Page wall(News news) {
    String html = "<html><body><h1>Subscribe</h1><p>Read on for a pound a week.</p></body></html>";
    return Page.ofFile(url(news), html.getBytes(StandardCharsets.UTF_8), Optional.empty(), AFTER);
  }

  static URI url(News news) {
    return URI.create("https://www.quay.example/2026/03/news-" + news.day());
  }

  private static Page page(News news, Instant fetched, String template) {
    String tags =
        news.tags().stream()
            .map(t -> "<a class=\"tag\" href=\"/tag/" + t + "\">" + t + "</a>")
            .collect(Collectors.joining(" "));
    String main =
        template.formatted(
            news.title(),
            "2026-03-0" + news.day() + "T07:30:00+00:00",
            news.day() + " March 2026",
            news.author(),
            news.text().stream().collect(Collectors.joining("</p>\n<p>", "<p>", "</p>\n")),
            tags);
    String html =
        "<html lang=\"en\"><head><title>"
            + news.title()
            + " | The Quay</title></head><body><nav><a href=\"/\">Home</a></nav>\n"
            + main
            + "<footer>The Quay, all rights reserved</footer></body></html>\n";
    return Page.ofFile(url(news), html.getBytes(StandardCharsets.UTF_8), Optional.empty(), fetched);
  }
}
