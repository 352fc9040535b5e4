package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.corpus.Sample.Balance;
import dev.broadsheet.corpus.SplitRule.DateShares;
import dev.broadsheet.corpus.SplitRule.FromDays;
import dev.broadsheet.corpus.SplitRule.NamedSites;
import dev.broadsheet.corpus.SplitRule.Shares;
import dev.broadsheet.corpus.SplitRule.SiteShares;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChoosingTest {
  private static final List<String> SITES =
      IntStream.range(0, 40).mapToObj(i -> "site%02d.example".formatted(i)).toList();
  private static final int FIRST_DAY = (int) LocalDate.parse("2025-01-01").toEpochDay();

  @Test
  void drawsTheSameAgainAndAnotherSampleByAnotherSeed() {
    List<Candidate> all = articles(1000);

    assertThat(ids(new Sample(100, 7, Balance.NONE).of(all, SITES)))
        .hasSize(100)
        .isSorted()
        .isEqualTo(ids(new Sample(100, 7, Balance.NONE).of(all, SITES)))
        .isNotEqualTo(ids(new Sample(100, 8, Balance.NONE).of(all, SITES)));
  }

  @Test
  void changesASampleOnlyByWhatNewArticlesPushOut() {
    Sample sample = new Sample(100, 7, Balance.NONE);
    List<Candidate> all = articles(1000);
    Set<Long> early = new HashSet<>(ids(all.subList(0, 900)));
    Set<Long> before = new HashSet<>(ids(sample.of(all.subList(0, 900), SITES)));

    List<Long> after = ids(sample.of(all, SITES));

    assertThat(after.stream().filter(early::contains))
        .allMatch(before::contains)
        .hasSizeGreaterThan(80);
  }

  @Test
  void balancesSitesAndLetsTheLargeFillWhatTheSmallLack() {
    List<Candidate> all = new ArrayList<>();
    IntStream.range(0, 5).forEach(i -> all.add(article(i, 0, 0, 0, 100)));
    IntStream.range(5, 500).forEach(i -> all.add(article(i, 0, 1, 0, 100)));
    IntStream.range(500, 700).forEach(i -> all.add(article(i, 0, 2, 0, 100)));

    Map<Integer, Long> drawn =
        new Sample(101, 1, Balance.SITE)
            .of(all, SITES).stream()
                .collect(Collectors.groupingBy(Candidate::site, Collectors.counting()));

    assertThat(drawn).isEqualTo(Map.of(0, 5L, 1, 48L, 2, 48L));
  }

  @Test
  void keepsOfAGroupTheFirstPublishedTheLongestOrTheNamedSites() {
    Candidate first = article(1, 9, 0, 3, 100);
    Candidate longest = article(2, 9, 1, 5, 300);
    Candidate named = article(3, 9, 2, 8, 200);
    Candidate undated = new Candidate(4, 4, 9, 3, Candidate.UNDATED, 0, 50, 1);
    List<Candidate> group = List.of(undated, named, longest, first);

    assertThat(group.stream().min(new Keep.First().order(SITES))).contains(first);
    assertThat(group.stream().min(new Keep.Longest().order(SITES))).contains(longest);
    assertThat(group.stream().min(new Keep.Preferred(List.of(SITES.get(2))).order(SITES)))
        .contains(named);
    assertThat(group.stream().min(new Keep.Preferred(List.of("none.example")).order(SITES)))
        .contains(first);
  }

  static Stream<SplitRule> rules() {
    return Stream.of(
        new SiteShares(new Shares(60, 20, 20), 1),
        new NamedSites(List.of(SITES.get(1), SITES.get(2)), List.of(SITES.get(3), SITES.get(4))),
        new Division(articles(5000), SITES).of(new DateShares(new Shares(60, 20, 20))),
        new FromDays(Optional.of(day(40)), day(70)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void cutsNoGroupOfNearDuplicates(SplitRule rule) {
    List<Member> members = new Division(articles(5000), SITES).by(rule);

    Map<Long, Set<Split>> splits = new HashMap<>();
    members.forEach(
        m -> splits.computeIfAbsent(m.article().family(), g -> new HashSet<>()).add(m.split()));
    assertThat(splits.values()).allSatisfy(s -> assertThat(s).hasSize(1));
    assertThat(members).extracting(Member::split).contains(Split.TRAIN, Split.DEV, Split.TEST);
    assertThat(members).hasSize(5000);
  }

  @Test
  void takesTheOldestForTrainingAndTheNewestForTesting() {
    List<Candidate> all =
        IntStream.range(0, 1000).mapToObj(i -> article(i, 0, 0, i / 10, 9)).toList();

    Division division = new Division(all, SITES);
    Map<Split, Long> counts =
        counts(division.by(division.of(new DateShares(new Shares(80, 10, 10)))));

    assertThat(counts).isEqualTo(Map.of(Split.TRAIN, 800L, Split.DEV, 100L, Split.TEST, 100L));
  }

  @Test
  void leavesUndatedArticlesOutOfSplitsByDateUnlessTheirGroupIsDated() {
    Candidate dated = article(1, 9, 0, 3, 100);
    Candidate grouped = new Candidate(2, 2, 9, 0, Candidate.UNDATED, 0, 50, 1);
    Candidate alone = new Candidate(3, 3, 0, 0, Candidate.UNDATED, 0, 50, 1);

    assertThat(
            new Division(List.of(dated, grouped, alone), SITES)
                .by(new FromDays(Optional.empty(), day(1))))
        .containsExactly(new Member(dated, Split.TEST), new Member(grouped, Split.TEST));
  }

  @Test
  void movesNoSiteWhenOthersComeOrWhenOnlyTrainingAndTuningAreSharedAnew() {
    List<Candidate> all = articles(5000);
    Map<Integer, Split> few = bySite(all.subList(0, 30), new Shares(80, 10, 10));
    Map<Integer, Split> many = bySite(all, new Shares(80, 10, 10));
    Map<Integer, Split> shared = bySite(all, new Shares(70, 20, 10));

    assertThat(many).containsAllEntriesOf(few);
    assertThat(many.keySet())
        .allSatisfy(
            s -> assertThat(many.get(s) == Split.TEST).isEqualTo(shared.get(s) == Split.TEST));
  }

  private static Map<Integer, Split> bySite(List<Candidate> all, Shares shares) {
    Map<Integer, Split> splits = new HashMap<>();
    new Division(alone(all), SITES)
        .by(new SiteShares(shares, 5))
        .forEach(m -> splits.put(m.article().site(), m.split()));
    return splits;
  }

  private static List<Candidate> alone(List<Candidate> all) {
    return all.stream()
        .map(c -> new Candidate(c.number(), c.id(), 0, c.site(), c.day(), 0, c.words(), 1))
        .toList();
  }

  private static Map<Split, Long> counts(List<Member> members) {
    return members.stream().collect(Collectors.groupingBy(Member::split, Collectors.counting()));
  }

  private static List<Long> ids(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::id).toList();
  }

  /** A third of them in groups of three, on several sites and days. */
  private static List<Candidate> articles(int count) {
    return IntStream.range(1, count + 1)
        .mapToObj(
            i ->
                article(
                    i,
                    i % 9 < 3 ? 1_000_000 + i / 9 : 0,
                    (i * 7) % SITES.size(),
                    (i * 13) % 100,
                    i % 800))
        .toList();
  }

  private static Candidate article(long id, long group, int site, int day, int words) {
    return new Candidate(id, id, group, site, FIRST_DAY + day, 0, words, 1);
  }

  private static LocalDate day(int day) {
    return LocalDate.ofEpochDay(FIRST_DAY + day);
  }
}
