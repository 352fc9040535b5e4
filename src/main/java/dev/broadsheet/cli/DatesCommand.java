package dev.broadsheet.cli;

import dev.broadsheet.normalize.DateBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "dates",
    mixinStandardHelpOptions = true,
    header = "Reads dates as pages write them, to score the date parser.",
    description = {
      "",
      "Prints a line for each data line of the file: its number from 1, a tab, and the ISO date,"
          + " or nothing if the string is not understood.",
      ""
    })
final class DatesCommand implements Callable<Integer> {
  @Option(
      names = "--batch",
      paramLabel = "DATES.tsv",
      required = true,
      description = "A table with the columns lang, input, now.")
  private Path batch = Path.of("");

  @Override
  public Integer call() throws IOException {
    try (BufferedReader rows = Files.newBufferedReader(batch)) {
      DateBatch.read(rows, Instant.now(), Screen.out());
    } catch (IllegalArgumentException e) {
      throw new IOException(batch + ": " + e.getMessage(), e);
    }
    return Failures.OK;
  }
}
