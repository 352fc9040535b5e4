package dev.broadsheet.bench.store;

import dev.broadsheet.archive.ArchiveOptions;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import dev.broadsheet.bench.Timing;
import dev.broadsheet.store.Compaction;
import dev.broadsheet.store.Location;
import dev.broadsheet.store.Move;
import dev.broadsheet.store.Settlement;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import dev.broadsheet.testing.Postgres;
import dev.broadsheet.upkeep.Backup;
import dev.broadsheet.upkeep.Restore;
import dev.broadsheet.upkeep.Verdict;
import dev.broadsheet.upkeep.Verification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a store takes on disk and how long its upkeep is: {@code KeepingBench [ARTICLES]}. Fills a
 * data folder with invented articles of some 3 KB of text on pages of some 20 KB, then checks,
 * backs up, restores, compacts and moves it. To be run with {@code -Xmx512m}.
 */
public final class KeepingBench {
  private static final int SITES = 20;
  private static final int BATCH = 64;
  private static final Clock CLOCK = Clock.systemUTC();

  private final Invention invention = new Invention();

  private KeepingBench() {}

  public static void main(String[] args) throws IOException {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "keeping");
    new KeepingBench().run(folder, articles);
  }

  private void run(Path folder, int articles) throws IOException {
    Path data = folder.resolve("data");
    try (Store store = Store.open(data, CLOCK);
        RawArchive archive =
            new RawArchive(data.resolve("archive"), ArchiveOptions.DEFAULT, CLOCK)) {
      long start = System.nanoTime();
      for (int first = 0; first < articles; first += BATCH) {
        add(store, archive, first, Math.min(articles, first + BATCH));
      }
      tell("stored a second", articles / seconds(start), "");
      tellSize("database while open", store.bytes(), articles);
      tellSize("archive", archive.bytes(), articles);
      start = System.nanoTime();
      Verdict verdict = new Verification(store, archive).run(line -> {});
      tell("verify" + (verdict.isSound() ? "" : " (WRONG)"), seconds(start), "s");
      start = System.nanoTime();
      Path file = folder.resolve("backup.zip");
      new Backup(data, store, archive, CLOCK)
          .to(file, new Backup.Maker("bench", Map.of()), true, line -> {});
      tell("backup", seconds(start), "s");
      tellSize("backup", Files.size(file), articles);
      start = System.nanoTime();
      Restore.from(file, folder.resolve("restored"), line -> {});
      tell("restore", seconds(start), "s");
    }
    tellSize(
        "database after it was closed", Files.size(data.resolve("broadsheet.mv.db")), articles);
    long start = System.nanoTime();
    tellSize("database compacted", Compaction.of(data).after(), articles);
    tell("compact", seconds(start), "s");
    move(data, articles);
  }

  /** Into a PostgreSQL server of its own, where one starts. */
  private static void move(Path data, int articles) {
    if (!Postgres.isHere()) {
      return;
    }
    Location from = new Location.Folder(data);
    Location to = Postgres.bare();
    Timing timing = new Timing("move to PostgreSQL");
    Move.carry(from, to, CLOCK, table -> {});
    timing.tell(articles);
  }

  private void add(Store store, RawArchive archive, int first, int end) {
    String site = "site" + first / BATCH % SITES + ".example";
    List<Link> links = new ArrayList<>();
    List<Submission> submissions = new ArrayList<>();
    List<Settlement> done = new ArrayList<>();
    for (int n = first; n < end; n++) {
      URI url = URI.create("https://www." + site + "/news/2026/03/a-long-headline-" + n);
      Link link = Link.of(url, "https://www." + site + "/sitemap.xml");
      Article article = invention.article(url, site);
      RawRef ref = archive.append(site, link, page(article));
      links.add(link);
      submissions.add(new Submission(article, url, ref.file(), ref.offset(), List.of()));
      done.add(Settlement.done(url, Optional.empty(), Validators.NONE));
    }
    store.together(
        "keeping pages",
        () -> {
          store.frontier().offer(site, links);
          store.frontier().settle(done);
          return store.articles().save(submissions);
        });
  }

  /** The article among what pages have around it. */
  private Page page(Article article) {
    String around =
        IntStream.range(0, 150)
            .mapToObj(
                n ->
                    "<li class='teaser'><a href='/n/%s'>%s</a></li>"
                        .formatted(n, invention.text(7)))
            .collect(Collectors.joining("\n"));
    String html =
        "<html><h1>%s</h1><article><p>%s</p></article><ul>%s</ul></html>"
            .formatted(article.title(), article.text().replace("\n\n", "</p><p>"), around);
    return new Page(
        article.url(),
        article.url(),
        200,
        Map.of("Content-Type", List.of("text/html; charset=utf-8")),
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        article.fetched(),
        Page.Via.HTTP);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void tellSize(String what, long bytes, int articles) {
    tell(what, bytes / 1e6, "MB");
    tell("  a million articles, if it goes on so", bytes / 1e3 / articles, "GB");
  }

  private static void tell(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "%-52s %10.2f %s%n", what, value, unit);
  }
}
