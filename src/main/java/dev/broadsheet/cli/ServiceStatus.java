package dev.broadsheet.cli;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.schedule.Standing;
import dev.broadsheet.store.Missed;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunFilter;
import dev.broadsheet.store.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    List<Standing> schedules,
    List<Mistake> mistakes) {
  private static final Duration LATELY = Duration.ofDays(7);

  static ServiceStatus of(Broadsheet broadsheet) {
    Instant now = broadsheet.clock().instant();
    Schedules schedules = broadsheet.service().schedules();
    return new ServiceStatus(
        broadsheet.store().troubles().open(),
        broadsheet.store().runs().running(),
        broadsheet.store().history().runs(RunFilter.ALL, Optional.empty(), 1).stream()
            .filter(r -> r.state() != Run.State.RUNNING)
            .findFirst(),
        broadsheet.store().missedTimes().since(now.minus(LATELY)),
        Standing.of(
            schedules.all().stream().filter(Schedule::enabled).toList(), broadsheet.store(), now),
        schedules.mistakes());
  }

  void print() {
    troubles.forEach(t -> line(t.words()));
    running.forEach(r -> line("running: run " + told(r)));
    last.ifPresent(r -> line("last run " + told(r) + ", " + r.state().word()));
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

  private static String told(Standing standing) {
    String name = "schedule " + standing.schedule().name();
    String next =
        standing.next().map(at -> ScheduleCommand.local(standing.schedule(), at)).orElse("");
    return switch (standing.state()) {
      case RUNNING -> name + " runs";
      case DISABLED -> name + " is disabled";
      case PAUSED -> name + " is paused since " + standing.paused().orElseThrow();
      case LATE -> name + " is late, it was due " + next;
      case WAITING -> name + (next.isEmpty() ? " has no times left" : " is due " + next);
    };
  }

  void addTo(ObjectNode all) {
    ArrayNode wrong = all.putArray("troubles");
    troubles.forEach(t -> add(wrong.addObject(), t));
    ArrayNode runs = all.putArray("running");
    running.forEach(r -> add(runs.addObject(), r));
    ArrayNode times = all.putArray("missed");
    missed.forEach(m -> add(times.addObject(), m));
    ArrayNode next = all.putArray("schedules");
    schedules.forEach(s -> add(next.addObject(), s));
    ArrayNode broken = all.putArray("mistakes");
    mistakes.forEach(m -> broken.add(m.toString()));
  }

  private static void add(ObjectNode json, Trouble trouble) {
    json.put("kind", trouble.kind().word())
        .put("subject", trouble.subject())
        .put("since", trouble.since().toString())
        .put("words", trouble.words());
  }

  private static void add(ObjectNode json, Run run) {
    json.put("run", run.id()).put("started", run.started().toString());
    run.schedule().ifPresent(s -> json.put("schedule", s));
  }

  private static void add(ObjectNode json, Missed missed) {
    json.put("schedule", missed.schedule())
        .put("first", missed.first().toString())
        .put("last", missed.last().toString())
        .put("times", missed.times())
        .put("madeUp", missed.madeUp());
  }

  private static void add(ObjectNode json, Standing standing) {
    json.put("schedule", standing.schedule().name());
    standing.next().ifPresent(at -> json.put("next", at.toString()));
    json.put("late", standing.state() == Standing.State.LATE)
        .put("running", standing.state() == Standing.State.RUNNING);
    standing.paused().ifPresent(since -> json.put("pausedSince", since.toString()));
  }
}
