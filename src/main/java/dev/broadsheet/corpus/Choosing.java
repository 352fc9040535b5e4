package dev.broadsheet.corpus;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.corpus.SplitRule.DateShares;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleMoment;
import dev.broadsheet.store.Card;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

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
    this.fitsText = plan.choice().text().map(q -> among(texts, q)).orElse(id -> true);
  }

  private static LongPredicate among(TextSearch texts, String query) {
    long[] found = texts.ids(query).stream().mapToLong(Candidate::number).sorted().toArray();
    return id -> Arrays.binarySearch(found, id) >= 0;
  }

  /**
   * The articles of a corpus.
   *
   * @param members in the order in which they were taken in
   * @param sites as candidates count them
   * @param withdrawn ids of those that would fit but were taken away by their sites
   * @param duplicates how many a nearly equal one stands for
   * @param undrawn how many the sample left out
   * @param undated how many have no day that their split could go by
   * @param boundaries of splits by date
   */
  record Chosen(
      List<Member> members,
      List<String> sites,
      Set<Long> withdrawn,
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
    filters().forEach(filter -> moment.cards(filter, this::take));
    List<Candidate> all = withoutRepeats(fitting);
    List<Candidate> single = plan.duplicates().map(keep -> oneOfEachFamily(all, keep)).orElse(all);
    List<Candidate> drawn = plan.sample().map(s -> s.of(single, siteNames)).orElse(single);
    Division division = new Division(drawn, siteNames);
    Optional<SplitRule> rule =
        plan.split()
            .map(r -> r instanceof DateShares d ? boundaries.orElseGet(() -> division.of(d)) : r);
    List<Member> members =
        rule.map(division::by)
            .orElseGet(() -> drawn.stream().map(c -> new Member(c, Split.ALL)).toList());
    return new Chosen(
        members,
        siteNames,
        withdrawn,
        all.size() - single.size(),
        single.size() - drawn.size(),
        drawn.size() - members.size(),
        rule.filter(SplitRule.FromDays.class::isInstance).map(SplitRule.FromDays.class::cast));
  }

  /** An article fits that fits one of them; what they leave out is asked of its card. */
  private List<ArticleFilter> filters() {
    Choice choice = plan.choice();
    List<String> wanted = wantedSites();
    boolean nowhere =
        wanted.isEmpty() && !(choice.sites().isEmpty() && choice.countries().isEmpty());
    if (nowhere) {
      return List.of();
    }
    return choice.tags().isEmpty()
        ? List.of(filter(wanted, Optional.empty()))
        : choice.tags().stream().map(tag -> filter(wanted, Optional.of(tag))).toList();
  }

  private ArticleFilter filter(List<String> wanted, Optional<String> tag) {
    return new ArticleFilter(
        wanted,
        Optional.empty(),
        plan.choice().published().from(),
        plan.choice().published().to(),
        tag,
        Optional.empty(),
        Optional.empty());
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
    if (!fits(card)) {
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

  private boolean fits(Card card) {
    Choice choice = plan.choice();
    LocalDate taken = card.taken().atOffset(ZoneOffset.UTC).toLocalDate();
    return (choice.languages().isEmpty() || card.language().filter(this::isWanted).isPresent())
        && choice.taken().from().filter(taken::isBefore).isEmpty()
        && choice.taken().to().filter(taken::isAfter).isEmpty()
        && choice.words().from().filter(w -> card.words() < w).isEmpty()
        && choice.words().to().filter(w -> card.words() > w).isEmpty()
        && (!choice.free() || card.free().orElse(false))
        && (!choice.complete() || card.complete())
        && fitsText.test(Candidate.number(card.id()));
  }

  private boolean isWanted(String language) {
    return plan.choice().languages().stream()
        .anyMatch(l -> language.equals(l) || language.startsWith(l + "-"));
  }

  /** An article with several of the tags was met with each of them. */
  private static List<Candidate> withoutRepeats(List<Candidate> met) {
    return met.stream().sorted(Comparator.comparingLong(Candidate::number)).distinct().toList();
  }

  private List<Candidate> oneOfEachFamily(List<Candidate> all, Keep keep) {
    Comparator<Candidate> order = keep.order(siteNames);
    Map<Long, Candidate> best = new HashMap<>();
    all.stream()
        .filter(c -> c.group() != 0)
        .forEach(c -> best.merge(c.group(), c, (a, b) -> order.compare(a, b) <= 0 ? a : b));
    return all.stream()
        .filter(c -> c.group() == 0 || Objects.equals(best.get(c.group()), c))
        .collect(Collectors.toList());
  }
}
