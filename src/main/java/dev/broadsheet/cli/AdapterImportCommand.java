package dev.broadsheet.cli;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.workshop.Imported;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Converts site descriptions of ftr-site-config to adapters.",
    description = {
      "",
      "Reads files such as example.org.txt, writes SITE/adapter.yaml for each, and reports line by"
          + " line what could not be converted. An XPath becomes CSS where both find the same. The"
          + " time zone, the sources and the pattern of article addresses must be added by hand.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  ${sys:broadsheet.called:-broadsheet} adapter import --out my-adapters"
          + " ftr-site-config/example.org.txt"
    })
final class AdapterImportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files, each named after its" + " host.")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where to write the adapters (default: adapters/imported in Broadsheet's" + " folder).")
  private @Nullable Path out;

  @Option(names = "--force", description = "Overwrites adapters that exist.")
  private boolean force;

  @Option(
      names = "--quiet",
      description = "Does not report lines that can be dropped without" + " loss.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    int worst = Failures.OK;
    for (Path file : files) {
      worst = Math.max(worst, carryOver(file));
    }
    return worst;
  }

  private int carryOver(Path file) throws IOException {
    if (Files.notExists(file)) {
      Screen.err().println("No such file: " + file);
      return Failures.WRONG;
    }
    Optional<Imported> imported = Imported.ofFtr(file);
    if (imported.isEmpty()) {
      Screen.err().println(file + ": expected the name of a host with .txt, as example.org.txt");
      return Failures.WRONG;
    }
    if (imported.get().isBare()) {
      Screen.err()
          .println(file + ": found no rule to carry over, expected lines such as title: //h1");
      return Failures.WRONG;
    }
    return write(file, imported.get());
  }

  private int write(Path source, Imported imported) throws IOException {
    Path folder = out == null ? Workplace.home().resolve("adapters/imported") : out;
    Path file;
    try {
      file = imported.write(folder, force);
    } catch (FileAlreadyExistsException e) {
      Screen.err().println(e.getMessage() + " exists already: give --force, or another --out");
      return Failures.WRONG;
    }
    List<AdapterException.Mistake> mistakes = Adapters.load(List.of(file)).mistakes();
    Screen.out().println(Yaml.shown(file));
    imported.leftBehind().stream()
        .filter(l -> l.isNeeded() || !quiet)
        .forEach(l -> Screen.out().println(shown(source, l)));
    return Workplace.tellMistakes(mistakes);
  }

  private static String shown(Path source, Imported.LeftBehind left) {
    String line = "  %s:%d: %s".formatted(source, left.line(), Screen.shortened(left.text(), 90));
    return left.isNeeded()
        ? Ink.YELLOW.on(line) + "\n    not carried over: " + left.why()
        : Ink.DIM.on(line + "\n    not needed: " + left.why());
  }
}
