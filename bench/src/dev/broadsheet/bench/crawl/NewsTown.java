package dev.broadsheet.bench.crawl;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/**
 * A local news site as files: articles of 60 to 120 KB with the weight that news pages carry
 * (navigation, teasers, icons, scripts, linked data), 20 sections in pages of 50, a feed, and site
 * maps. The same number of articles gives the same bytes; all text is made up of invented words.
 */
final class NewsTown {
  private static final int SECTIONS = 20;
  private static final int LISTED = 50;
  private static final int MAPPED = 2_500;
  private static final Instant FIRST = Instant.parse("2026-01-01T06:00:00Z");
  private static final String[] SYLLABLES = {
    "ва", "ро", "ли", "ме", "до", "ка", "сте", "ну", "при", "го", "ла", "ти", "зо", "бе", "хра", "ю"
  };

  private final Path folder;
  private final String origin;
  private final int articles;
  private final String frame;
  private final String script;

  NewsTown(Path folder, String origin, int articles) {
    this.folder = folder;
    this.origin = origin;
    this.articles = articles;
    Random random = new Random(7);
    this.frame = frame(random);
    this.script =
        IntStream.range(0, 400)
            .mapToObj(
                i -> "window.q%d=function(a,b){return a?b+%d:'%s'};".formatted(i, i, word(random)))
            .collect(Collectors.joining("\n"));
  }

  /** Writes what is not there yet. */
  void write() throws IOException {
    Path done = folder.resolve("done-" + articles);
    if (Files.exists(done)) {
      return;
    }
    Files.createDirectories(folder.resolve("news"));
    for (int n = 0; n < articles; n++) {
      Path file = folder.resolve("news/" + n + ".html");
      if (!Files.exists(file)) {
        Files.writeString(file, article(n));
      }
    }
    writeSections();
    writeSitemap();
    writeFeed();
    Files.writeString(folder.resolve("robots.txt"), "User-agent: *\nDisallow: /private/\n");
    Files.createFile(done);
  }

