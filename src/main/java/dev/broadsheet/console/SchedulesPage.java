package dev.broadsheet.console;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.schedule.ScheduleWork;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.schedule.Standing;
import dev.broadsheet.store.Missed;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunFilter;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What will run when; and a schedule, to run it now or hold it back. */
public final class SchedulesPage implements ConsolePage {
  private static final Duration LATELY = Duration.ofDays(7);
  private static final int TIMES = 5;
  private static final int RUNS = 8;

  private final Store store;
  private final Supplier<Schedules> schedules;
  private final Supplier<Adapters> adapters;
  private final ScheduleWork work;
  private final Clock clock;
  private final Errands errands = new Errands();

  /**
   * All schedules.
   *
   * @param missed in the last seven days, the last ones first
   */
  public record All(
      List<Standing> standings, Agenda agenda, List<Mistake> mistakes, List<Missed> missed) {
    public All {
      standings = List.copyOf(standings);
      mistakes = List.copyOf(mistakes);
      missed = List.copyOf(missed);
    }
  }

  /**
   * One of them.
   *
   * @param times the next ones
   * @param file what its file says
   */
  public record One(
      Now now, List<Instant> times, List<String> sites, String file, List<Missed> missed) {
    public One {
      times = List.copyOf(times);
      sites = List.copyOf(sites);
      missed = List.copyOf(missed);
    }

    public Schedule schedule() {
      return now.standing().schedule();
    }
  }

  /**
   * What changes of it while one looks.
   *
   * @param failure why it failed when it was begun here
   * @param runs the last ones
   */
  public record Now(Standing standing, Optional<String> failure, List<Run> runs, Instant time) {
    public Now {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A page of the schedules that there are.
   *
   * @param schedules reads their files
   * @param work what is done when somebody runs one now
   */
  public SchedulesPage(
      Store store,
      Supplier<Schedules> schedules,
      Supplier<Adapters> adapters,
      ScheduleWork work,
      Clock clock) {
    this.store = store;
    this.schedules = schedules;
    this.adapters = adapters;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public Optional<NavEntry> nav() {
    return Optional.of(new NavEntry("/schedules", "schedules.title"));
  }

  @Override
  public void add(Routes routes) {
    routes.look("/schedules", this::all);
    routes.live(
        "/schedules/live",
        request ->
            request.piece("schedules-now.jte", standings(schedules.get().all(), clock.instant())));
    routes.look("/schedules/{name}", this::one);
    routes.live(
        "/schedules/{name}/live",
        request -> request.piece("schedule-now.jte", now(named(request))));
    routes.operate("/schedules/{name}/run", request -> act(request, this::run));
    routes.operate(
        "/schedules/{name}/pause",
        request -> act(request, s -> store.pauses().begin(s.name(), clock.instant())));
    routes.operate(
        "/schedules/{name}/resume", request -> act(request, s -> store.pauses().end(s.name())));
  }

  private void all(Request request) {
    Schedules read = schedules.get();
    Instant now = clock.instant();
    List<Standing> standings = standings(read.all(), now);
    request.show(
        request.texts().of("schedules.title"),
        "schedules.jte",
        new All(
            standings,
            Agenda.of(standings, now, ZoneId.systemDefault()),
            read.mistakes(),
            missed(now).reversed()));
  }

  private List<Standing> standings(List<Schedule> all, Instant now) {
    return Standing.of(all, store, now).stream()
        .map(s -> errands.isUnderWay(s.schedule().name()) ? s.running() : s)
        .toList();
  }

  private List<Missed> missed(Instant now) {
    return store.missedTimes().since(now.minus(LATELY));
  }

  private void one(Request request) throws IOException {
    Schedule schedule = named(request);
    Instant now = clock.instant();
    request.show(
        schedule.name(),
        "schedule.jte",
        new One(
            now(schedule),
            schedule.enabled() ? schedule.times().next(now, TIMES) : List.of(),
            schedule.sites().of(adapters.get()).stream().map(SiteAdapter::site).toList(),
            Files.readString(schedule.file()),
            missed(now).reversed().stream()
                .filter(m -> m.schedule().equals(schedule.name()))
                .toList()));
  }

  private Now now(Schedule schedule) {
    Standing standing = standings(List.of(schedule), clock.instant()).getFirst();
    RunFilter own = new RunFilter(Optional.empty(), Optional.of(schedule.name()), Optional.empty());
    return new Now(
        standing,
        errands.failure(schedule.name()),
        store.history().runs(own, Optional.empty(), RUNS),
        clock.instant());
  }

  /** A state or a policy as texts call it. */
  public static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  /** How bad a state is, as style sheets call it. */
  public static String look(Standing.State state) {
    return switch (state) {
      case RUNNING -> "busy";
      case WAITING -> "good";
      case PAUSED -> "warn";
      case LATE -> "bad";
      case DISABLED -> "quiet";
    };
  }

  private Schedule named(Request request) {
    return schedules.get().byName(request.path("name")).orElseThrow(Request::notFound);
  }

  private void run(Schedule schedule) {
    errands.begin(schedule.name(), stopping -> work.run(schedule, stopping));
  }

  private void act(Request request, Consumer<Schedule> what) {
    Schedule schedule = named(request);
    what.accept(schedule);
    request.seeOther("/schedules/" + Request.encoded(schedule.name()));
  }

  @Override
  public void close() {
    errands.close();
  }
}
