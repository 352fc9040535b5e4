package dev.broadsheet.console;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Field;
import dev.broadsheet.store.Activity.RuleDay;
import dev.broadsheet.store.Activity.SiteDay;
import dev.broadsheet.store.Activity.SiteRun;
import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.RunEvent;
import dev.broadsheet.store.SourceState;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A site: its adapter, where it tells of its articles, what its rules gave, and what went wrong.
 */
public final class SitePage implements ConsolePage {
  private static final int LAST_RUNS = 30;
  private static final int LAST_EVENTS = 25;
  static final int LAST_PAGES = 100;

  /** Of a site that is crawled all the time. */
  private static final int MOST_RUNS = 500;

  private final Newsroom newsroom;
  private final Cached<Census.Result> census;

  /**
   * A place where links are found.
   *
   * @param kind as adapters write it: {@code feed}
   * @param state empty before its first visit
   */
  public record SourceRow(String kind, String address, Optional<SourceState> state) {}

  /**
   * What gave a field.
   *
   * @param rules the one that gave most first
   * @param chart of them, day by day
   */
  public record FieldRow(Field field, List<RuleRow> rules, DayChart chart) {
    public FieldRow {
      rules = List.copyOf(rules);
    }

    public long articles() {
      return rules.stream().mapToLong(RuleRow::articles).sum();
    }
  }

  /** What a rule gave, on which day first and last. */
  public record RuleRow(String rule, long articles, LocalDate first, LocalDate last) {}

  /**
   * How long bodies of the last pages were, in characters.
   *
   * @param pages so many were looked at
   */
  public record Lengths(
      int pages, int least, int quarter, int middle, int threeQuarters, int most) {}

  /**
   * What the page shows.
   *
   * @param adapter empty where there is none any more
   * @param yaml its file's text
   * @param filled which fields the last pages had
   * @param lengths empty before the first page
   */
  public record Model(
      SiteRow row,
      Optional<SiteAdapter> adapter,
      String yaml,
      List<SourceRow> sources,
      List<FieldRow> fields,
      Filled filled,
      Optional<Lengths> lengths,
      DayChart chart,
      List<SiteRun> runs,
      List<RunEvent> events) {
    public Model {
      sources = List.copyOf(sources);
      fields = List.copyOf(fields);
      runs = List.copyOf(runs);
      events = List.copyOf(events);
    }
  }

  SitePage(Newsroom newsroom, Cached<Census.Result> census) {
    this.newsroom = newsroom;
    this.census = census;
  }

  @Override
  public void add(Routes routes) {
    routes.look("/sites/{site}", this::show);
  }

  private void show(Request request) throws IOException {
    Census.Result known = census.get();
    SiteRow row = known.site(request.path("site")).orElseThrow(Request::notFound);
    request.show(row.site(), "site.jte", model(row, known.days()));
  }

  private Model model(SiteRow row, List<SiteDay> days) throws IOException {
    String site = row.site();
    Store store = newsroom.store();
    Optional<SiteAdapter> adapter = newsroom.adapters().get().bySite(site);
    LocalDate today = LocalDate.ofInstant(newsroom.clock().instant(), ZoneId.systemDefault());
    Filled filled = new Filled(store.yields().last(site, 0, Long.MAX_VALUE, LAST_PAGES));
    List<SiteRun> runs = store.activity().runs(site, LAST_RUNS);
    return new Model(
        row,
        adapter,
        adapter.isPresent() ? yaml(adapter.get()) : "",
        adapter.map(this::sources).orElse(List.of()),
        fields(site, runs),
        filled,
        lengths(filled.pages()),
        DayChart.ofSites(
            days.stream().filter(d -> d.site().equals(site)).toList(),
            today.minusDays(Census.DAYS - 1),
            today),
        runs,
        store.activity().events(site, LAST_EVENTS));
  }

  /** A file that is gone since the adapter was read shows as none. */
  private static String yaml(SiteAdapter adapter) throws IOException {
    return Files.isRegularFile(adapter.file()) ? Files.readString(adapter.file()) : "";
  }

  private List<SourceRow> sources(SiteAdapter adapter) {
    return adapter.discover().stream()
        .map(
            source ->
                new SourceRow(
                    kind(source),
                    source.address(),
                    newsroom.store().sources().state(adapter.site(), source.address())))
        .toList();
  }

  private static String kind(Source source) {
    return switch (source) {
      case Source.Feed _ -> "feed";
      case Source.Sitemap _ -> "sitemap";
      case Source.Listing _ -> "listing";
      case Source.DateArchive _ -> "archive";
    };
  }

  /** What happened, without the address that stands beside it anyway. */
  public static String said(RunEvent event) {
    String said = event.message();
    String address = event.url().map(url -> url + ": ").orElse("");
    return said.startsWith(address) ? said.substring(address.length()) : said;
  }

  /** In the thirty days up to the last run. */
  private List<FieldRow> fields(String site, List<SiteRun> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    LocalDate last = LocalDate.ofInstant(runs.getFirst().started(), ZoneId.systemDefault());
    LocalDate first = last.minusDays(Census.DAYS - 1);
    Instant from = first.atStartOfDay(ZoneId.systemDefault()).toInstant();
    Map<Field, List<RuleDay>> byField =
        newsroom.store().activity().rules(site, from, MOST_RUNS).stream()
            .collect(groupingBy(RuleDay::field, TreeMap::new, toList()));
    return byField.entrySet().stream()
        .map(e -> new FieldRow(e.getKey(), rules(e.getValue()), chart(e.getValue(), first, last)))
        .toList();
  }

  private static List<RuleRow> rules(List<RuleDay> days) {
    return days.stream().collect(groupingBy(RuleDay::rule)).entrySet().stream()
        .map(
            e ->
                new RuleRow(
                    e.getKey(),
                    e.getValue().stream().mapToLong(RuleDay::articles).sum(),
                    e.getValue().getFirst().day(),
                    e.getValue().getLast().day()))
        .sorted(comparingLong(RuleRow::articles).reversed().thenComparing(RuleRow::rule))
        .toList();
  }

  private static DayChart chart(List<RuleDay> days, LocalDate first, LocalDate last) {
    return DayChart.of(
        days.stream().map(d -> new DayChart.Count(d.rule(), d.day(), d.articles())).toList(),
        first,
        last);
  }

  private static Optional<Lengths> lengths(List<PageYield> pages) {
    int[] sorted = pages.stream().mapToInt(p -> p.body().chars()).sorted().toArray();
    return sorted.length == 0
        ? Optional.empty()
        : Optional.of(
            new Lengths(
                sorted.length,
                sorted[0],
                sorted[sorted.length / 4],
                sorted[sorted.length / 2],
                sorted[sorted.length * 3 / 4],
                sorted[sorted.length - 1]));
  }
}
