package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.fetchedLater;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class ArticleMomentTest {
  private static final String URL = "https://news.example/";
  private static final Instant LATER = Articles.FETCHED.plusSeconds(7_200);
  private static final String WIRE =
      "Пароплав зайшов до бухти вранці й простояв біля молу до вечора. ".repeat(9);

  @Parameter Kept kept;
  @TempDir Path folder;
  private Store store;
  private ArticleStore articles;

  @BeforeEach
  void open() {
    store = kept.open(folder, Clock.systemUTC());
    articles = store.articles();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void showsWhatWasThereAtItsBeginningWhateverIsSavedMeanwhile() {
    save(IntStream.range(0, 600).mapToObj(n -> article(URL + n, "Before " + n)).toList());

    List<String> titles = new ArrayList<>();
    articles.forEach(
        ArticleFilter.ALL,
        a -> {
          if (titles.isEmpty()) {
            save(IntStream.range(590, 610).mapToObj(n -> article(URL + n, "After " + n)).toList());
            articles.withdraw(Article.idOf(URI.create(URL + 599)), LATER);
          }
          titles.add(a.title());
        });

    assertThat(titles)
        .containsExactlyElementsOf(IntStream.range(0, 600).mapToObj(n -> "Before " + n).toList());
    assertThat(articles.count(ArticleFilter.ALL)).isEqualTo(610);
  }

  @Test
  void showsManyAsTheyWereThoughTheStoreHasChangedBeforeTheyAreAskedFor() {
    List<Article> before =
        IntStream.range(0, 600).mapToObj(n -> article(URL + n, "Before " + n)).toList();
    save(before);
    List<String> titles = new ArrayList<>();

    articles.atOneMoment(
        moment -> {
          assertThat(moment.count(ArticleFilter.ALL)).isEqualTo(600);
          save(IntStream.range(300, 900).mapToObj(n -> article(URL + n, "After " + n)).toList());
          moment.articles(ArticleFilter.ALL, a -> titles.add(a.article().title()));
          return true;
        });

    assertThat(titles).containsExactlyElementsOf(before.stream().map(Article::title).toList());
  }

  @Test
  void knowsOfNothingThatIsSavedAfterItsFirstQuestion() {
    save(List.of(article(URL + 1, "Before")));
    long before = articles.revision();

    articles.atOneMoment(
        moment -> {
          assertThat(moment.revision()).isEqualTo(before);
          save(List.of(article(URL + 2, "After")));
          assertThat(moment.count(ArticleFilter.ALL)).isEqualTo(1);
          return true;
        });
    articles.atOneMoment(
        moment -> {
          assertThat(moment.count(ArticleFilter.ALL)).isEqualTo(2);
          articles.delete(List.of(before), LATER);
          assertThat(moment.deleted(Article.idOf(URI.create(URL + 1)))).isEmpty();
          assertThat(moment.revision()).isLessThan(articles.revision());
          return true;
        });
  }

  @Test
  void endsAtOnceWhereTheReaderFails() {
    save(IntStream.range(0, 600).mapToObj(n -> article(URL + n, "T" + n)).toList());

    assertThatThrownBy(
            () ->
                articles.forEach(
                    ArticleFilter.ALL,
                    a -> {
                      throw new IllegalStateException("the disk is full");
                    }))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("the disk is full");
  }

  @Test
  void tellsWhatTheStoreKnowsBesideTheStoredText() {
    Article first = article(URL + 1, "Пароплав", WIRE);
    Article second = fetchedLater(article(URL + 2, "Пароплав прийшов", WIRE));
    save(List.of(first, second));
    articles.withdraw(second.id(), LATER);

    List<StoredArticle> all = changedSince(0);

    StoredArticle last = all.getLast();
    Article known = second.withKnown(Optional.of(first.id()), Optional.empty());
    assertThat(last.article()).isEqualTo(known.asWritten());
    assertThat(new String(last.utf8(), StandardCharsets.UTF_8))
        .isEqualTo(
            ArticleJson.toJson(known).replaceFirst("}$", ",\"withdrawn\":\"" + LATER + "\"}"));
    assertThat(last.card().withdrawn()).contains(LATER);
    assertThat(last.card().words()).isEqualTo(second.words());
    assertThat(last.card().complete()).isTrue();
    assertThat(last.rawOffset()).isEqualTo(submission(second).rawOffset());
  }

  @Test
  void showsEveryChangeOnceInTheOrderOfRevisions() {
    save(List.of(article(URL + 1, "One"), article(URL + 2, "Two"), article(URL + 3, "Three")));
    long before = articles.revision();
    save(List.of(article(URL + 2, "Two, corrected")));
    articles.withdraw(Article.idOf(URI.create(URL + 1)), LATER);
    save(List.of(article(URL + 4, "Four"), fetchedLater(article(URL + 3, "Three"))));

    assertThat(changedSince(before))
        .extracting(a -> a.article().title())
        .containsExactly("Two, corrected", "One", "Four");
    assertThat(changedSince(0))
        .extracting(StoredArticle::revision)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(changedSince(articles.revision())).isEmpty();
    assertThat(changedSince(before).getFirst().card().taken()).isEqualTo(Articles.FETCHED);
  }

  @Test
  void takesAnotherGroupAndADriftForChanges() {
    Article first = article(URL + 1, "Пароплав", WIRE);
    save(List.of(first, article(URL + 2, "Інше", "Зовсім інший текст.")));
    long before = articles.revision();

    save(List.of(fetchedLater(article(URL + 3, "Пароплав прийшов", WIRE))));

    assertThat(changedSince(before))
        .extracting(StoredArticle::group)
        .hasSize(2)
        .containsOnly(Optional.of(first.id()));
    long joined = articles.revision();
    store
        .drifts()
        .begin(
            new Drift(
                first.site(),
                first.adapter(),
                1,
                Articles.FETCHED,
                LATER,
                Optional.empty(),
                List.of(new Drift.Change(Field.TITLE, "gone")),
                first.url()));
    assertThat(changedSince(joined)).hasSize(2).allMatch(a -> a.drift().isPresent());
  }

  @Test
  void losesNoChangeOfManyWritersForOneWhoFollows() throws Exception {
    Map<String, Integer> followed = new HashMap<>();
    try (Store other = kept.open(folder, Clock.systemUTC());
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < 4; w++) {
        Store own = w % 2 == 0 ? store : other;
        int first = w * 100;
        writers.add(
            threads.submit(
                () -> IntStream.range(first, first + 60).forEach(n -> saveTwice(own, n))));
      }
      long seen = 0;
      boolean isLast;
      do {
        isLast = writers.stream().allMatch(Future::isDone);
        for (StoredArticle changed : changedSince(seen)) {
          followed.put(changed.id(), changed.version());
          seen = changed.revision();
        }
      } while (!isLast);
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(followed).hasSize(240).allSatisfy((id, version) -> assertThat(version).isEqualTo(2));
  }

  private static void saveTwice(Store store, int number) {
    for (String title : List.of("First", "Second")) {
      store.articles().save(List.of(submission(article(URL + number, title + number))));
    }
  }

  private void save(List<Article> all) {
    articles.save(all.stream().map(Articles::submission).toList());
  }

  private List<StoredArticle> changedSince(long revision) {
    return Articles.shown(articles, (moment, taker) -> moment.changedSince(revision, taker));
  }
}
