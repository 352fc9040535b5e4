package dev.broadsheet.cli;

import dev.broadsheet.corpus.BuildCheck;
import dev.broadsheet.normalize.Counted;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    header = "Holds the build of a corpus to its manifest.",
    description = {
      "",
      "Reads every file and its digest, counts the articles, and looks whether the splits share an"
          + " article or a group of near-duplicates. Exit code 1 if something differs; it is told"
          + " what and where. Needs no store.",
      ""
    })
final class ExportVerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FOLDER",
      description = "Of a build, or of a corpus: then all its builds are checked.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    return verify(folder);
  }

  static int verify(Path folder) {
    List<BuildCheck.Result> results = BuildCheck.of(folder);
    for (BuildCheck.Result result : results) {
      result.faults().forEach(fault -> Screen.out().println(Screen.safe(fault)));
      Screen.out()
          .println(
              "%s: %s"
                  .formatted(
                      result.folder(),
                      result.faults().isEmpty()
                          ? "%s in %s, all as they were built."
                              .formatted(
                                  Counted.of(result.articles(), "article"),
                                  Counted.of(result.files(), "file"))
                          : Counted.of(result.faults().size(), "difference") + "."));
    }
    return results.stream().allMatch(r -> r.faults().isEmpty()) ? Failures.OK : Failures.FAILED;
  }
}