  /** Writes the articles as responses into a gzip WARC file. */
  void writeWarc(Path file) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        WarcWriter warc = new WarcWriter(channel, WarcCompression.GZIP)) {
      for (int n = 0; n < articles; n++) {
        byte[] body = Files.readAllBytes(folder.resolve("news/" + n + ".html"));
        warc.write(
            new WarcResponse.Builder(URI.create(address(n)))
                .date(FIRST.plusSeconds(n * 97L + 3_600))
                .body(
                    new HttpResponse.Builder(200, "OK")
                        .addHeader("Content-Type", "text/html; charset=utf-8")
                        .body(null, body)
                        .build())
                .build());
      }
    }
  }

  private String address(int n) {
    return origin + "/news/" + n + ".html";
  }

  private String article(int n) {
    Random random = new Random(n);
    String title = sentence(random, 7) + " № " + n;
    String time =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            FIRST.plusSeconds(n * 97L).atOffset(ZoneOffset.ofHours(3)));
    String paragraphs =
        IntStream.range(0, 8 + random.nextInt(18))
            .mapToObj(
                i ->
                    "<p>"
                        + IntStream.range(0, 2 + random.nextInt(4))
                            .mapToObj(s -> sentence(random, 8 + random.nextInt(12)))
                            .collect(Collectors.joining(". "))
                        + ".</p>")
            .collect(Collectors.joining("\n"));
    String teasers =
        IntStream.range(0, 60 + random.nextInt(90))
            .mapToObj(
                i ->
                    """
                    <div class="teaser teaser--small"><a class="teaser__link" href="/news/%d.html">\
                    <img class="teaser__image" loading="lazy" src="/i/%d.jpg" alt=""><span \
                    class="teaser__title">%s</span></a><span class="teaser__time">%02d:%02d</span></div>\
                    """
                        .formatted(
                            random.nextInt(articles),
                            random.nextInt(9_999),
                            sentence(random, 6),
                            random.nextInt(24),
                            random.nextInt(60)))
            .collect(Collectors.joining("\n"));
    return """
    <!doctype html>
    <html lang="ru"><head><meta charset="utf-8"><title>%1$s — Новоград</title>
    <link rel="canonical" href="%5$s"><meta property="og:title" content="%1$s">
    <meta property="article:published_time" content="%2$s">
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",\
    "headline":"%1$s","datePublished":"%2$s","author":{"@type":"Person","name":"Вера Дола"}}</script>
    <script>%6$s</script></head><body>%7$s
    <article><h1 class="headline">%1$s</h1><time class="date" datetime="%2$s">%2$s</time>
    <div class="text">%3$s</div><div class="tags"><a href="/t/1">Порт</a><a href="/t/2">Город</a></div>
    </article><aside>%4$s</aside></body></html>
    """
        .formatted(title, time, paragraphs, teasers, address(n), script, frame);
  }

  private static String frame(Random random) {
    String links =
        IntStream.range(0, 120)
            .mapToObj(
                i ->
                    "<li class=\"menu__item\"><a href=\"/s/%d/\">%s</a></li>"
                        .formatted(i % SECTIONS, word(random)))
            .collect(Collectors.joining());
    String icons =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "<svg class=\"icon\" viewBox=\"0 0 24 24\"><path d=\"M%d 2.5c1.3 0 2.4 %d 2.4 5.1z\"/></svg>"
                        .formatted(i, i))
            .collect(Collectors.joining());
    return "<header><nav><ul class=\"menu\">" + links + "</ul></nav>" + icons + "</header>";
  }

  private void writeSections() throws IOException {
    for (int section = 0; section < SECTIONS; section++) {
      Path pages = Files.createDirectories(folder.resolve("s/" + section));
      int own = (articles + SECTIONS - 1 - section) / SECTIONS;
      int last = Math.max(1, (own + LISTED - 1) / LISTED);
      for (int page = 1; page <= last; page++) {
        int s = section;
        String links =
            IntStream.range((page - 1) * LISTED, Math.min(own, page * LISTED))
                .map(i -> i * SECTIONS + s)
                .mapToObj(
                    n ->
                        "<h2><a class=\"item\" href=\"/news/%d.html\">№ %d</a></h2>"
                            .formatted(n, n))
                .collect(Collectors.joining("\n"));
        String next =
            page == last
                ? ""
                : "<a class=\"next\" href=\"/s/%d/%d.html\">Дальше</a>"
                    .formatted(section, page + 1);
        Files.writeString(
            pages.resolve(page + ".html"),
            "<!doctype html><meta charset=\"utf-8\"><body>" + frame + links + next);
      }
    }
  }

  private void writeSitemap() throws IOException {
    StringBuilder index = new StringBuilder();
    for (int first = 0; first < articles; first += MAPPED) {
      String name = "sitemap-%d-%d.xml".formatted(articles, first / MAPPED);
      Files.writeString(
          folder.resolve(name),
          IntStream.range(first, Math.min(articles, first + MAPPED))
              .mapToObj(n -> "<url><loc>" + address(n) + "</loc></url>")
              .collect(Collectors.joining("\n", "<urlset>", "</urlset>")));
      index.append("<sitemap><loc>%s/%s</loc></sitemap>".formatted(origin, name));
    }
    Files.writeString(
        folder.resolve("sitemap-" + articles + ".xml"),
        "<sitemapindex>" + index + "</sitemapindex>");
  }

  private void writeFeed() throws IOException {
    Files.writeString(
        folder.resolve("feed.xml"),
        IntStream.range(Math.max(0, articles - LISTED), articles)
            .mapToObj(n -> "<item><link>" + address(n) + "</link></item>")
            .collect(
                Collectors.joining("\n", "<rss version=\"2.0\"><channel>", "</channel></rss>")));
  }

  private static String sentence(Random random, int words) {
    String text =
        IntStream.range(0, words).mapToObj(i -> word(random)).collect(Collectors.joining(" "));
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String word(Random random) {
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(i -> SYLLABLES[random.nextInt(SYLLABLES.length)])
        .collect(Collectors.joining());
  }
}
