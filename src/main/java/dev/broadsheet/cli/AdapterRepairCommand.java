package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.workshop.CaseResult;
import dev.broadsheet.workshop.FieldRepair;
import dev.broadsheet.workshop.Recording;
import dev.broadsheet.workshop.Repair;
import dev.broadsheet.workshop.RepairOptions;
import dev.broadsheet.workshop.Sureness;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    header = "Repairs an adapter after its site has changed its pages.",
    description = {
      "",
      "Fetches pages of stored articles as they look now, finds the known title, text, date and"
          + " tags in the new markup, and proposes new rules for the fields that broke; the old"
          + " rules become a layout for older pages. Shows what old and new rules find, how the"
          + " cases fare, and the change to the adapter's file as a diff, and asks before it"
          + " writes. The rest of the file stays as it is.",
      "",
      "Exit code 0 also if nothing is broken, 1 if nothing better was found.",
      ""
    })
final class AdapterRepairCommand implements Callable<Integer> {
  private static final int SHOWN = 100;

  @Mixin private Workplace workplace = new Workplace();

  @Parameters(
      paramLabel = "SITE|FILE",
      description = "A site that has an adapter, or an adapter's file or folder anywhere.")
  private String name = "";

  @Option(
      names = "--pages",
      paramLabel = "N",
      defaultValue = "" + RepairOptions.PAGES,
      description = "How many stored articles to look at (default: ${DEFAULT-VALUE}).")
  private int pages;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "The day on which the pages changed (default: the day that crawls noticed).")
  private @Nullable LocalDate since;

  @Option(
      names = "--from-archive",
      description =
          "Uses pages that crawls have archived since then, without a request to the" + " site.")
  private boolean fromArchive;

  @Option(names = "--dry-run", description = "Shows the repair; writes nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Writes without asking.")
  private boolean yes;

  @Option(names = "--force", description = "Writes even if a case fails that passed before.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    if (pages < 1) {
      throw workplace.wrong("--pages: found " + pages + ", expected 1 or more");
    }
    try (Broadsheet broadsheet = workplace.openAdapters()) {
      SiteAdapter site = broadsheet.workshop().adapter(name);
      RepairOptions options = new RepairOptions(pages, Optional.ofNullable(since), fromArchive);
      Repair repair =
          broadsheet
              .workshop()
              .repair(site, options, line -> Screen.err().println(Screen.safe(line)));
      repair.troubles().forEach(t -> Screen.err().println("left out: " + Screen.safe(t)));
      return switch (repair) {
        case Repair.Unbroken unbroken -> tell(site, unbroken);
        case Repair.Hopeless hopeless -> tell(site, hopeless);
        case Repair.Proposal proposal -> propose(proposal);
      };
    }
  }

  private static int tell(SiteAdapter site, Repair.Unbroken unbroken) {
    Screen.out()
        .println(
            "%s is not broken: %s read as they are known. Nothing was changed."
                .formatted(site.site(), Counted.of(unbroken.pages(), "page")));
    return Failures.OK;
  }

  private static int tell(SiteAdapter site, Repair.Hopeless hopeless) {
    if (hopeless.pages() == 0) {
      Screen.err()
          .println(
              site.site()
                  + ": no page of a known article could be had, so there is nothing to"
                  + " compare with. Crawl it first, or try `adapter new`.");
    } else {
      hopeless.fields().forEach(AdapterRepairCommand::tell);
      Screen.err()
          .println(
              site.site()
                  + " is broken, and nothing better was found on "
                  + Counted.of(hopeless.pages(), "page"));
    }
    return Failures.FAILED;
  }

  private int propose(Repair.Proposal proposal) throws IOException {
    Screen.out()
        .println(
            proposal.old().site()
                + " is broken, as "
                + Counted.of(proposal.pages(), "page")
                + " show:");
    proposal.fields().forEach(AdapterRepairCommand::tell);
    proposal.notes().forEach(note -> Screen.out().println(Screen.safe(note)));
    Screen.out().println(cases(proposal));
    proposal.diff().forEach(line -> Screen.out().println(inked(Screen.safe(line))));
    if (!proposal.failing().isEmpty() && !force) {
      Screen.err()
          .println(
              "Not written: "
                  + String.join(", ", proposal.failing())
                  + " passed before and would fail; --force writes all the same");
      return Failures.FAILED;
    }
    if (!dryRun && (yes || Screen.agrees("Write " + Yaml.shown(proposal.old().file()) + "?"))) {
      proposal.write();
      Screen.out().println("Wrote " + Yaml.shown(proposal.old().file()));
      proposal.recorded().ifPresent(AdapterRepairCommand::tell);
    } else {
      Screen.out().println("Nothing was written; --yes writes it.");
    }
    return Failures.OK;
  }

  private static void tell(Recording recorded) {
    Screen.out()
        .println("Wrote " + Yaml.shown(recorded.made().file()) + ": read it, and correct it");
  }

  private static String cases(Repair.Proposal proposal) {
    long passed = proposal.cases().stream().filter(CaseResult::passed).count();
    return "cases: %d of %d pass%s"
        .formatted(
            passed,
            proposal.cases().size(),
            proposal.recorded().map(r -> ", and " + r.name() + " is added").orElse(""));
  }

  private static void tell(FieldRepair field) {
    String gain =
        field.rules().isEmpty()
            ? ", nothing better was found"
            : " -> " + percent(field.after()) + unseen(field.unseen());
    Screen.out()
        .println("  " + Ink.BOLD.on(field.field().key()) + "  " + before(field.before()) + gain);
    field.readings().stream()
        .filter(r -> !r.before().equals(r.after()))
        .findFirst()
        .ifPresent(
            reading -> {
              Screen.out().println("    " + Screen.safe(reading.url().toString()));
              line("known", reading.known());
              line("was", reading.before());
              line("is", reading.after());
            });
  }

  /** What is read rightly though the site's rule fails is read by the base. */
  private static String before(Sureness before) {
    return before.share() == 1 ? "by the base alone 100 %" : percent(before);
  }

  private static String unseen(Sureness unseen) {
    return unseen.pages() == 0 ? "" : ", " + percent(unseen) + " on pages left aside";
  }

  private static String percent(Sureness sureness) {
    return Math.round(100 * sureness.share()) + " %";
  }

  private static void line(String name, List<String> values) {
    String shown = values.isEmpty() ? "nothing" : String.join(" | ", values);
    Screen.out().printf("    %-6s %s%n", name, Screen.shortened(shown, SHOWN));
  }

  private static String inked(String line) {
    return line.startsWith("+")
        ? Ink.GREEN.on(line)
        : line.startsWith("-") ? Ink.RED.on(line) : line;
  }
}
