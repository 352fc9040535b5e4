package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.export.ImportReport;
import dev.broadsheet.export.Importer;
import dev.broadsheet.store.SaveResult.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Stores articles from JSON Lines or Parquet files that 'export' wrote.",
    description = {
      "",
      "The articles have no raw pages then. An article that is stored already gets a new version"
          + " if it differs, unless the stored one was fetched later or the new one has lost its"
          + " text. Lines that can't be read are reported and left out. The command can be stopped"
          + " and started again.",
      ""
    })
final class ImportCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "JSON Lines, plain or compressed by gzip or zstd, or Parquet.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    try (Stop stop = new Stop();
        Broadsheet broadsheet = workplace.open()) {
      ImportReport report = new Importer(broadsheet.store().articles(), stop::asked).read(files);
      report.problems().forEach(p -> Screen.err().println(Screen.safe(p)));
      Screen.out().println(told(report));
      return report.wrong() == 0 ? Failures.OK : Failures.FAILED;
    }
  }

  private static String told(ImportReport report) {
    return "%d new, %d changed, %d as they were, %d of the same text, %d worse, %d older, %d deleted before, %d wrong"
        .formatted(
            report.saved().get(Kind.STORED),
            report.saved().get(Kind.UPDATED),
            report.saved().get(Kind.UNCHANGED),
            report.saved().get(Kind.DUPLICATE),
            report.saved().get(Kind.KEPT),
            report.older(),
            report.saved().get(Kind.DELETED),
            report.wrong());
  }
}
