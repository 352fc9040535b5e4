package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.export.Exported;
import dev.broadsheet.export.OpenPlace;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.store.ArticleFilter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    subcommands = ExportVerifyCommand.class,
    header = "Writes stored articles to a file or a folder.",
    description = {
      "",
      "The corpus is written beside its place and renamed when it is complete: what is there is"
          + " always a complete corpus, the new or the earlier one.",
      ""
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();
  @Mixin private ChoiceOptions choice = new ChoiceOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      completionCandidates = Formats.class,
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String format = "jsonl";

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description =
          "An option of the format, as 'export --help FORMAT' lists them. May be" + " repeated.")
  private Map<String, String> options = Map.of();

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write.")
  private @Nullable Path out;

  @Option(
      names = "--since-last",
      description =
          "Only what is new or changed since the last export with this option, of the same choice"
              + " of articles, to the same FILE and in the same format. FILE.tombstones.jsonl"
              + " names earlier articles that are no longer valid.")
  private boolean sinceLast;

  @Option(
      names = {"-h", "--help"},
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FORMAT",
      description = "Shows this help, or a format with its options.")
  private @Nullable String help;

  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ExportFormat.names().iterator();
    }
  }

  @Override
  public Integer call() {
    if (help != null) {
      return tell(help);
    }
    if (out == null) {
      throw workplace.wrong("Missing required option: '--out=FILE'");
    }
    if (sinceLast && OpenPlace.is(out)) {
      throw workplace.wrong("--since-last goes on where a file ends: --out must be one");
    }
    try (Broadsheet broadsheet = workplace.open()) {
      ArticleFilter chosen = choice.filter(workplace, broadsheet);
      Exported exported =
          sinceLast
              ? broadsheet.corpora().exportSinceLast(chosen, choice.asked(), format, options, out)
              : broadsheet.export(chosen, format, options, out);
      // the standard output may be the corpus, which then has articles and nothing else
      (OpenPlace.is(out) ? Screen.err() : Screen.out()).println(told(exported));
      return Failures.OK;
    }
  }

  private int tell(String name) {
    if (name.isEmpty()) {
      workplace.usage();
    } else {
      FormatHelp.lines(Broadsheet.exportFormat(name)).forEach(Screen.out()::println);
    }
    return Failures.OK;
  }

  static String told(Exported exported) {
    return "%s, %s, in %s"
        .formatted(
            Counted.of(exported.articles(), "article"),
            Screen.size(exported.bytes()),
            exported.file());
  }
}
