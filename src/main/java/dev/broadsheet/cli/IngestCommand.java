package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.crawl.IngestReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    header = "Stores articles from WARC files, saved pages or lists of addresses.",
    description = {
      "",
      "Pages in WARC files (such as Common Crawl's) and saved HTML files go into the archive with"
          + " the time when they were fetched, and their articles into the store. The addresses of"
          + " a list (a .txt file, one per line) are fetched as politely as in a crawl. Only"
          + " article addresses of known sites count; with --generic those of any other site, too."
          + " The command can be stopped and started again: nothing is stored twice.",
      ""
    })
final class IngestCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "A WARC file (FILE.warc, FILE.warc.gz), a folder of HTML files (plain or"
              + " gzip), or URLS.txt.")
  private List<Path> paths = List.of();

  @Option(
      names = "--generic",
      description = "Also stores pages of sites without an adapter, read by the generic extractor.")
  private boolean generic;

  @Option(names = "--json", description = "Prints the report as JSON.")
  private boolean json;

  /** What a path leads to. */
  private enum Kind {
    PAGES,
    LIST
  }

  @Override
  public Integer call() {
    List<Path> pages = paths.stream().filter(p -> kind(p) == Kind.PAGES).toList();
    List<Path> lists = paths.stream().filter(p -> kind(p) == Kind.LIST).toList();
    try (Stop stop = new Stop();
        Broadsheet broadsheet = workplace.open(generic)) {
      int wrong = Workplace.tellMistakes(broadsheet.adapters().mistakes());
      boolean isWhole = true;
      if (!pages.isEmpty()) {
        try (Progress progress = Progress.of(false, true)) {
          isWhole = tell(broadsheet.ingest(pages, progress, stop::asked), stop);
        }
      }
      for (Path list : lists) {
        try (Progress progress = Progress.of(false, json)) {
          isWhole &= tell(broadsheet.fetch(list, progress, stop::asked), stop);
        }
      }
      return wrong == Failures.OK && !isWhole ? Failures.FAILED : wrong;
    }
  }

  private Kind kind(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (!Files.exists(path)) {
      throw workplace.wrong("No such file: " + path);
    }
    if (Files.isDirectory(path) || name.endsWith(".warc") || name.endsWith(".warc.gz")) {
      return Kind.PAGES;
    }
    if (name.endsWith(".txt")) {
      return Kind.LIST;
    }
    throw workplace.wrong(
        path + ": expected a .warc or .warc.gz file, a folder, or a list of addresses (.txt)");
  }

  /** Tells whether all could be read, or, of a list, whether any site could be asked. */
  private boolean tell(IngestReport report, Stop stop) {
    if (json) {
      Screen.out().println(json(report));
    } else {
      CrawlSummary.print(report.report(), stop.asked(), workplace.where());
      report.leftOut().forEach((what, n) -> Screen.out().println("left out: " + n + " " + what));
      report.problems().forEach(p -> Screen.out().println(Screen.safe(p)));
    }
    return report.problems().isEmpty() && !report.report().cameToNothing();
  }

  private static ObjectNode json(IngestReport report) {
    ObjectNode json = Json.of(report.report());
    ObjectNode leftOut = json.putObject("leftOut");
    report.leftOut().forEach(leftOut::put);
    report.problems().forEach(json.putArray("problems")::add);
    return json;
  }
}
