package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.store.Canary;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

@Command(
    name = "canary",
    mixinStandardHelpOptions = true,
    header = "Checks that adapters still fit their sites, by reading an article of each.",
    description = {
      "",
      "Fetches one article of each site: the newest stored one, or the first that a source lists"
          + " if none is stored. A site fails if that page can't be fetched, shows no article,"
          + " lacks a field that it had when it was stored, or if none of the adapter's own rules"
          + " finds its text. Only the result is stored; 'adapter list' shows it.",
      "",
      "Exit code 1 if a site fails.",
      ""
    })
final class AdapterCanaryCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Parameters(
      paramLabel = "SITE",
      arity = "0..*",
      description = "Sites (default: all that are enabled, with --adapters those of its folders).")
  private List<String> names = List.of();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Stop stop = new Stop();
        Broadsheet broadsheet = workplace.openAdapters()) {
      List<SiteAdapter> sites = workplace.sites(broadsheet, names);
      List<Canary> seen =
          broadsheet
              .workshop()
              .canaries(sites, json ? _ -> {} : AdapterCanaryCommand::tell, stop::asked);
      if (json) {
        Screen.out().println(array(seen));
      } else {
        Screen.out().println(summary(seen, sites.size()));
      }
      return seen.stream().allMatch(c -> c.fault().isEmpty()) ? Failures.OK : Failures.FAILED;
    }
  }

  /** A line for a site that was looked at. */
  static synchronized void tell(Canary canary) {
    String line = canary.site() + " " + canary.url();
    Screen.out()
        .println(
            canary
                .fault()
                .map(fault -> Ink.RED.on("failed ") + Screen.safe(line + ": " + fault))
                .orElseGet(() -> Ink.GREEN.on("passed ") + Screen.safe(line)));
  }

  /** What was done, what was not, and what to do next. */
  static String summary(List<Canary> seen, int sites) {
    long failed = seen.stream().filter(c -> c.fault().isPresent()).count();
    String left = seen.size() < sites ? ", %d not looked at".formatted(sites - seen.size()) : "";
    String next =
        failed > 0
            ? " What an adapter does there: " + CalledAs.command("adapter try SITE URL")
            : "";
    return "%s: %d passed, %d failed%s.%s"
        .formatted(Counted.of(sites, "site"), seen.size() - failed, failed, left, next);
  }

  private static ArrayNode array(List<Canary> seen) {
    ArrayNode all = Json.array();
    for (Canary canary : seen) {
      all.addObject()
          .put("site", canary.site())
          .put("adapter", canary.adapter())
          .put("checked", canary.checked().toString())
          .put("url", canary.url().toString())
          .put("fault", canary.fault().orElse(null));
    }
    return all;
  }
}
