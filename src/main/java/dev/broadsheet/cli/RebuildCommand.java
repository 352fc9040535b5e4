package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.Rebuilt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    header = "Recreates the database from the archive of raw pages.",
    description = {
      "",
      "Reads every archived page with today's adapters, in the order of fetching, into a new"
          + " database with the same ids, versions and texts. The new database then replaces the"
          + " old one, which is kept beside it.",
      ""
    })
final class RebuildCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Option(
      names = "--leave-out",
      description =
          "Leaves out pages of sites that have no adapter, instead of refusing to" + " start.")
  private boolean leaveOut;

  @Option(
      names = "--generic",
      description =
          "Reads pages of sites that have no adapter by the generic extractor, as 'ingest"
              + " --generic' does.")
  private boolean generic;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open(generic)) {
      int wrong = Workplace.tellMistakes(broadsheet.adapters().mistakes());
      Rebuilt rebuilt;
      try (Progress progress = Progress.of(false, true)) {
        rebuilt = broadsheet.rebuild(leaveOut, progress);
      }
      CrawlSummary.print(rebuilt.report(), false, workplace.where());
      rebuilt.before().ifPresent(f -> Screen.out().println("The earlier database is kept as " + f));
      return wrong == Failures.OK && !rebuilt.isWhole() ? Failures.FAILED : wrong;
    }
  }
}
