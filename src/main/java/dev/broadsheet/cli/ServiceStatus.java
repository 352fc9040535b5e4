package dev.broadsheet.cli;

import static java.util.stream.Collectors.toMap;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.store.Missed;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.Trouble;
import dev.broadsheet.store.Waking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What runs, what comes next, what is late or was missed, and what is wrong.
 *
 * @param last the newest run, if it is through
 * @param missed in the last seven days
 * @param mistakes in the files of schedules
 */
record ServiceStatus(
    List<Trouble> troubles,
    List<Run> running,
    Optional<Run> last,
    List<Missed> missed,
    List<Next> schedules,
    List<Mistake> mistakes) {
  private static final Duration LATELY = Duration.ofDays(7);

  /**
   * When a schedule runs next.
   *
   * @param at empty: never
   * @param state nothing, or {@code late}, {@code running}
   */
  record Next(Schedule schedule, Optional<Instant> at, String state) {}

  static ServiceStatus of(Broadsheet broadsheet) {
    Instant now = broadsheet.clock().instant();
    Map<String, Waking> wakings =
        broadsheet.store().wakings().stream()
            .collect(toMap(Waking::schedule, Function.identity(), (one, other) -> one));
    Schedules schedules = broadsheet.service().schedules();
    return new ServiceStatus(
        broadsheet.store().troubles().open(),
        broadsheet.store().runs().running(),
        broadsheet.store().runs().list(1).stream()
            .filter(r -> r.state() != Run.State.RUNNING)
            .findFirst(),
        broadsheet.store().missedTimes().since(now.minus(LATELY)),
        schedules.all().stream()
            .filter(Schedule::enabled)
            .map(s -> next(s, Optional.ofNullable(wakings.get(s.name())), now))
            .toList(),
        schedules.mistakes());
  }

  private static Next next(Schedule schedule, Optional<Waking> waking, Instant now) {
    if (waking.isEmpty()) {
      return new Next(schedule, schedule.times().next(now, 1).stream().findFirst(), "");
    }
    String state = waking.get().running() ? "running" : waking.get().isLate(now) ? "late" : "";
    return new Next(schedule, Optional.of(waking.get().at()), state);
  }

  void print() {
    troubles.forEach(t -> line(t.words()));
    running.forEach(r -> line("running: run " + told(r)));
    last.ifPresent(
        r -> line("last run " + told(r) + ", " + r.state().name().toLowerCase(Locale.ROOT)));
    missed.forEach(m -> line(told(m)));
    schedules.forEach(s -> line(told(s)));
    mistakes.forEach(m -> line(m.toString()));
  }

  private static void line(String text) {
    Screen.out().println(Screen.safe(text));
  }

  private static String told(Run run) {
    return run.id() + run.schedule().map(s -> " of " + s).orElse("") + ", started " + run.started();
  }

  private static String told(Missed missed) {
    String times =
        missed.times() == 1
            ? missed.first().toString()
            : missed.times() + " times from " + missed.first() + " to " + missed.last();
    return "schedule "
        + missed.schedule()
        + " missed "
        + times
        + (missed.madeUp() ? ", made up for at " : ", left out, noticed at ")
        + missed.noticed();
  }

  private static String told(Next next) {
    String name = "schedule " + next.schedule().name();
    if (next.state().equals("running")) {
      return name + " runs";
    }
    return next.at()
        .map(
            at ->
                name
                    + (next.state().equals("late") ? " is late, it was due " : " is due ")
                    + ScheduleCommand.local(next.schedule(), at))
        .orElse(name + " has no times left");
  }

  void addTo(ObjectNode all) {
    ArrayNode wrong = all.putArray("troubles");
    troubles.forEach(
        t ->
            wrong
                .addObject()
                .put("kind", t.kind().word())
                .put("subject", t.subject())
                .put("since", t.since().toString())
                .put("words", t.words()));
    ArrayNode runs = all.putArray("running");
    running.forEach(
        r -> {
          ObjectNode one =
              runs.addObject().put("run", r.id()).put("started", r.started().toString());
          r.schedule().ifPresent(s -> one.put("schedule", s));
        });
    ArrayNode times = all.putArray("missed");
    missed.forEach(
        m ->
            times
                .addObject()
                .put("schedule", m.schedule())
                .put("first", m.first().toString())
                .put("last", m.last().toString())
                .put("times", m.times())
                .put("madeUp", m.madeUp()));
    ArrayNode next = all.putArray("schedules");
    schedules.forEach(
        s -> {
          ObjectNode one = next.addObject().put("schedule", s.schedule().name());
          s.at().ifPresent(at -> one.put("next", at.toString()));
          one.put("late", s.state().equals("late")).put("running", s.state().equals("running"));
        });
    ArrayNode broken = all.putArray("mistakes");
    mistakes.forEach(m -> broken.add(m.toString()));
  }
}
