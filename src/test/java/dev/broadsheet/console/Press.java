package dev.broadsheet.console;

import dev.broadsheet.archive.ArchiveOptions;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Precision;
import dev.broadsheet.article.Problem;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import dev.broadsheet.testing.Invented;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store and an archive with invented articles. */
final class Press implements AutoCloseable {
  static final String HOSTILE =
      "</pre></bdi><script>document.title='pwned'</script><img src=x"
          + " onerror=\"alert('pwned')\">\"'";

  private static final Instant FIRST = Instant.parse("2026-03-14T08:10:00Z");

  private final Store store;
  private final RawArchive archive;

  private Press(Store store, RawArchive archive) {
    this.store = store;
    this.archive = archive;
  }

  static Press in(Path folder) {
    Clock clock = Clock.fixed(FIRST, ZoneOffset.UTC);
    return new Press(
        Store.open(folder, clock),
        new RawArchive(folder.resolve("archive"), ArchiveOptions.DEFAULT, clock));
  }

  Store store() {
    return store;
  }

  RawArchive archive() {
    return archive;
  }

  /** Stores an article with its page; tells its id. */
  String add(Article article, String html) {
    Page page =
        new Page(
            article.url(),
            article.url(),
            200,
            Map.of("Content-Type", List.of("text/html; charset=utf-8")),
            html.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            article.fetched(),
            Page.Via.HTTP);
    RawRef place =
        archive.append(
            article.site(), Link.of(article.url(), "https://" + article.site() + "/feed"), page);
    store
        .articles()
        .save(
            List.of(
                new Submission(
                    article,
                    article.url(),
                    place.file(),
                    place.offset(),
                    article.published().isPresent()
                        ? List.of()
                        : List.of(
                            new Problem(
                                Problem.Kind.MISSING,
                                Optional.of(Field.PUBLISHED),
                                "published: nothing was found")))));
    return article.id();
  }

  /** An article with every kind of block. */
  static Article ferry(int hour, String captain) {
    return article(
        "https://harbour.example/2026/03/14/ferry",
        "harbour.example",
        "en",
        "Night ferry returns to the old pier",
        List.of(
            new Block.Paragraph(
                "The night ferry is back. After three winters on the far side of the river it tied"
                    + " up at the old pier on Saturday, to a brass band and a queue that reached"
                    + " the fish market."),
            new Block.Paragraph(
                "“We counted the planks ourselves,” said captain "
                    + captain
                    + ", who was"
                    + " the first to walk down the gangway."),
            new Block.Heading(2, "Twice a night"),
            new Block.Paragraph(
                "The boat leaves at eleven in the evening and at "
                    + hour
                    + " in the morning. A"
                    + " ticket costs as much as a loaf of bread, and children ride for nothing."),
            new Block.Quote(
                "Whoever has once crossed the river by night will not take the bridge again."),
            new Block.Listing(
                false, List.of("The old pier, 23:00", "Mill Island, 23:20", "The far bank, 23:35")),
            new Block.Table(
                List.of(
                    List.of("Season", "Passengers"),
                    List.of("2024", "18 400"),
                    List.of("2025", "21 150"))),
            new Block.Figure(
                new Image(
                    Optional.of("https://harbour.example/i/ferry.jpg"),
                    Optional.of("The ferry at the old pier on Saturday evening"),
                    Optional.of("Ida Holm"))),
            new Block.Embed("https://video.example/w/8812"),
            new Block.Paragraph(
                "The town pays for the first season. What comes after, the council decides in"
                    + " October.")),
        Optional.of(moment("2026-03-14T07:45:00+01:00")),
        List.of("Ida Holm", "Piet Aalders"),
        List.of("Transport", "Harbour"),
        FIRST.plusSeconds(3_600L * hour));
  }

  static Article hostile() {
    return Invented.of("harbour.example", "javascript:alert('pwned')", HOSTILE)
        .subtitle(HOSTILE)
        .lead(HOSTILE)
        .body(
            new Block.Paragraph(HOSTILE),
            new Block.Heading(2, HOSTILE),
            new Block.Quote(HOSTILE, Optional.of("\" onfocus=alert(1)")),
            new Block.Listing(true, List.of(HOSTILE)),
            new Block.Table(List.of(List.of(HOSTILE))),
            new Block.Figure(
                new Image(Optional.of(HOSTILE), Optional.of(HOSTILE), Optional.of(HOSTILE))),
            new Block.Embed("javascript:alert('pwned')"))
        .authors(HOSTILE)
        .tags(HOSTILE)
        .section(HOSTILE)
        .language("en")
        .source(HOSTILE)
        .license(HOSTILE)
        .fetched(FIRST)
        .provenance(Map.of(Field.TITLE, HOSTILE, Field.BODY, HOSTILE))
        .made();
  }

  static Article article(
      String url,
      String site,
      String language,
      String title,
      List<Block> body,
      Optional<Moment> published,
      List<String> authors,
      List<String> tags,
      Instant fetched) {
    return Invented.of(site, url, title)
        .body(body)
        .published(published)
        .authors(authors)
        .tags(tags)
        .section("town")
        .language(language)
        .free(true)
        .fetched(fetched)
        .adapter(site + "@5c1de0aa")
        .provenance(
            Map.of(
                Field.TITLE, "h1.headline",
                Field.BODY, "div.story",
                Field.PUBLISHED, "news/json-ld: datePublished",
                Field.AUTHORS, "news/meta: author",
                Field.TAGS, "ul.topics a",
                Field.SECTION, "url: ^https://[^/]+/([a-z]+)/"))
        .made();
  }

  static Moment moment(String time) {
    return new Moment(OffsetDateTime.parse(time), Precision.MINUTE);
  }

  /** A page as a site would send it. */
  static String page(Article article) {
    return """
    <!doctype html><html lang="en"><head><title>%1$s</title>
    <style>body { font-family: Georgia; margin: 2rem auto; max-width: 38rem } h1 { color: navy }</style>
    <script>document.title = "pwned"</script></head>
    <body><nav>News · Sport · Weather</nav><h1 class="headline">%1$s</h1>
    <div class="story">%2$s</div></body></html>
    """
        .formatted(article.title(), "<p>" + article.text().replace("\n\n", "</p>\n<p>") + "</p>");
  }

  @Override
  public void close() {
    archive.close();
    store.close();
  }
}
