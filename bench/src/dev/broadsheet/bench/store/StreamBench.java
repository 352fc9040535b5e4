package dev.broadsheet.bench.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.bench.Timing;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.export.Exporter;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleMoment;
import dev.broadsheet.store.Criterion;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * How fast articles come out of a store: {@code StreamBench [ARTICLES [FOLDER [WORDS]]]}. Fills a
 * data folder, unless it holds a store, with invented articles of 3 KB of text, or of eight
 * paragraphs of so many words, then exports and chooses from it. A thousand are saved as a store
 * saves, the others are {@link Copies}. To be run with {@code -Xmx512m}.
 */
public final class StreamBench {
  private static final int SITES = 20;
  private static final int SAVED = 1_000;
  private static final int BATCH = 1_000;
  private static final Clock CLOCK = Clock.systemUTC();
  private static final ArticleFilter MONTH =
      ArticleFilter.ofSites(List.of("site7.example"))
          .and(
              new Criterion.Published(
                  new Criterion.Days(
                      Optional.of(LocalDate.parse("2025-03-01")),
                      Optional.of(LocalDate.parse("2025-03-31")))));

  private StreamBench() {}

  public static void main(String[] args) throws IOException, SQLException {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    Path data =
        args.length > 1
            ? Path.of(args[1])
            : Files.createTempDirectory(Files.createDirectories(Path.of("target")), "stream");
    try (Store store = Store.open(data, CLOCK)) {
      if (store.counts().articles() == 0) {
        fill(
            store,
            args.length > 2 ? new Invention(Integer.parseInt(args[2])) : new Invention(),
            Math.min(articles, SAVED));
      }
      Copies.multiply(store, articles);
    }
    try (Store store = Store.open(data, CLOCK)) {
      measure(store, data);
    }
  }

  private static void fill(Store store, Invention invention, int articles) {
    Timing timing = new Timing("stored");
    for (int first = 0; first < articles; first += BATCH) {
      store
          .articles()
          .save(
              IntStream.range(first, Math.min(articles, first + BATCH))
                  .mapToObj(n -> submission(invention, n))
                  .toList());
    }
    timing.tell(articles);
  }

  private static Submission submission(Invention invention, int number) {
    String site = "site" + number % SITES + ".example";
    URI url = URI.create("https://www." + site + "/news/a-long-headline-" + number);
    Article article = invention.article(url, site);
    return new Submission(article, url, "2026/03/" + site + ".warc.gz", number, List.of());
  }

  private static void measure(Store store, Path folder) throws IOException {
    for (String format : List.of("jsonl", "jsonl", "parquet", "parquet")) {
      export(store, format, folder.resolve("corpus." + format));
    }
    long last = store.articles().revision();
    time(store, "shown, unread", m -> shown(m, ArticleFilter.ALL));
    time(store, "shown, unpacked", StreamBench::unpacked);
    time(store, "cards", m -> cards(m, ArticleFilter.ALL));
    for (int i = 0; i < 2; i++) {
      time(store, "a site's month counted", m -> m.count(MONTH));
      time(store, "a site's month as cards", m -> cards(m, MONTH));
      time(store, "a site's month shown", m -> shown(m, MONTH));
    }
    time(store, "changed since 1000 ago", m -> changed(m, last - 1_000));
    time(store, "newest 20", m -> store.articles().search(ArticleFilter.ALL, 20).size());
  }

  private static void export(Store store, String name, Path out) throws IOException {
    ExportFormat format =
        ExportFormat.byName(name)
            .orElseThrow()
            .with(
                Map.of(),
                out,
                () -> {
                  throw new IllegalStateException("no raw page is asked for");
                });
    Timing timing = new Timing("to " + name);
    timing.tell(
        Exporter.export(
                sink -> store.articles().forEachStored(ArticleFilter.ALL, sink), format, out)
            .articles());
    System.out.println("  " + (Files.size(out) >> 20) + " MB");
    Files.delete(out);
  }

  private static void time(Store store, String what, ToLongFunction<ArticleMoment> work) {
    Timing timing = new Timing(what);
    timing.tell(store.articles().atOneMoment(work::applyAsLong));
  }

  private static long shown(ArticleMoment moment, ArticleFilter filter) {
    LongAdder count = new LongAdder();
    moment.articles(filter, article -> count.increment());
    return count.sum();
  }

  private static long unpacked(ArticleMoment moment) {
    LongAdder bytes = new LongAdder();
    LongAdder count = new LongAdder();
    moment.articles(
        ArticleFilter.ALL,
        article -> {
          bytes.add(article.utf8().length);
          count.increment();
        });
    return count.sum();
  }

  private static long cards(ArticleMoment moment, ArticleFilter filter) {
    LongAdder count = new LongAdder();
    moment.cards(filter, card -> count.increment());
    return count.sum();
  }

  private static long changed(ArticleMoment moment, long revision) {
    LongAdder count = new LongAdder();
    moment.changedSince(revision, article -> count.increment());
    return count.sum();
  }
}
