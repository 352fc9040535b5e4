package dev.broadsheet.console;

import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.store.FieldYield;
import dev.broadsheet.store.HostCost;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunEvent;
import dev.broadsheet.store.RunFilter;
import dev.broadsheet.store.RunHistory;
import dev.broadsheet.store.SiteCounts;
import dev.broadsheet.store.Store;
import dev.broadsheet.upkeep.ServiceLogs;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The history of runs; and a run: what it did, what it cost, what went wrong. */
public final class RunsPage implements ConsolePage {
  private static final int PAGE = 50;
  private static final int EVENTS = 100;

  /** Of more pages that failed the first ones are looked at. */
  private static final int FAILURES = 5_000;

  private static final int NAMED = 20;

  /** Of a run's lines in the log files; the command has all of them. */
  private static final ServiceLogs.Bounds LINES = new ServiceLogs.Bounds(200, 4_000_000);

  private final Store store;
  private final ServiceLogs logs;
  private final Clock clock;

  /**
   * A page of the history.
   *
   * @param schedules and kinds that one can choose
   * @param older the run after which the next page begins, if there is one
   */
  public record History(
      List<Run> runs,
      RunFilter filter,
      List<String> schedules,
      List<String> kinds,
      boolean isFirst,
      Optional<Long> older,
      Instant now) {
    public History {
      runs = List.copyOf(runs);
      schedules = List.copyOf(schedules);
      kinds = List.copyOf(kinds);
    }

    /** The address of another page of the same runs. */
    public String page(Optional<Long> before) {
      List<String> query = new ArrayList<>();
      filter.schedule().ifPresent(s -> query.add("schedule=" + Request.encoded(s)));
      filter.kind().ifPresent(k -> query.add("kind=" + Request.encoded(k)));
      filter.state().ifPresent(s -> query.add("state=" + s.word()));
      before.ifPresent(b -> query.add("before=" + b));
      return query.isEmpty() ? "/runs" : "/runs?" + String.join("&", query);
    }
  }

  /**
   * A run.
   *
   * @param moreFailures whether more pages failed than were looked at
   * @param yields which rules gave which fields
   * @param lines what the service wrote of it
   */
  public record One(
      Now now,
      List<Failure> failures,
      boolean moreFailures,
      RunHistory.Events events,
      boolean isLast,
      List<FieldYield> yields,
      ServiceLogs.Lines lines) {
    public One {
      failures = List.copyOf(failures);
      yields = List.copyOf(yields);
    }
  }

  /**
   * What changes of a run while it goes on.
   *
   * @param hosts what it asked of each
   */
  public record Now(Run run, List<HostCost> hosts, Instant time) {
    public Now {
      hosts = List.copyOf(hosts);
    }

    /** How long it took, or takes by now; none of one whose end is not known. */
    public Optional<Duration> length() {
      return RunsPage.length(run, time);
    }
  }

  /**
   * Pages of a site that failed for one reason.
   *
   * @param pages the first ones
   */
  public record Failure(String site, String why, int count, List<URI> pages) {
    public Failure {
      pages = List.copyOf(pages);
    }
  }

  public RunsPage(Store store, ServiceLogs logs, Clock clock) {
    this.store = store;
    this.logs = logs;
    this.clock = clock;
  }

  @Override
  public Optional<NavEntry> nav() {
    return Optional.of(new NavEntry("/runs", "runs.title"));
  }

  @Override
  public void add(Routes routes) {
    routes.look("/runs", this::history);
    routes.look("/runs/{run}", this::one);
    routes.live("/runs/{run}/live", request -> request.piece("run-now.jte", now(named(request))));
  }

  private void history(Request request) {
    Optional<Long> before = before(request);
    RunFilter filter =
        new RunFilter(
            request.query("kind"),
            request.query("schedule"),
            request.query("state").map(this::state));
    List<Run> found = store.history().runs(filter, before, PAGE + 1);
    boolean hasOlder = found.size() > PAGE;
    List<Run> shown = hasOlder ? found.subList(0, PAGE) : found;
    request.show(
        request.texts().of("runs.title"),
        "runs.jte",
        new History(
            shown,
            filter,
            store.history().schedules(),
            store.history().kinds(),
            before.isEmpty(),
            hasOlder ? Optional.of(shown.getLast().id()) : Optional.empty(),
            clock.instant()));
  }

  private Run.State state(String word) {
    return Arrays.stream(Run.State.values())
        .filter(s -> s.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Request.badRequest("state: no such state"));
  }

  private void one(Request request) {
    Run run = named(request);
    Optional<Long> before = before(request);
    List<RunEvent> failed = store.history().events(run.id(), "failed", FAILURES);
    request.show(
        request.texts().of("run.title", String.valueOf(run.id())),
        "run.jte",
        new One(
            now(run),
            failures(failed),
            failed.size() == FAILURES,
            store.history().events(run.id(), before, EVENTS),
            before.isEmpty(),
            store.runs().yields(run.id()),
            logs.of(run, clock.instant(), LINES)));
  }

  private Now now(Run run) {
    return new Now(run, store.history().hosts(run.id()), clock.instant());
  }

  /** The reasons that most pages have first. */
  private static List<Failure> failures(List<RunEvent> failed) {
    record Reason(String site, String why) {}
    Map<Reason, List<RunEvent>> reasons =
        failed.stream()
            .collect(
                Collectors.groupingBy(
                    e -> new Reason(e.site().orElse(""), Outcome.kind(e.message())),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return reasons.entrySet().stream()
        .map(
            e ->
                new Failure(
                    e.getKey().site(),
                    e.getKey().why(),
                    e.getValue().size(),
                    e.getValue().stream().flatMap(f -> f.url().stream()).limit(NAMED).toList()))
        .sorted(Comparator.comparingInt(f -> -f.count()))
        .toList();
  }

  /** How bad a line is, as style sheets call it. */
  public static String look(ServiceLogs.Line line) {
    return switch (line.level()) {
      case "ERROR" -> "bad";
      case "WARN" -> "warn";
      default -> "quiet";
    };
  }

  private Run named(Request request) {
    return parsed(request.path("run")).flatMap(store.runs()::find).orElseThrow(Request::notFound);
  }

  /** Where an older part of a list begins. */
  private static Optional<Long> before(Request request) {
    return request
        .query("before")
        .map(
            text ->
                parsed(text).orElseThrow(() -> Request.badRequest("before: expected a number")));
  }

  private static Optional<Long> parsed(String number) {
    return number.matches("\\d{1,18}") ? Optional.of(Long.valueOf(number)) : Optional.empty();
  }

  /** How bad a state is, as style sheets call it. */
  public static String look(Run.State state) {
    return switch (state) {
      case FINISHED -> "good";
      case RUNNING -> "busy";
      case STOPPED -> "quiet";
      case INTERRUPTED -> "warn";
      case FAILED -> "bad";
    };
  }

  /** How long a run took, or takes by now; none of one whose end is not known. */
  public static Optional<Duration> length(Run run, Instant now) {
    return run.state() == Run.State.RUNNING
        ? Optional.of(Duration.between(run.started(), now))
        : run.finished().map(end -> Duration.between(run.started(), end));
  }

  /** How many pages a site gave in a minute. */
  public static double pagesAMinute(SiteCounts counts) {
    return counts.millis() == 0 ? 0 : counts.handled() * 60_000.0 / counts.millis();
  }
}
