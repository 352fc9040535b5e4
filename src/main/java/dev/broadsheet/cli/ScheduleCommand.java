package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.ScheduledRun;
import dev.broadsheet.crawl.CrawlOptions;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.schedule.Schedules;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    header = "Shows and runs schedules.",
    synopsisSubcommandLabel = "(list | check | next | run | pause | resume)")
final class ScheduleCommand {
  /** So many sites are named in a row of the list. */
  private static final int SHOWN = 5;

  /** So many times are told by a check. */
  private static final int CHECKED = 5;

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz");

  /** An instant on the schedule's own clock. */
  static String local(Schedule schedule, Instant time) {
    return LOCAL.format(time.atZone(schedule.times().zone()));
  }

  @Command(name = "list", mixinStandardHelpOptions = true, header = "Lists the schedules.")
  int list(@Mixin Workplace workplace) {
    try (Broadsheet broadsheet = workplace.open()) {
      Schedules schedules = broadsheet.service().schedules();
      Instant now = broadsheet.clock().instant();
      Table table = new Table("schedule", "when", "next", "sites", "export");
      for (Schedule schedule : schedules.all()) {
        table.row(
            schedule.name(),
            schedule.times().timing().words(),
            schedule.enabled() ? next(schedule, now) : "disabled",
            shown(schedule.sites().of(broadsheet.adapters())),
            schedule.export().map(Object::toString).orElse(""));
      }
      Screen.print(table);
      return Workplace.tellMistakes(schedules.mistakes());
    }
  }

  private static String shown(List<SiteAdapter> sites) {
    String first =
        sites.stream().limit(SHOWN).map(SiteAdapter::site).collect(Collectors.joining(", "));
    return sites.size() <= SHOWN ? first : first + " and " + (sites.size() - SHOWN) + " more";
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      header = "Checks all schedules and shows their next five times.")
  int check(@Mixin Workplace workplace) {
    try (Broadsheet broadsheet = workplace.open()) {
      Schedules schedules = broadsheet.service().schedules();
      Instant now = broadsheet.clock().instant();
      for (Schedule schedule : schedules.all()) {
        int sites = schedule.sites().of(broadsheet.adapters()).size();
        Screen.out()
            .println(
                "%s (%s, %s%s)"
                    .formatted(
                        schedule.name(),
                        schedule.times().timing().words(),
                        Counted.of(sites, "site"),
                        schedule.enabled() ? "" : ", disabled"));
        schedule
            .times()
            .next(now, CHECKED)
            .forEach(t -> Screen.out().println("  " + local(schedule, t)));
      }
      return Workplace.tellMistakes(schedules.mistakes());
    }
  }

  @Command(
      name = "next",
      mixinStandardHelpOptions = true,
      header = "Shows the next times of some schedules, or of all.")
  int next(
      @Mixin Workplace workplace,
      @Parameters(paramLabel = "NAME", arity = "0..*") List<String> names,
      @Option(names = "--count", defaultValue = "5", description = "How many times (default: 5).")
          int count) {
    try (Broadsheet broadsheet = workplace.open()) {
      Schedules schedules = broadsheet.service().schedules();
      Instant now = broadsheet.clock().instant();
      List<Schedule> chosen =
          names == null || names.isEmpty()
              ? schedules.all()
              : names.stream().map(broadsheet.service()::schedule).toList();
      chosen.forEach(
          s ->
              s.times()
                  .next(now, count)
                  .forEach(t -> Screen.out().println(s.name() + "\t" + local(s, t))));
      return Workplace.tellMistakes(schedules.mistakes());
    }
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      header = "Runs a schedule now, with its limits and its export.")
  int run(
      @Mixin Workplace workplace,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--again", description = "Also fetches known articles again.")
          boolean again) {
    try (Stop stop = new Stop();
        Broadsheet broadsheet = workplace.open()) {
      stop.then(broadsheet::hurry);
      int wrong = Workplace.tellMistakes(broadsheet.service().schedules().mistakes());
      ScheduledRun run;
      try (Progress progress = Progress.of(false, false)) {
        run =
            broadsheet
                .service()
                .run(name, CrawlOptions.DEFAULT.withAgain(again), progress, stop::asked);
      }
      tell(run, stop.asked(), workplace.where());
      return wrong;
    }
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      header = "Pauses a schedule until it is resumed; a run that has begun is finished.")
  int pause(@Mixin Workplace workplace, @Parameters(paramLabel = "NAME") String name) {
    try (Broadsheet broadsheet = workplace.open()) {
      boolean isNew = broadsheet.service().pause(name);
      Screen.out()
          .println(
              "Schedule %s %s; to let it go on: %s"
                  .formatted(
                      name,
                      isNew ? "is paused" : "was paused already",
                      CalledAs.command("schedule resume " + name)));
      return Failures.OK;
    }
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      header = "Resumes a paused schedule, from its next time on.")
  int resume(@Mixin Workplace workplace, @Parameters(paramLabel = "NAME") String name) {
    try (Broadsheet broadsheet = workplace.open()) {
      boolean wasPaused = broadsheet.service().resume(name);
      String next = next(broadsheet.service().schedule(name), broadsheet.clock().instant());
      Screen.out()
          .println(
              "Schedule %s %s; next: %s"
                  .formatted(
                      name,
                      wasPaused ? "goes on" : "was not paused",
                      next.isEmpty() ? "never" : next));
      return Failures.OK;
    }
  }

  private static void tell(ScheduledRun run, boolean stopped, String where) {
    switch (run) {
      case ScheduledRun.Crawled crawled -> {
        CrawlSummary.print(crawled.crawl(), stopped, where);
        crawled.backfill().ifPresent(b -> CrawlSummary.print(b, stopped, where));
        crawled.export().ifPresent(e -> Screen.out().println(ExportCommand.told(e)));
        crawled.corpus().ifPresent(b -> Screen.out().println(CorpusCommand.told(b)));
      }
      case ScheduledRun.Looked looked -> {
        looked.canaries().forEach(AdapterCanaryCommand::tell);
        Screen.out().println(AdapterCanaryCommand.summary(looked.canaries(), looked.sites()));
      }
    }
  }

  private static String next(Schedule schedule, Instant now) {
    return schedule.times().next(now, 1).stream()
        .findFirst()
        .map(t -> local(schedule, t))
        .orElse("");
  }
}
