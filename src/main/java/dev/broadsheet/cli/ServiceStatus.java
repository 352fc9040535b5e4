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
import java.util.Locale;
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
          s.next().ifPresent(at -> one.put("next", at.toString()));
          one.put("late", s.state() == Standing.State.LATE)
              .put("running", s.state() == Standing.State.RUNNING);
          s.paused().ifPresent(since -> one.put("pausedSince", since.toString()));
        });
    ArrayNode broken = all.putArray("mistakes");
    mistakes.forEach(m -> broken.add(m.toString()));
  }
}
