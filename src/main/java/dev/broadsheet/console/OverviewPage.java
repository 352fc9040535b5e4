package dev.broadsheet.console;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.broadsheet.console.LiveBoard.SiteNow;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.store.Activity.SiteDay;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.Trouble;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs, what is next, how the sites do, what came in, what failed and why, and the disk. */
public final class OverviewPage implements ConsolePage {
  private static final int MOST_NEXT = 6;
  private static final int MOST_SITES = 12;
  private static final int MOST_REASONS = 10;

  private final Newsroom newsroom;
  private final Cached<Census.Result> census;
  private final Cached<Newsroom.Disk> disk;

  /** When a schedule runs next. */
  public record Next(String schedule, Instant at) {}

  /** A reason for which pages failed, and how many did. */
  public record Reason(String words, long pages) {}

  /**
   * What runs.
   *
   * @param runs the newest first, those of other processes too
   * @param sites of this process, those with the most to do first
   * @param more so many sites are left out
   */
  public record Running(List<Run> runs, List<SiteNow> sites, int more) {
    public Running {
      runs = List.copyOf(runs);
      sites = List.copyOf(sites);
    }
  }

  /**
   * What the page shows.
   *
   * @param today new articles of today
   * @param health how many sites there are of each
   */
  public record Model(
      long articles,
      long today,
      Newsroom.Disk disk,
      Running running,
      List<Next> next,
      boolean isServing,
      List<Trouble> troubles,
      Map<Health, Long> health,
      DayChart chart,
      List<Reason> reasons) {
    public Model {
      next = List.copyOf(next);
      troubles = List.copyOf(troubles);
      reasons = List.copyOf(reasons);
    }

    /** Of all sites that are not switched off. */
    public long sites() {
      return health.values().stream().mapToLong(Long::longValue).sum() - off();
    }

    public long off() {
      return health.getOrDefault(Health.OFF, 0L);
    }
  }

  OverviewPage(Newsroom newsroom, Cached<Census.Result> census, Cached<Newsroom.Disk> disk) {
    this.newsroom = newsroom;
    this.census = census;
    this.disk = disk;
  }

  @Override
  public Optional<NavEntry> nav() {
    return Optional.of(new NavEntry("/", "overview.title"));
  }

  @Override
  public void add(Routes routes) {
    routes.look("/", this::show);
    routes.live("/overview/running", request -> request.piece("running.jte", running()));
  }

  private void show(Request request) {
    request.show(request.texts().of("overview.title"), "overview.jte", model());
  }

  private Model model() {
    Census.Result known = census.get();
    LocalDate today = LocalDate.ofInstant(newsroom.clock().instant(), ZoneId.systemDefault());
    return new Model(
        known.articles(),
        known.days().stream().filter(d -> d.day().equals(today)).mapToLong(SiteDay::stored).sum(),
        disk.get(),
        running(),
        next(),
        newsroom.isServing(),
        newsroom.store().troubles().open(),
        health(known.sites()),
        DayChart.ofSites(known.days(), today.minusDays(Census.DAYS - 1), today),
        reasons(known.failures()));
  }

  /** The address of a page that says more of what is wrong; empty where there is none. */
  public static String place(Trouble trouble) {
    String name = Request.encoded(trouble.subject());
    return switch (trouble.kind()) {
      case SITE_FAILING, NOTHING_NEW, CANARY_FAILED -> "/sites/" + name;
      case RUN_FAILED -> "/schedules/" + name;
      case DISK_SHORT -> "";
    };
  }

  private Running running() {
    List<SiteNow> sites = newsroom.board().sites();
    int shown = Math.min(MOST_SITES, sites.size());
    return new Running(
        newsroom.store().runs().running(), sites.subList(0, shown), sites.size() - shown);
  }

  private List<Next> next() {
    Instant now = newsroom.clock().instant();
    return newsroom.schedules().get().all().stream()
        .filter(Schedule::enabled)
        .flatMap(s -> s.times().next(now, 1).stream().map(at -> new Next(s.name(), at)))
        .sorted(Comparator.comparing(Next::at))
        .limit(MOST_NEXT)
        .toList();
  }

  private static Map<Health, Long> health(List<SiteRow> sites) {
    return sites.stream()
        .collect(groupingBy(SiteRow::health, () -> new EnumMap<>(Health.class), counting()));
  }

  private static List<Reason> reasons(Map<String, Long> failures) {
    return failures.entrySet().stream()
        .limit(MOST_REASONS)
        .map(e -> new Reason(e.getKey(), e.getValue()))
        .toList();
  }
}
