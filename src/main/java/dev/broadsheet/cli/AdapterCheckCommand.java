package dev.broadsheet.cli;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.workshop.CaseResult;
import dev.broadsheet.workshop.FieldDifference;
import dev.broadsheet.workshop.Hosts;
import dev.broadsheet.workshop.SiteCheck;
import dev.broadsheet.workshop.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Checks adapters and schedules, and runs the adapters' cases.",
    description = {
      "",
      "Reports every mistake in adapters, cases and schedules with its file and line. Then runs"
          + " the cases and shows the differences field by field: missing words as [-so-], surplus"
          + " words as {+so+}. What works today but is likely to break is a warning.",
      "",
      "Exit code 1 if a case fails (with --strict also if there is a warning), 2 if a file is"
          + " wrong.",
      ""
    })
final class AdapterCheckCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Parameters(
      paramLabel = "SITE",
      arity = "0..*",
      description = "Sites, or adapter files (default: all; with --adapters all in those folders).")
  private List<String> names = List.of();

  @Option(names = "--strict", description = "Fails also if there is a warning.")
  private boolean strict;

  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private int cases;
  private int failed;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.openAdapters()) {
      List<SiteAdapter> installed = broadsheet.adapters().all();
      List<SiteAdapter> sites =
          names.isEmpty()
              ? installed.stream().filter(workplace::means).toList()
              : names.stream().distinct().map(broadsheet.workshop()::adapter).toList();
      if (names.isEmpty()) {
        mistakes.addAll(broadsheet.adapters().mistakes());
        mistakes.addAll(broadsheet.service().schedules().mistakes());
        warnings.addAll(Hosts.overlapping(sites, installed));
      }
      mistakes.addAll(Hosts.claimedTwice(sites, installed));
      sites.stream().map(SiteCheck::of).forEach(this::tell);
      int wrong = Workplace.tellMistakes(mistakes);
      warnings.forEach(
          w -> Screen.err().println(Ink.YELLOW.on("warning: ") + Screen.safe(w.toString())));
      Screen.out().println(summary(sites.size(), broadsheet));
      boolean isFailed = failed > 0 || (strict && !warnings.isEmpty());
      return wrong != Failures.OK ? wrong : isFailed ? Failures.FAILED : Failures.OK;
    }
  }

  private String summary(int sites, Broadsheet broadsheet) {
    String schedules =
        names.isEmpty()
            ? " and " + Counted.of(broadsheet.service().schedules().all().size(), "schedule")
            : "";
    return "%s%s, %s: %d passed, %d failed; %s, %s."
        .formatted(
            Counted.of(sites, "adapter"),
            schedules,
            Counted.of(cases, "case"),
            cases - failed,
            failed,
            Counted.of(mistakes.size(), "mistake"),
            Counted.of(warnings.size(), "warning"));
  }

  private void tell(SiteCheck site) {
    mistakes.addAll(site.mistakes());
    warnings.addAll(site.warnings());
    for (CaseResult result : site.results()) {
      cases++;
      if (!result.passed()) {
        failed++;
        tell(result);
      }
    }
  }

  private static void tell(CaseResult result) {
    Screen.out().println(Ink.RED.on("failed ") + Yaml.shown(result.tried().file()));
    if (!result.failure().isEmpty()) {
      Screen.out().println("  " + Screen.safe(result.failure()));
    }
    for (FieldDifference difference : result.differences()) {
      Screen.out().println("  " + Ink.BOLD.on(difference.field()));
      difference.lines().forEach(line -> Screen.out().println(shown(line)));
    }
  }

  private static String shown(FieldDifference.Line line) {
    String text = Screen.safe(line.text());
    return switch (line.kind()) {
      case MISSING -> Ink.RED.on("    - " + text);
      case SURPLUS -> Ink.GREEN.on("    + " + text);
      case CHANGED -> "    ~ " + text;
    };
  }
}
