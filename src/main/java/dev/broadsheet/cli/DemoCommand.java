package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.ScheduledRun;
import dev.broadsheet.app.Settings;
import dev.broadsheet.app.demo.DemoNewsroom;
import dev.broadsheet.crawl.CrawlOptions;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.SiteCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "Shows everything at work on five invented news sites on this machine.",
    description = {
      "",
      "Serves five sites on this machine's loopback address, runs their schedule, stores the"
          + " articles, exports a corpus, and says where everything was written. Nothing leaves"
          + " the machine.",
      ""
    })
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description =
          "Where the demo keeps what it makes (default: data/demo in Broadsheet's folder).")
  private Path folder = Workplace.home().resolve("data").resolve("demo");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortArgument.class,
      description = "The first of the five ports (default: ${DEFAULT-VALUE}).")
  private int port = DemoNewsroom.DEFAULT_PORT;

  @Override
  public Integer call() throws IOException {
    Clock clock = Clock.systemUTC();
    try (Stop stop = new Stop();
        DemoNewsroom newsroom = DemoNewsroom.start(folder, clock, port);
        Broadsheet broadsheet = new Broadsheet(settings(newsroom), clock)) {
      int wrong =
          Workplace.tellMistakes(broadsheet.adapters().mistakes())
              + Workplace.tellMistakes(broadsheet.service().schedules().mistakes());
      ScheduledRun run;
      try (Progress progress = Progress.of(false, false)) {
        run =
            broadsheet
                .service()
                .run("demo", CrawlOptions.DEFAULT.withAgain(true), progress, stop::asked);
      }
      if (run instanceof ScheduledRun.Crawled crawled) {
        tell(crawled, broadsheet, stop.asked());
      }
      return wrong == 0 ? Failures.OK : Failures.FAILED;
    }
  }

  private void tell(ScheduledRun.Crawled run, Broadsheet broadsheet, boolean stopped) {
    String where = " --data " + broadsheet.settings().data();
    CrawlSummary.print(run.crawl(), stopped, where);
    SiteCounts total = CrawlSummary.total(run.crawl());
    long articles = broadsheet.store().articles().count(ArticleFilter.ALL);
    Screen.out().println();
    Screen.out()
        .println(
            total.stored() > 0
                ? total.stored() + " articles are new; " + articles + " are stored."
                : "Nothing was stored twice: all "
                    + articles
                    + " articles were known, "
                    + total.updated()
                    + " had changed and got a new version.");
    run.export().ifPresent(e -> where("corpus", ExportCommand.told(e)));
    Path data = broadsheet.settings().data();
    where("database", data.resolve("broadsheet.mv.db").toString());
    where("raw pages", data.resolve("archive").toString());
    where("adapters", broadsheet.settings().adapters().getFirst().toString());
    Screen.out().println();
    Screen.out().println("Look around: " + CalledAs.command("articles list") + where);
  }

  private static void where(String what, String place) {
    Screen.out().printf("%-10s %s%n", what, place);
  }

  private Settings settings(DemoNewsroom newsroom) {
    return Settings.under(folder)
        .withAdapters(List.of(newsroom.adaptersFolder()))
        .withSchedules(List.of(newsroom.schedulesFolder()))
        .withFetching(FetchSettings.DEFAULT.withAllowedHosts(Set.copyOf(newsroom.allowedHosts())));
  }
}
