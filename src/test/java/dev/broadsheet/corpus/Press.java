package dev.broadsheet.corpus;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.corpus.CorpusBuilder.Ground;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import dev.broadsheet.testing.Invented;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A store with an invented press, and what builds corpora of it. */
public final class Press implements AutoCloseable {
  public static final Instant FETCHED = Instant.parse("2025-06-01T12:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.parse("2025-01-01");

  private final Store store;
  private final Path plans;

  /** A press whose store lies in a folder of this name, and whose plans in {@code corpora}. */
  public Press(Path folder, String data) throws Exception {
    store = Store.open(Files.createDirectories(folder.resolve(data)), Clock.systemUTC());
    plans = Files.createDirectories(folder.resolve("corpora"));
  }

  public Store store() {
    return store;
  }

  /**
   * So many articles on five sites, one a day on each; every tenth is taken over by a neighbour.
   */
  public Press print(int from, int to) {
    store
        .articles()
        .save(
            IntStream.range(from, to)
                .mapToObj(i -> submission(article(i, "bericht" + (i % 10 == 9 ? i - 1 : i))))
                .toList());
    return this;
  }

  Press printAgain(int i) {
    store.articles().save(List.of(submission(article(i, "berichtigung" + i))));
    return this;
  }

  Press save(Article article) {
    store.articles().save(List.of(submission(article)));
    return this;
  }

  public void withdraw(int i) {
    store.articles().withdraw(id(i), FETCHED);
  }

  void delete(int i) {
    store.articles().delete(Arrays.stream(numbers(List.of(id(i)))).boxed().toList(), FETCHED);
  }

  public static String id(int i) {
    return Article.idOf(url(i));
  }

  static String site(int i) {
    return "site%d.example".formatted(i % 5);
  }

  private static URI url(int i) {
    return URI.create("https://%s/news/%d".formatted(site(i), i));
  }

  public CorpusPlan plan(String name, String yaml) throws Exception {
    Files.writeString(plans.resolve(name + ".yaml"), yaml);
    List<String> sites = IntStream.range(0, 5).mapToObj(Press::site).toList();
    CorpusPlans all = CorpusPlans.load(List.of(plans), Adapters.load(List.of()), () -> sites);
    if (!all.mistakes().isEmpty()) {
      throw new IllegalArgumentException(all.mistakes().toString());
    }
    return all.byName(name).orElseThrow();
  }

  public CorpusBuilder builder() {
    return builder(BuildProgress.UNSEEN);
  }

  public CorpusBuilder builder(BuildProgress progress) {
    return new CorpusBuilder(
        store.articles(),
        new Ground(
            Adapters.load(List.of()),
            query -> numbers(List.of(id(1), id(2), id(3))),
            () -> {
              throw new IllegalStateException("no raw page is asked for");
            },
            "1.0",
            progress));
  }

  private long[] numbers(List<String> ids) {
    return store
        .articles()
        .atOneMoment(
            moment -> {
              LongStream.Builder numbers = LongStream.builder();
              moment.cards(
                  ArticleFilter.ALL,
                  card -> {
                    if (ids.contains(card.id())) {
                      numbers.add(card.number());
                    }
                  });
              return numbers.build().toArray();
            });
  }

  public static Article article(int i, String seed) {
    OffsetDateTime day = FIRST_DAY.plusDays(i / 5).atTime(9, i % 60).atOffset(ZoneOffset.UTC);
    return article(url(i), site(i), "Title " + i, text(seed), Optional.of(day));
  }

  static Article article(
      URI url, String site, String title, String text, Optional<OffsetDateTime> published) {
    return Invented.of(site, url.toString(), title)
        .text(text)
        .published(published.map(t -> new Moment(t, Precision.MINUTE)))
        .authors("Olha Bilyk")
        .tags("bridge")
        .section("news")
        .language("uk")
        .license("CC BY 4.0")
        .free(true)
        .fetched(FETCHED)
        .provenance(Map.of(Field.TITLE, "h1"))
        .made();
  }

  /** The same article with other tags. */
  public static Article tagged(Article a, List<String> tags) {
    return Invented.like(a).tags(tags).made();
  }

  /** The same seed, the same text: near-duplicates are those of one seed. */
  private static String text(String seed) {
    Random random = new Random(seed.hashCode());
    return IntStream.range(0, 80)
        .mapToObj(w -> "w" + Integer.toString(random.nextInt(1 << 24), 36))
        .collect(Collectors.joining(" "));
  }

  public static Submission submission(Article article) {
    return new Submission(article, article.url(), "2025/06/a.warc.gz", 288, List.of());
  }

  @Override
  public void close() {
    store.close();
  }
}
