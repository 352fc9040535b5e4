package dev.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.search.Found.Count;
import dev.broadsheet.search.Found.Facet;
import dev.broadsheet.search.Newsroom.Story;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Criterion;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
  @TempDir private Path data;
  private Newsroom news;

  @BeforeEach
  void takeIn() {
    news = new Newsroom(data);
    news.take(
        Story.of(
                "ru-vote",
                "ru",
                "Итоги выборов подвели в Киеве",
                "Комиссия сообщила, что явка была низкой.",
                "Санкт-Петербург и ещё пять городов ждут решения Лаврова.")
            .at("a.example", "2025-02-28")
            .with(List.of("Выборы", "Власть"), List.of("Ольга Дорошенко")),
        Story.of("ru-snow", "ru", "Снег лёг на поля", "Дороги чистили всю ночь. О выборах молчат.")
            .at("a.example", "2025-03-01")
            .with(List.of("Погода"), List.of()),
        Story.of("uk-vote", "uk", "Підсумки виборів у Києві", "Комісія об’єднала дані громад.")
            .at("b.example", "2025-03-02")
            .with(List.of("Вибори"), List.of("Олена Дорошенко")),
        Story.of("en-vote", "en-GB", "Elections in the city", "The Smiths’ children voted twice.")
            .at("b.example", "2024-12-31"),
        Story.of(
            "de-vote", "de", "Wahlen in München", "Die Bürger wählten.", "Wahlen bis Sonntag"));
  }

  @AfterEach
  void close() {
    news.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "выборы| ru-vote ru-snow",
        "ВЫБОРАМИ| ru-vote ru-snow",
        "вибори| uk-vote",
        "Київ| uk-vote",
        "киев выборы| ru-vote",
        "election| en-vote",
        "munchen burger| de-vote",
        "еще лавров| ru-vote",
        "санкт-петербурга| ru-vote",
        "санкт петербурга| ru-vote",
        "об'єднати| uk-vote",
        "\"итоги выборов\"| ru-vote",
        "\"выборов итоги\"| ``",
        "\"wählten wahlen\"| ``",
        "выборы -киев| ru-snow",
        "-выборы -site:b.example| de-vote",
        "вибори OR election OR снег| en-vote ru-snow uk-vote",
        "(вибори київ) OR (снег поле)| ru-snow uk-vote",
        "комис*| ru-vote",
        "коміс*| uk-vote",
        "выборо*| ru-vote",
        "title:выборы| ru-vote",
        "title:выбор*| ru-vote",
        "author:дорошенко| ru-vote uk-vote",
        "author:\"Ольга Дорошенко\"| ru-vote",
        "tag:выборы| ru-vote",
        "tag:ВЛАСТЬ site:A.example| ru-vote",
        "language:en| en-vote",
        "language:en-gb| en-vote",
        "from:2025 to:2025-02| ru-vote",
        "from:2025-03-02| uk-vote",
        "to:2024| en-vote",
        "from:2024-12-31 to:2025-03-01 -language:en| ru-snow ru-vote"
      })
  void findsByTheQuery(String query, String names) {
    assertThat(news.find(query).stream().sorted().collect(Collectors.joining(" ")))
        .isEqualTo(Arrays.stream(names.split(" ")).sorted().collect(Collectors.joining(" ")));
  }

  @Test
  void putsTheTitleFirstOrTheTimeAsAsked() {
    assertThat(news.find("выборы")).containsExactly("ru-vote", "ru-snow");
    assertThat(Newsroom.names(news.search("", ArticleFilter.ALL, Order.NEWEST)))
        .containsExactly("uk-vote", "ru-snow", "ru-vote", "en-vote", "de-vote");
    assertThat(Newsroom.names(news.search("", ArticleFilter.ALL, Order.OLDEST)))
        .containsExactly("en-vote", "ru-vote", "ru-snow", "uk-vote", "de-vote");
  }

  @Test
  void obeysTheFilterOfTheStore() {
    ArticleFilter filter =
        new ArticleFilter(
            List.of(
                new Criterion.Sites(List.of("a.example", "b.example")),
                new Criterion.Languages(List.of("ru", "uk")),
                new Criterion.Published(since("2025-03-01")),
                new Criterion.Taken(since("2025-03-19")),
                new Criterion.Tags(List.of("ПОГОДА", "спорт")),
                new Criterion.Words(Optional.of(5), Optional.of(8)),
                new Criterion.Complete(true)));
    assertThat(Newsroom.names(news.search("выборы", filter, Order.RELEVANCE)))
        .containsExactly("ru-snow");
    for (Criterion criterion :
        List.of(
            new Criterion.Sites(List.of("b.example")),
            new Criterion.Languages(List.of("uk")),
            new Criterion.Published(since("2025-03-02")),
            new Criterion.Taken(since("2025-03-20")),
            new Criterion.Words(Optional.of(9), Optional.empty()),
            new Criterion.Complete(false),
            new Criterion.Free(),
            new Criterion.Group("0000"),
            Criterion.Numbers.of(1, 3))) {
      assertThat(news.search("снег", ArticleFilter.ALL.and(criterion), Order.RELEVANCE).total())
          .as(criterion.toString())
          .isZero();
    }
    assertThat(news.search("", ArticleFilter.ALL.and(Criterion.Numbers.of(1, 3)), Order.OLDEST))
        .extracting(Newsroom::names)
        .isEqualTo(List.of("ru-vote", "uk-vote"));
  }

  private static Criterion.Days since(String day) {
    return new Criterion.Days(Optional.of(LocalDate.parse(day)), Optional.empty());
  }

  @Test
  void marksTheWordsInTitleAndText() {
    Hit hit = news.search("выборы комиссия \"пять городов\"").hits().getFirst();
    assertThat(shown(hit.title())).isEqualTo("Итоги [выборов] подвели в Киеве");
    assertThat(hit.passages())
        .extracting(SearchTest::shown)
        .containsExactly(
            "[Комиссия] сообщила, что явка была низкой. Санкт-Петербург и ещё [пять] [городов]"
                + " ждут решения Лаврова.");
    assertThat(shown(news.search("text* OR чист*").hits().getFirst().passages().getFirst()))
        .isEqualTo("Дороги [чистили] всю ночь. О выборах молчат.");
  }

  @Test
  void showsTheBeginningWhereOnlyTheTitleFits() {
    assertThat(news.search("снег").hits().getFirst().passages())
        .extracting(SearchTest::shown)
        .containsExactly("Дороги чистили всю ночь. О выборах молчат.");
  }

  @Test
  void countsHitsByTheirValues() {
    assertThat(news.search("выборы OR вибори OR election").facets())
        .containsExactly(
            new Facet("site", List.of(new Count("a.example", 2), new Count("b.example", 2))),
            new Facet(
                "language", List.of(new Count("ru", 2), new Count("en-GB", 1), new Count("uk", 1))),
            new Facet(
                "month",
                List.of(new Count("2024-12", 1), new Count("2025-02", 1), new Count("2025-03", 2))),
            new Facet(
                "tag",
                List.of(
                    new Count("вибори", 1),
                    new Count("власть", 1),
                    new Count("выборы", 1),
                    new Count("погода", 1))),
            new Facet("complete", List.of(new Count("yes", 4))));
  }

  @Test
  void countsWhatMostArticlesSayByWhatTheOthersSay(@TempDir Path other) {
    try (Newsroom wet = new Newsroom(other)) {
      for (int segment = 0; segment < 3; segment++) {
        wet.take(weather(segment * 10, segment * 10 + 10));
        wet.search("");
      }
      wet.delete(weather(4, 5)[0]); // of the rain
      wet.delete(weather(7, 8)[0]); // of the snow

      Found found = wet.search("rain");
      assertThat(found.total()).isEqualTo(26);
      assertThat(found.facets())
          .contains(
              new Facet("site", List.of(new Count("a.example", 14), new Count("b.example", 12))),
              new Facet("language", List.of(new Count("en", 26))),
              new Facet("month", List.of()),
              new Facet("tag", List.of(new Count("wind", 26), new Count("fog", 3))));
      assertThat(wet.search("snow").facets())
          .contains(new Facet("tag", List.of(new Count("fog", 2), new Count("frost", 2))));
    }
  }

  /** Every tenth story is of snow, the others are of rain; one of five has fog, too. */
  private static Story[] weather(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                Story.of("w" + i, "en", i % 10 == 7 ? "Snow" : "Rain", "It fell on day " + i + ".")
                    .at((i % 2 == 0 ? "a" : "b") + ".example", "")
                    .with(
                        Stream.of(i % 10 == 7 ? "frost" : "wind", i % 5 == 2 ? "fog" : "")
                            .filter(tag -> !tag.isEmpty())
                            .toList(),
                        List.of()))
        .toArray(Story[]::new);
  }

  @Test
  void tellsTheFiftyMostFrequentTags() {
    news.take(
        IntStream.range(0, 70)
            .mapToObj(
                i ->
                    Story.of("t" + i, "en", "Hail", "Hail fell on day " + i)
                        .with(List.of("tag %02d".formatted(i % 60)), List.of()))
            .toArray(Story[]::new));

    List<Count> tags = news.search("hail").facets().get(3).counts();
    assertThat(tags).hasSize(50);
    assertThat(tags.subList(0, 10)).allMatch(tag -> tag.hits() == 2);
    assertThat(tags.getFirst().value()).isEqualTo("tag 00");
    assertThat(tags.getLast()).isEqualTo(new Count("tag 49", 1));
  }

  @Test
  void readsAQuotationByItsOwnLanguage() {
    news.take(
        Story.of("quoting", "ru", "Заявление", "Министр ответил.")
            .quoting("uk", "Громад не чули."));
    assertThat(news.find("громада")).containsExactly("quoting", "uk-vote");
  }

  @Test
  void givesThePagesOneAfterTheOther() {
    news.take(
        IntStream.range(0, 25)
            .mapToObj(i -> Story.of("more-" + i, "en", "Rain number " + i, "Rain fell " + i))
            .toArray(Story[]::new));
    TextQuery rain = TextQuery.parse("rain");
    List<String> first = Newsroom.names(news.index().search(page(rain, 1)));
    List<String> third = Newsroom.names(news.index().search(page(rain, 3)));
    assertThat(first).hasSize(10).doesNotContainAnyElementsOf(third);
    assertThat(third).hasSize(5);
    assertThat(news.index().search(page(rain, 4)).hits()).isEmpty();
    assertThat(news.index().search(page(rain, 1)).total()).isEqualTo(25);
    assertThat(Newsroom.names(news.index().search(page(rain, 1)))).isEqualTo(first);
    assertThatThrownBy(() -> page(rain, 1_001)).hasMessageContaining("expected 1 to 1000");
  }

  @Test
  void givesTheNumbersOfAllInTheStoresOrder() {
    long[] numbers = news.index().numbers(TextQuery.parse("выборы OR вибори"));
    assertThat(numbers).hasSize(3).isSorted();
  }

  @Test
  void standsTextsWithoutEnds() {
    news.take(
        Story.of("long", "ru", "Длинно", "слово".repeat(200_000)),
        Story.of("flat", "ru", "Ровно", "запятая, ".repeat(30_000) + "конец"));
    Hit hit = news.search("запятая").hits().getFirst();
    assertThat(hit.passages().getFirst().text().length()).isLessThanOrEqualTo(400);
    assertThat(news.find("длинно")).containsExactly("long");
  }

  private static Search page(TextQuery query, int page) {
    return new Search(query, ArticleFilter.ALL, Order.RELEVANCE, page, 10, false);
  }

  private static String shown(Marked marked) {
    StringBuilder shown = new StringBuilder(marked.text());
    for (Marked.Mark mark : marked.marks().reversed()) {
      shown.insert(mark.end(), "]").insert(mark.start(), "[");
    }
    return shown.toString();
  }
}
