package dev.broadsheet.console;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.crawl.FailedPage;
import dev.broadsheet.crawl.FailedPages;
import dev.broadsheet.store.Activity.SiteDay;
import dev.broadsheet.store.Drift;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Adds up what is stored of all sites, and what runs brought of late. */
final class Census {
  static final int DAYS = 30;

  private static final Duration LATELY = FailedPages.LATELY;
  private static final int LAST_PAGES = 20;

  private final Store store;
  private final Supplier<Adapters> adapters;
  private final Clock clock;

  /**
   * What was found.
   *
   * @param days of the last {@value #DAYS} days
   * @param failures why pages failed in the last seven days, by reason, the most first
   */
  record Result(
      List<SiteRow> sites, List<SiteDay> days, Map<String, Long> failures, long articles) {
    Result {
      sites = List.copyOf(sites);
      days = List.copyOf(days);
    }

    Optional<SiteRow> site(String name) {
      return sites.stream().filter(s -> s.site().equals(name)).findFirst();
    }
  }

  Census(Store store, Supplier<Adapters> adapters, Clock clock) {
    this.store = store;
    this.adapters = adapters;
    this.clock = clock;
  }

  Result take() {
    Instant now = clock.instant();
    List<SiteDay> days = store.activity().days(now.minus(Duration.ofDays(DAYS)));
    Map<String, Long> articles = store.activity().articles();
    return new Result(
        sites(articles, days, now),
        days,
        FailedPages.counts(
            FailedPages.of(store.history(), Optional.empty(), Optional.empty(), now).all(),
            FailedPage::why),
        articles.values().stream().mapToLong(Long::longValue).sum());
  }

  private List<SiteRow> sites(Map<String, Long> articles, List<SiteDay> days, Instant now) {
    Map<String, SiteAdapter> known =
        adapters.get().all().stream().collect(toMap(SiteAdapter::site, Function.identity()));
    Map<String, Drift> drifts =
        store.drifts().open().stream().collect(toMap(Drift::site, Function.identity()));
    Map<String, List<Trouble>> troubles =
        store.troubles().open().stream().collect(groupingBy(Trouble::subject));
    Map<String, Instant> lastNews = store.activity().lastNews();
    LocalDate week = LocalDate.ofInstant(now.minus(LATELY), ZoneId.systemDefault());
    Map<String, Long> lately =
        days.stream()
            .filter(d -> d.day().isAfter(week))
            .collect(groupingBy(SiteDay::site, summingLong(SiteDay::stored)));
    Set<String> names = new TreeSet<>(known.keySet());
    names.addAll(articles.keySet());
    return names.stream()
        .map(
            site ->
                row(
                    site,
                    new Known(
                        Optional.ofNullable(known.get(site)),
                        articles.getOrDefault(site, 0L),
                        Optional.ofNullable(drifts.get(site)),
                        troubles.getOrDefault(site, List.of())),
                    Optional.ofNullable(lastNews.get(site)),
                    lately.getOrDefault(site, 0L)))
        .toList();
  }

  private SiteRow row(String site, Known known, Optional<Instant> lastNews, long lately) {
    return new SiteRow(
        site,
        known.adapter().map(SiteAdapter::name).orElse(site),
        known.health(),
        known.articles(),
        lastNews,
        lately / (double) LATELY.toDays(),
        known.articles() == 0 ? OptionalDouble.empty() : filled(site),
        known.drift().map(Drift::since),
        known.words());
  }

  /** What a site's health is told by. */
  private record Known(
      Optional<SiteAdapter> adapter, long articles, Optional<Drift> drift, List<Trouble> troubles) {
    Health health() {
      if (adapter.filter(SiteAdapter::enabled).isEmpty()) {
        return Health.OFF;
      }
      Set<Trouble.Kind> kinds = troubles.stream().map(Trouble::kind).collect(Collectors.toSet());
      if (kinds.contains(Trouble.Kind.SITE_FAILING) || kinds.contains(Trouble.Kind.CANARY_FAILED)) {
        return Health.FAILING;
      }
      if (drift.isPresent()) {
        return Health.DRIFTING;
      }
      if (kinds.contains(Trouble.Kind.NOTHING_NEW)) {
        return Health.SILENT;
      }
      return articles == 0 ? Health.EMPTY : Health.WELL;
    }

    String words() {
      return troubles.isEmpty()
          ? drift.map(Drift::told).orElse("")
          : troubles.stream().map(Trouble::words).collect(Collectors.joining("; "));
    }
  }

  private OptionalDouble filled(String site) {
    return new Filled(store.yields().last(site, 0, Long.MAX_VALUE, LAST_PAGES)).share();
  }
}
