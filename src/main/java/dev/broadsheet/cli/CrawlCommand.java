package dev.broadsheet.cli;

import dev.broadsheet.adapter.Budget;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.crawl.CrawlOptions;
import dev.broadsheet.crawl.CrawlReport;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "crawl",
    mixinStandardHelpOptions = true,
    header = "Fetches and stores new articles of sites.",
    description = {
      "",
      "Reads each site's feeds, site maps and listings, fetches the articles that are new or due"
          + " for another visit, and stores them with their raw pages. It can be stopped (Ctrl-C)"
          + " and started again at any time: nothing is lost and nothing is stored twice.",
      ""
    })
final class CrawlCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Parameters(
      paramLabel = "SITE",
      arity = "0..*",
      description =
          "Sites by name (default: all that are enabled, with --adapters those of its folders).")
  private List<String> names = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most this many pages per site (default: 1000).")
  private int limit = CrawlOptions.DEFAULT.site().pages().orElseThrow();

  @Option(
      names = "--time",
      paramLabel = "DURATION",
      converter = DurationArgument.class,
      description = "At most this time per site, such as 30m or 2h (default: 1h).")
  private Duration time = CrawlOptions.DEFAULT.site().time().orElseThrow();

  @Option(
      names = "--bytes",
      paramLabel = "SIZE",
      converter = SizeArgument.class,
      description = "At most this volume of pages per site, such as 200MB or 2GB.")
  private @Nullable Long bytes;

  @Option(
      names = "--run-limit",
      paramLabel = "N",
      description = "At most this many pages of all sites together.")
  private @Nullable Integer runLimit;

  @Option(
      names = "--run-time",
      paramLabel = "DURATION",
      converter = DurationArgument.class,
      description = "At most this time for the whole run.")
  private @Nullable Duration runTime;

  @Option(
      names = "--run-bytes",
      paramLabel = "SIZE",
      converter = SizeArgument.class,
      description = "At most this volume of pages of all sites together.")
  private @Nullable Long runBytes;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Leaves out articles that their source dates before this day.")
  private @Nullable LocalDate since;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "Back-fills from the sites' date archives, from this day on.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "The back-fill's last day (default: today).")
  private @Nullable LocalDate to;

  @Option(names = "--again", description = "Also fetches known articles again.")
  private boolean again;

  @Option(names = "--dry-run", description = "Only lists what the sources offer; stores nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Prints the report as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Stop stop = new Stop();
        Broadsheet broadsheet = workplace.open()) {
      stop.then(broadsheet::hurry);
      CrawlOptions options = options();
      int wrong = Workplace.tellMistakes(broadsheet.adapters().mistakes());
      List<SiteAdapter> sites = workplace.sites(broadsheet, names);
      CrawlReport report;
      try (Progress progress = Progress.of(dryRun, json)) {
        report = broadsheet.crawl(sites, options, Optional.empty(), progress, stop::asked);
      }
      if (json) {
        Screen.out().println(Json.of(report));
      } else {
        CrawlSummary.print(report, stop.asked(), workplace.where());
      }
      return wrong == Failures.OK && report.cameToNothing() ? Failures.FAILED : wrong;
    }
  }

  private CrawlOptions options() {
    try {
      return new CrawlOptions(
          new Budget(Optional.of(limit), Optional.ofNullable(bytes), Optional.of(time)),
          new Budget(
              Optional.ofNullable(runLimit),
              Optional.ofNullable(runBytes),
              Optional.ofNullable(runTime)),
          Optional.ofNullable(since).map(d -> d.atStartOfDay(ZoneOffset.UTC).toInstant()),
          Optional.ofNullable(from),
          Optional.ofNullable(to),
          again,
          dryRun,
          true);
    } catch (IllegalArgumentException e) {
      throw workplace.wrong(String.valueOf(e.getMessage()));
    }
  }
}
