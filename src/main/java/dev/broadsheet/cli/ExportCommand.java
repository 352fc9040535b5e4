package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.export.Exported;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    header = "Writes the collected corpus to a file.",
    description = {
      "",
      "Writes beside the file and renames when whole: the file is complete or it is the one that"
          + " was there before.",
      ""
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();
  @Mixin private FilterOptions filter = new FilterOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description =
          "jsonl: JSON Lines, everything (default); csv: a table that is safe to open in a"
              + " spreadsheet.")
  private String format = "jsonl";

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      Screen.out().println(told(broadsheet.export(filter.filter(), format, out)));
      return Failures.OK;
    }
  }

  static String told(Exported exported) {
    return String.format(
        Locale.ROOT,
        "%d articles, %.1f MiB, in %s",
        exported.articles(),
        exported.bytes() / 1048576.0,
        exported.file());
  }
}
