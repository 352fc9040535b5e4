package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.schedule.ScheduleRunner;
import dev.broadsheet.schedule.Schedules;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    header = "Runs the schedules until stopped.",
    description = {
      "",
      "Crawls at the times that the schedules name and exports afterwards what they ask for. Ctrl-C"
          + " or SIGTERM finishes the pages in hand.",
      ""
    })
final class ServeCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Override
  public Integer call() throws InterruptedException {
    try (Stop stop = new Stop();
        Broadsheet broadsheet = workplace.open()) {
      Schedules schedules = broadsheet.schedules();
      Workplace.tellMistakes(broadsheet.adapters().mistakes());
      Workplace.tellMistakes(schedules.mistakes());
      List<Schedule> enabled = schedules.all().stream().filter(Schedule::enabled).toList();
      if (enabled.isEmpty()) {
        Screen.err()
            .println(
                "No schedule is enabled in "
                    + broadsheet.settings().schedules()
                    + "; nothing to do.");
        return Failures.WRONG;
      }
      try (ScheduleRunner _ = broadsheet.serve(schedules, new Progress.Lines(false, false))) {
        tellNext(enabled, broadsheet.clock().instant());
        stop.await();
        Screen.err().println("Stopping; the pages in hand are finished first.");
      }
      return Failures.OK;
    }
  }

  private static void tellNext(List<Schedule> schedules, Instant now) {
    for (Schedule schedule : schedules) {
      schedule
          .cron()
          .next(now, 1)
          .forEach(
              t ->
                  Screen.err()
                      .println(
                          schedule.name() + " runs next at " + ScheduleCommand.local(schedule, t)));
    }
  }
}
