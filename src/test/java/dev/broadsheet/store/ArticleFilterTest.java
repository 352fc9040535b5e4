package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.dated;
import static dev.broadsheet.store.Articles.fetchedLater;
import static dev.broadsheet.store.Articles.ofSite;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class ArticleFilterTest {
  private static final Criterion NEWS = new Criterion.Sites(List.of("news.example"));

  @Parameter Kept kept;
  @TempDir Path folder;
  private Store store;
  private ArticleStore articles;

  @BeforeEach
  void open() {
    store = kept.open(folder, Clock.systemUTC());
    articles = store.articles();
    save(
        dated(article("https://news.example/1", "Перша", "Про погоду й ліс."), "2025-03-01", "uk"));
    save(dated(article("https://news.example/2", "Друга", "Про МОРЕ."), "2025-03-31", "ru"));
    save(dated(article("https://news.example/3", "Третя", "Про гори."), "2025-04-01", "uk-UA"));
    save(ofSite(article("https://other.example/4", "Четверта", "Ліс."), "other.example"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void findsBySiteAndLanguage() {
    assertThat(titles()).containsExactly("Третя", "Друга", "Перша", "Четверта");
    assertThat(titles(new Criterion.Sites(List.of("other.example")))).containsExactly("Четверта");
    assertThat(titles(new Criterion.Sites(List.of("other.example", "news.example")))).hasSize(4);
    assertThat(titles(new Criterion.Languages(List.of("uk")))).containsExactly("Третя", "Перша");
    assertThat(titles(new Criterion.Languages(List.of("uk-UA", "ru"))))
        .containsExactly("Третя", "Друга");
    assertThatThrownBy(() -> new Criterion.Sites(List.of()))
        .hasMessage("nothing can be one of none");
  }

  @Test
  void findsByDaysInTheOffsetOfTheArticleAndOfTakingInInUtc() {
    assertThat(titles(new Criterion.Published(days("2025-03-31", null))))
        .containsExactly("Третя", "Друга");
    assertThat(titles(NEWS, new Criterion.Published(days("2025-03-02", "2025-03-31"))))
        .containsExactly("Друга");
    assertThat(titles(new Criterion.Taken(days("2025-03-19", "2025-03-19")))).hasSize(4);
    assertThat(titles(new Criterion.Taken(days("2025-03-20", null)))).isEmpty();
    assertThat(titles(new Criterion.Taken(days(null, "2025-03-18")))).isEmpty();
  }

  @Test
  void takesTheDayOfTakingInFromTheFirstVersion() {
    Article later =
        dated(article("https://news.example/2", "Друга, інша", "x"), "2025-03-31", "ru");
    save(fetchedLater(fetchedLater(later)));
    assertThat(titles(new Criterion.Taken(days(null, "2025-03-19")))).contains("Друга, інша");
  }

  @Test
  void findsByOneOfSomeTagsAndByAllOfThem() {
    assertThat(titles(new Criterion.Tags(List.of("ПОГОДА"))))
        .containsExactly("Третя", "Друга", "Перша");
    assertThat(titles(new Criterion.Tags(List.of("пого")))).isEmpty();
    assertThat(titles(new Criterion.Tags(List.of("спорт", "місто")))).hasSize(3);
    assertThat(titles(new Criterion.Tags(List.of("спорт")), new Criterion.Tags(List.of("місто"))))
        .isEmpty();
  }

  @Test
  void findsByWordsAndNumbers() {
    assertThat(titles(new Criterion.Words(Optional.of(2), Optional.of(2))))
        .containsExactly("Третя", "Друга");
    assertThat(titles(new Criterion.Words(Optional.of(3), Optional.empty())))
        .containsExactly("Перша");
    assertThat(titles(Criterion.Numbers.of(1, 3, 99))).containsExactly("Третя", "Перша");
    assertThat(titles(Criterion.Numbers.of())).isEmpty();
  }

  @Test
  void findsWhatIsToldToBeFree() {
    assertThat(titles(new Criterion.Free())).isEmpty();
    save(Articles.free(article("https://news.example/5", "П'ята", "Вільно."), true));
    save(Articles.free(article("https://news.example/6", "Шоста", "Платно."), false));
    assertThat(titles(new Criterion.Free())).containsExactly("П'ята");
  }

  @Test
  void findsWhatLacksNothing() {
    Article lacking = article("https://news.example/5", "П'ята", "Без автора.");
    Problem missing = new Problem(Problem.Kind.MISSING, Optional.of(Field.AUTHORS), "not found");
    articles.save(List.of(new Submission(lacking, lacking.url(), "a", 0, List.of(missing))));
    save(fetchedLater(article("https://news.example/6", "Шоста", "Після зміни.")));
    assertThat(titles(new Criterion.Complete(true)))
        .containsExactly("Третя", "Друга", "Шоста", "Перша");
    assertThat(titles(new Criterion.Complete(false))).containsExactly("П'ята", "Четверта");

    store
        .drifts()
        .begin(
            new Drift(
                "news.example",
                "news.example@00000002",
                1,
                Articles.FETCHED,
                Articles.FETCHED,
                Optional.empty(),
                List.of(new Drift.Change(Field.TITLE, "gone")),
                lacking.url()));

    assertThat(titles(new Criterion.Complete(true))).containsExactly("Третя", "Друга", "Перша");
    assertThat(titles(new Criterion.Complete(false)))
        .containsExactlyInAnyOrder("П'ята", "Шоста", "Четверта");
    List<Card> cards = new ArrayList<>();
    articles.atOneMoment(
        moment -> {
          moment.cards(ArticleFilter.ALL, cards::add);
          return true;
        });
    assertThat(cards)
        .extracting(Card::complete)
        .containsExactly(true, true, true, false, false, false);
  }

  private void save(Article article) {
    articles.save(List.of(submission(article)));
  }

  /** The newest first; however they are asked for, they are the same. */
  private List<String> titles(Criterion... criteria) {
    ArticleFilter filter = new ArticleFilter(List.of(criteria));
    List<String> streamed = new ArrayList<>();
    articles.forEach(filter, a -> streamed.add(a.title()));
    List<String> found = articles.search(filter, 10).stream().map(Article::title).toList();
    assertThat(streamed).containsExactlyInAnyOrderElementsOf(found);
    assertThat(articles.count(filter)).isEqualTo(found.size());
    return found;
  }

  private static Criterion.Days days(String from, String to) {
    return new Criterion.Days(
        Optional.ofNullable(from).map(LocalDate::parse),
        Optional.ofNullable(to).map(LocalDate::parse));
  }
}
