package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.crawl.FailedPage;
import dev.broadsheet.crawl.FailedPages;
import dev.broadsheet.store.Frontier;
import dev.broadsheet.store.HostCost;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunFilter;
import dev.broadsheet.store.Runs;
import dev.broadsheet.store.UrlState;
import dev.broadsheet.upkeep.ServiceLogs;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    header = "Shows what past runs did; without a subcommand, lists them.",
    synopsisSubcommandLabel = "[list | show | failures | log]")
final class RunsCommand implements Callable<Integer> {
  private static final int LISTED = 20;

  @Mixin private Workplace workplace = new Workplace();

  @Override
  public Integer call() {
    return list(workplace, LISTED, null, null, null, null, false);
  }

  @Command(name = "list", mixinStandardHelpOptions = true, header = "Lists runs, the newest first.")
  int list(
      @Mixin Workplace workplace,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "How many (default: 20).")
          int limit,
      @Option(names = "--before", paramLabel = "RUN", description = "Only those before this run.")
          @Nullable Long before,
      @Option(names = "--schedule", paramLabel = "NAME", description = "Of this schedule only.")
          @Nullable String schedule,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              description = "crawl, ingest, reextract or rebuild only.")
          @Nullable String kind,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description =
                  "Only those in this state: running, finished, stopped, failed or interrupted.")
          Run.@Nullable State state,
      @Option(names = "--json", description = "Prints one JSON object per line.") boolean json) {
    try (Broadsheet broadsheet = workplace.open()) {
      RunFilter filter =
          new RunFilter(
              Optional.ofNullable(kind), Optional.ofNullable(schedule), Optional.ofNullable(state));
      List<Run> runs =
          broadsheet.store().history().runs(filter, Optional.ofNullable(before), limit);
      if (json) {
        runs.forEach(r -> Screen.out().println(Json.of(r)));
      } else {
        Screen.print(table(runs));
      }
      return Failures.OK;
    }
  }

  private static Table table(List<Run> runs) {
    Table table =
        new Table(
            "run", "kind", "schedule", "started", "state", "sites", "stored", "updated", "failed");
    runs.forEach(
        r ->
            table.row(
                r.id(),
                r.kind(),
                r.schedule().orElse(""),
                r.started(),
                r.state().word(),
                r.sites().size(),
                r.total().stored(),
                r.total().updated(),
                r.total().failed()));
    return table;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      header = "Shows a run: its sites, what went wrong, and which rule gave which field.")
  int show(
      @Mixin Workplace workplace,
      @Parameters(paramLabel = "RUN", description = "Its number.") long id,
      @Option(names = "--json", description = "Prints JSON.") boolean json) {
    try (Broadsheet broadsheet = workplace.open()) {
      Runs runs = broadsheet.store().runs();
      Optional<Run> run = runs.find(id);
      if (run.isEmpty()) {
        return unknown(id);
      }
      List<HostCost> hosts = broadsheet.store().history().hosts(id);
      if (json) {
        Screen.out().println(Json.of(run.get(), hosts));
      } else {
        new RunView(run.get(), hosts, runs.events(id), runs.yields(id)).print();
      }
      return Failures.OK;
    }
  }

  @Command(
      name = "failures",
      mixinStandardHelpOptions = true,
      header =
          "Lists the pages that failed in the last seven days, or in one run, the latest"
              + " first.")
  int failures(
      @Mixin Workplace workplace,
      @Option(
              names = "--run",
              paramLabel = "RUN",
              description = "Only those of this run, on any day.")
          @Nullable Long run,
      @Option(names = "--site", paramLabel = "SITE", description = "Of this site only.")
          @Nullable String site,
      @Option(
              names = "--why",
              paramLabel = "TEXT",
              description = "Only those that failed for this reason.")
          @Nullable String why,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "100",
              description = "How many (default: ${DEFAULT-VALUE}).")
          int limit,
      @Option(names = "--json", description = "Prints one JSON object per line.") boolean json) {
    try (Broadsheet broadsheet = workplace.open()) {
      FailedPages found =
          FailedPages.of(
              broadsheet.store().history(),
              Optional.ofNullable(run),
              Optional.ofNullable(site),
              broadsheet.clock().instant());
      List<FailedPage> pages = why == null ? found.all() : found.because(why);
      print(pages.stream().limit(limit).toList(), broadsheet.store().frontier(), json);
      if (pages.size() > limit) {
        Screen.err().println((pages.size() - limit) + " more are left out; see --limit");
      }
      return Failures.OK;
    }
  }

  private static void print(List<FailedPage> pages, Frontier frontier, boolean json) {
    Map<URI, Frontier.Standing> standings =
        frontier.standings(pages.stream().flatMap(page -> page.url().stream()).toList());
    if (json) {
      pages.forEach(p -> Screen.out().println(Json.of(p, p.url().map(standings::get))));
      return;
    }
    Table table = new Table("site", "page", "why", "run", "failed last", "times", "next try");
    for (FailedPage page : pages) {
      table.row(
          page.site(),
          page.url().map(URI::toString).orElse(""),
          page.why(),
          page.run(),
          page.at(),
          page.times(),
          page.url().map(standings::get).map(RunsCommand::nextTry).orElse(""));
    }
    Screen.print(table);
  }

  private static String nextTry(Frontier.Standing standing) {
    String state = standing.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return standing.state() == UrlState.FAILED
        ? standing.due().map(Instant::toString).orElse(state)
        : state;
  }

  @Command(
      name = "log",
      mixinStandardHelpOptions = true,
      header = "Shows what 'serve' logged about a run in data/logs, the newest line last.")
  int log(
      @Mixin Workplace workplace,
      @Parameters(paramLabel = "RUN", description = "Its number.") long id,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "10000",
              description = "How many lines, counted from the end (default: ${DEFAULT-VALUE}).")
          int limit) {
    try (Broadsheet broadsheet = workplace.open()) {
      Optional<Run> run = broadsheet.store().runs().find(id);
      if (run.isEmpty()) {
        return unknown(id);
      }
      ServiceLogs.Bounds bounds = new ServiceLogs.Bounds(limit, Long.MAX_VALUE);
      ServiceLogs.Lines found =
          broadsheet.logs().of(run.get(), broadsheet.clock().instant(), bounds);
      if (!found.isWhole()) {
        Screen.err().println("Earlier lines are left out; see --limit");
      }
      found.lines().forEach(RunsCommand::print);
      return Failures.OK;
    }
  }

  private static void print(ServiceLogs.Line line) {
    Screen.out()
        .println(
            "%s %-5s %s %s"
                .formatted(
                    line.at(), line.level(), line.site().orElse(""), Screen.safe(line.message())));
  }

  private static int unknown(long run) {
    Screen.err()
        .println("No run has the number " + run + "; see: " + CalledAs.command("runs list"));
    return Failures.FAILED;
  }
}
