package dev.broadsheet.corpus;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.corpus.SplitRule.DateShares;
import dev.broadsheet.search.TextQuery;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleMoment;
import dev.broadsheet.store.Card;
import dev.broadsheet.store.Criterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Chooses the articles of a corpus by their cards: none is read for it. */
final class Choosing {
  private final CorpusPlan plan;
  private final Adapters adapters;
  private final LongPredicate fitsText;

  private final Map<String, Integer> sites = new HashMap<>();
  private final List<String> siteNames = new ArrayList<>();
  private final List<Candidate> fitting = new ArrayList<>();
  private final Set<Long> withdrawn = new HashSet<>();

  Choosing(CorpusPlan plan, Adapters adapters, TextSearch texts) {
    this.plan = plan;
    this.adapters = adapters;
    this.fitsText =
        plan.choice().text().map(q -> among(texts.numbers(TextQuery.parse(q)))).orElse(n -> true);
  }

  private static LongPredicate among(long[] numbers) {
    long[] found = Arrays.stream(numbers).sorted().toArray();
    return number -> Arrays.binarySearch(found, number) >= 0;
  }

  /**
   * The articles of a corpus.
   *
   * @param members in the order in which they were taken in
   * @param withdrawn ids of those that would fit but were taken away by their sites
   * @param deleted ids of all that were deleted from the store
   * @param duplicates how many a nearly equal one stands for
   * @param undrawn how many the sample left out
   * @param undated how many have no day that their split could go by
   * @param boundaries of splits by date; empty as long as the days do not make all of them
   */
  record Chosen(
      List<Member> members,
      Set<Long> withdrawn,
      Set<Long> deleted,
      int duplicates,
      int undrawn,
      int undated,
      Optional<SplitRule.FromDays> boundaries) {}

  /**
   * Chooses.
   *
   * @param boundaries of splits by date, where they were settled before
   */
  Chosen at(ArticleMoment moment, Optional<SplitRule.FromDays> boundaries) {
    filter().ifPresent(filter -> moment.cards(filter, this::take));
    Set<Long> deleted = new HashSet<>();
    moment.deletedSince(0, article -> deleted.add(Candidate.number(article.id())));
    List<Candidate> single = plan.duplicates().map(keep -> oneOfEachFamily(keep)).orElse(fitting);
    List<Candidate> drawn = plan.sample().map(s -> s.of(single, siteNames)).orElse(single);
    Division division = new Division(drawn, siteNames);
    Optional<SplitRule> rule =
        plan.split()
            .map(
                r ->
                    r instanceof DateShares d
                        ? boundaries.filter(d::isMetBy).orElseGet(() -> division.of(d))
                        : r);
    List<Member> members =
        rule.map(division::by)
            .orElseGet(() -> drawn.stream().map(c -> new Member(c, Split.ALL)).toList());
    return new Chosen(
        members,
        withdrawn,
        deleted,
        fitting.size() - single.size(),
        single.size() - drawn.size(),
        drawn.size() - members.size(),
        rule.filter(SplitRule.FromDays.class::isInstance)
            .map(SplitRule.FromDays.class::cast)
            .filter(this::isSettled));
  }

  /** Boundaries that a split still lacks are sought anew at the next build. */
  private boolean isSettled(SplitRule.FromDays days) {
    return plan.split()
        .filter(rule -> rule instanceof DateShares shares && !shares.isMetBy(days))
        .isEmpty();
  }

  /** Empty where nothing can fit: no wanted site is of a wanted country. */
  private Optional<ArticleFilter> filter() {
    Choice choice = plan.choice();
    List<String> wanted = wantedSites();
    if (wanted.isEmpty() && !(choice.sites().isEmpty() && choice.countries().isEmpty())) {
      return Optional.empty();
    }
    List<Criterion> criteria = new ArrayList<>();
    any(wanted, Criterion.Sites::new).ifPresent(criteria::add);
    any(choice.languages(), Criterion.Languages::new).ifPresent(criteria::add);
    any(choice.tags(), Criterion.Tags::new).ifPresent(criteria::add);
    if (!choice.published().equals(Choice.ANY_DAY)) {
      criteria.add(new Criterion.Published(choice.published()));
    }
    criteria.add(new Criterion.Taken(choice.taken()));
    criteria.add(choice.words());
    if (choice.free()) {
      criteria.add(new Criterion.Free());
    }
    if (choice.complete()) {
      criteria.add(new Criterion.Complete(true));
    }
    return Optional.of(new ArticleFilter(criteria));
  }

  private static Optional<Criterion> any(
      List<String> values, Function<List<String>, Criterion> criterion) {
    return values.isEmpty() ? Optional.empty() : Optional.of(criterion.apply(values));
  }

  private List<String> wantedSites() {
    Choice choice = plan.choice();
    if (choice.countries().isEmpty()) {
      return choice.sites();
    }
    return adapters.all().stream()
        .filter(a -> a.country().filter(choice.countries()::contains).isPresent())
        .map(SiteAdapter::site)
        .filter(s -> choice.sites().isEmpty() || choice.sites().contains(s))
        .toList();
  }

  private void take(Card card) {
    if (!fitsText.test(card.number())) {
      return;
    }
    if (card.withdrawn().isPresent()) {
      withdrawn.add(Candidate.number(card.id()));
      return;
    }
    Integer site =
        sites.computeIfAbsent(
            card.site(),
            s -> {
              siteNames.add(s);
              return siteNames.size() - 1;
            });
    fitting.add(Candidate.of(card, site));
  }

  private List<Candidate> oneOfEachFamily(Keep keep) {
    Comparator<Candidate> order = keep.order(siteNames);
    Map<Long, Candidate> best = new HashMap<>();
    fitting.stream()
        .filter(c -> c.group() != 0)
        .forEach(c -> best.merge(c.group(), c, (a, b) -> order.compare(a, b) <= 0 ? a : b));
    return fitting.stream()
        .filter(c -> c.group() == 0 || Objects.equals(best.get(c.group()), c))
        .toList();
  }
}
