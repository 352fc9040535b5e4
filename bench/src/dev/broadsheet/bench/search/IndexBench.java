package dev.broadsheet.bench.search;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.bench.Timing;
import dev.broadsheet.search.Found;
import dev.broadsheet.search.Order;
import dev.broadsheet.search.Search;
import dev.broadsheet.search.TextIndex;
import dev.broadsheet.search.TextQuery;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import dev.broadsheet.testing.Invented;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/**
 * How fast the text index is made, and asked: {@code IndexBench [ARTICLES [FOLDER]]}. Fills a data
 * folder, unless it holds a store, with articles of 3,000 letters, half of them called Russian, the
 * other Ukrainian, of words from a dictionary. To be run with {@code -Xmx512m}.
 */
public final class IndexBench {
  private static final int BATCH = 2_000;
  private static final int SITES = 20;
  private static final int DAYS = 730;
  private static final int EACH = 100;
  private static final OffsetDateTime FIRST = OffsetDateTime.parse("2024-04-01T12:30:00Z");
  private static final Clock CLOCK = Clock.systemUTC();

  private final Random random = new Random(5);
  private final List<String> words = words();

  private IndexBench() {}

  public static void main(String[] args) throws IOException {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    Path data =
        args.length > 1
            ? Path.of(args[1])
            : Files.createTempDirectory(Files.createDirectories(Path.of("target")), "index");
    try (Store store = Store.open(data, CLOCK)) {
      if (store.counts().articles() == 0) {
        new IndexBench().fill(store, articles);
      }
    }
    try (Store store = Store.open(data, CLOCK);
        TextIndex index = new TextIndex(data.resolve("index"), store.articles())) {
      index.clear();
      measure(store, index);
      tellSize(data, store);
    }
  }

  /** Every hundredth form of a dictionary, in an order of their own. */
  private static List<String> words() {
    List<String> words = new ArrayList<>();
    try {
      int n = 0;
      for (WordData word :
          new DictionaryLookup(
              Dictionary.read(
                  Objects.requireNonNull(
                      IndexBench.class.getResource("/ua/net/nlp/ukrainian.dict"))))) {
        if (n++ % EACH == 0) {
          words.add(word.getWord().toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.shuffle(words, new Random(7));
    return words;
  }

  private void fill(Store store, int articles) {
    for (int first = 0; first < articles; first += BATCH) {
      List<Submission> batch =
          IntStream.range(first, Math.min(articles, first + BATCH))
              .mapToObj(this::article)
              .map(a -> new Submission(a, a.url(), "2026/03/a.warc.gz", 0, List.of()))
              .toList();
      store.articles().save(batch);
    }
  }

  private Article article(int number) {
    String site = "site" + number % SITES + ".example";
    return Invented.of(site, "https://www." + site + "/" + number, text(60))
        .lead(text(200))
        .body(IntStream.range(0, 8).<Block>mapToObj(n -> new Block.Paragraph(text(375))).toList())
        .published(Optional.of(new Moment(FIRST.plusDays(random.nextInt(DAYS)), Precision.MINUTE)))
        .authors(text(12))
        .tags(Stream.generate(() -> text(5)).limit(4).toList())
        .language(number % 2 == 0 ? "ru" : "uk")
        .fetched(Instant.parse("2026-03-29T12:00:00Z"))
        .made();
  }

  /** Words as often as in a language: few are common. */
  private String text(int letters) {
    StringBuilder text = new StringBuilder(word());
    while (text.length() < letters) {
      text.append(' ').append(word());
    }
    return text.toString();
  }

  private String word() {
    return words.get((int) (words.size() * Math.pow(random.nextDouble(), 4)));
  }

  private static void measure(Store store, TextIndex index) {
    Timing timing = new Timing("made");
    index.catchUp(count -> {});
    timing.tell(store.counts().articles());
    List<String> common = new IndexBench().words.subList(100, 110);
    for (int i = 0; i < 3; i++) {
      time("one word", () -> found(index, common.get(0), Order.RELEVANCE, false));
      time(
          "two words",
          () -> found(index, common.get(1) + " " + common.get(2), Order.NEWEST, false));
      time(
          "a beginning",
          () -> found(index, common.get(3).substring(0, 3) + "*", Order.RELEVANCE, false));
      time("one word, with facets", () -> found(index, common.get(4), Order.RELEVANCE, true));
      time("everything, with facets", () -> found(index, "", Order.NEWEST, true));
      time("all numbers", () -> index.numbers(TextQuery.ALL).length);
    }
  }

  private static int found(TextIndex index, String query, Order order, boolean facets) {
    Found found =
        index.search(new Search(TextQuery.parse(query), ArticleFilter.ALL, order, 1, 20, facets));
    return found.total();
  }

  private static void time(String what, Supplier<Integer> search) {
    Timing timing = new Timing(what);
    timing.tell(search.get());
  }

  private static void tellSize(Path data, Store store) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("index"))) {
      long bytes = files.mapToLong(f -> f.toFile().length()).sum();
      System.out.printf(
          Locale.ROOT,
          "index %,d bytes, %.2f of the database%n",
          bytes,
          (double) bytes / store.bytes());
    }
  }
}
