package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Field;
import dev.broadsheet.crawl.Baseline.Doubt;
import dev.broadsheet.extract.BodyGauge;
import dev.broadsheet.extract.Win;
import dev.broadsheet.store.Drift.Change;
import dev.broadsheet.store.PageYield;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {
  /** Of 100 pages before and 20 now so many had a field. */
  @ParameterizedTest
  @CsvSource({
    "100,  0, true", // always there, never now
    "100,  4, true", // on a fifth of the pages: another kind of page keeps it
    "100,  5, false",
    " 80,  0, true",
    " 79,  0, false", // often absent: a week of articles without tags
    " 10,  0, false",
    "  0,  0, false"
  })
  void missesOnlyWhatNearlyEveryPageHad(int before, int now, boolean drifts) {
    List<Change> changes =
        changes(
            pages(100, i -> i < before ? page(Field.TAGS, 0) : page()),
            pages(20, i -> i < now ? page(Field.TAGS, 0) : page()),
            Doubt.BEGINS);

    assertThat(!changes.isEmpty()).isEqualTo(drifts);
  }

  @Test
  void tellsThatARuleOfTheSiteGaveWayToAWorse() {
    List<PageYield> before = pages(100, i -> page(Field.TITLE, i < 95 ? 0 : 2));
    List<PageYield> now = pages(20, i -> page(Field.TITLE, 2));

    assertThat(changes(before, now, Doubt.BEGINS))
        .containsExactly(
            new Change(
                Field.TITLE,
                "by rule-0 on 95 % of the pages before, on 0 % of the last 20, now by rule-2"));
  }

  @Test
  void expectsNoOrderAmongTheRulesOfABase() {
    List<PageYield> before = pages(100, i -> page(Field.AUTHORS, 2));
    List<PageYield> now = pages(20, i -> page(Field.AUTHORS, 5));

    assertThat(changes(before, now, Doubt.BEGINS)).isEmpty();
  }

  @Test
  void takesABetterRuleForNoDrift() {
    List<PageYield> before = pages(100, i -> page(Field.TITLE, 1));
    List<PageYield> now = pages(20, i -> page(Field.TITLE, 0));

    assertThat(changes(before, now, Doubt.BEGINS)).isEmpty();
  }

  @Test
  void comparesTheRanksOfOneAdapterOnly() {
    List<PageYield> before = pages(100, i -> page(Field.TITLE, 0).with("bereg@0000000a"));
    List<PageYield> now = pages(20, i -> page(Field.TITLE, 1));

    assertThat(changes(before, now, Doubt.BEGINS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, true", // teasers where stories of some thousand characters stood
    "900, false", // brief news
    "3000, false"
  })
  void missesTheLengthOfBodies(int chars, boolean drifts) {
    List<Change> changes =
        changes(
            pages(100, i -> body(i % 5 == 0 ? 800 : 2_000 + 10 * i, 0, 0.9)),
            pages(20, i -> body(chars, 0, 0.9)),
            Doubt.BEGINS);

    assertThat(!changes.isEmpty()).isEqualTo(drifts);
  }

  @Test
  void missesTheAgreementWithASearchAndTheCleanness() {
    List<PageYield> before = pages(100, i -> body(2_000, 0, 0.95));

    assertThat(changes(before, pages(20, i -> body(2_100, 0, 0.3)), Doubt.BEGINS))
        .containsExactly(
            new Change(Field.BODY, "agreed to 0.95 with a search of the page, now to 0.30"));
    assertThat(changes(before, pages(20, i -> body(2_100, 6, 0.95)), Doubt.BEGINS))
        .containsExactly(new Change(Field.BODY, "residue was 0.00 of its lines, now 0.60"));
  }

  @Test
  void asksForMoreWhenADriftIsToEnd() {
    List<PageYield> before = pages(100, i -> page(Field.TITLE, 0));
    List<PageYield> half = pages(20, i -> i % 2 == 0 ? page(Field.TITLE, 0) : page());

    assertThat(changes(before, half, Doubt.BEGINS)).isEmpty();
    assertThat(changes(before, half, Doubt.LASTS)).isNotEmpty();
  }

  @Test
  void doesNotBeginAndEndADriftAtOneMark() {
    List<PageYield> before = pages(100, i -> body(2_000, 0, 0.95));

    for (Sample doubtful : List.of(body(2_000, 0, 0.5), body(2_000, 3, 0.95))) {
      List<PageYield> now = pages(20, i -> doubtful);
      assertThat(changes(before, now, Doubt.BEGINS)).isEmpty();
      assertThat(changes(before, now, Doubt.LASTS)).isNotEmpty();
    }
  }

  @Test
  void findsThePageWithWhichTheChangeCame() {
    List<PageYield> all =
        IntStream.range(0, 60)
            .mapToObj(i -> (i < 37 ? page(Field.TITLE, 0) : page(Field.TITLE, 2)).at(i))
            .map(Sample::page)
            .toList();
    Baseline baseline = new Baseline(all.subList(0, 30));
    List<Change> changes = baseline.changes(all.subList(40, 60), f -> 2, Doubt.BEGINS);

    assertThat(baseline.firstUnfit(all, all.get(40), changes).page()).isEqualTo(37);
    assertThat(baseline.firstUnfit(all, all.get(30), changes).page()).isEqualTo(37);
  }

  private static List<Change> changes(List<PageYield> before, List<PageYield> recent, Doubt doubt) {
    return new Baseline(before).changes(recent, field -> 2, doubt);
  }

  private static List<PageYield> pages(int count, IntFunction<Sample> sample) {
    return IntStream.range(0, count).mapToObj(i -> sample.apply(i).at(i).page()).toList();
  }

  private static Sample page() {
    return new Sample(0, "bereg@00000001", Map.of(), 2_000, 0, 1);
  }

  private static Sample page(Field field, int rank) {
    return new Sample(0, "bereg@00000001", Map.of(field, rank), 2_000, 0, 1);
  }

  private static Sample body(int chars, int residue, double agreement) {
    return new Sample(0, "bereg@00000001", Map.of(), chars, residue, agreement);
  }

  /** A page of which a test says what matters; its body has ten lines. */
  private record Sample(
      int number,
      String adapter,
      Map<Field, Integer> ranks,
      int chars,
      int residue,
      double agreement) {
    Sample at(int page) {
      return new Sample(page, adapter, ranks, chars, residue, agreement);
    }

    Sample with(String other) {
      return new Sample(number, other, ranks, chars, residue, agreement);
    }

    PageYield page() {
      Map<Field, Win> wins = new EnumMap<>(Field.class);
      wins.put(Field.BODY, new Win("div.text", 0));
      ranks.forEach((field, rank) -> wins.put(field, new Win("rule-" + rank, rank)));
      return new PageYield(
          number,
          "bereg",
          adapter,
          Instant.parse("2026-03-05T12:00:00Z"),
          URI.create("https://bereg.example/" + number),
          wins,
          new BodyGauge(chars, 10, residue, OptionalDouble.of(agreement)));
    }
  }
}
