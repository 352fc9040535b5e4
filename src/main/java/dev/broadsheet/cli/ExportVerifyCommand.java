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
    header = "Checks the build of a corpus against its manifest.",
    description = {
      "",
      "Checks every file's digest, counts the articles, and makes sure that no two splits share an"
          + " article or a group of near-duplicates. Says what differs and where; the exit code is"
          + " 1 then. Needs no store.",
      ""
    })
final class ExportVerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FOLDER",
      description = "A build's folder, or a corpus' folder to check all its builds.")
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
