package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.upkeep.Cleaned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    header = "Deletes old runs, events, logs and raw pages, as the settings say.",
    description = {
      "",
      "The key 'keep' in the data folder's settings.yaml says how long each is kept; by default"
          + " only logs are deleted, after 90 days. Articles are never deleted. 'serve' cleans"
          + " once a day.",
      ""
    })
final class CleanCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Option(names = "--dry-run", description = "Shows what would be deleted; changes nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      Cleaned cleaned = broadsheet.upkeep().clean(dryRun);
      if (json) {
        Screen.out().println(json(cleaned));
      } else {
        lines(cleaned, dryRun).forEach(Screen.out()::println);
      }
      return Failures.OK;
    }
  }

  /** Tells what serve let go of, where it did. */
  static void tell(Cleaned cleaned) {
    if (!cleaned.isNothing()) {
      lines(cleaned, false).forEach(Screen.err()::println);
    }
  }

  private static List<String> lines(Cleaned cleaned, boolean dryRun) {
    List<String> lines = new ArrayList<>();
    cleaned.archive().forEach(f -> lines.add("raw pages: " + told(f)));
    cleaned.logs().forEach(f -> lines.add("log: " + told(f)));
    cleaned.kept().forEach(k -> lines.add("stays: " + k.name() + ": " + k.why()));
    lines.add(
        "%s: %s, %s, %s, %s of raw pages"
            .formatted(
                dryRun ? "Would go" : "Gone",
                Counted.of(cleaned.runs(), "run"),
                Counted.of(cleaned.events(), "event"),
                Counted.of(cleaned.logs().size(), "log"),
                Counted.of(cleaned.archive().size(), "file")));
    return lines;
  }

  private static String told(Cleaned.File file) {
    return String.format(Locale.ROOT, "%s, %.1f MB", file.name(), file.bytes() / 1e6);
  }

  private static ObjectNode json(Cleaned cleaned) {
    ObjectNode all = Json.object().put("runs", cleaned.runs()).put("events", cleaned.events());
    put(all.putArray("logs"), cleaned.logs());
    put(all.putArray("archive"), cleaned.archive());
    ArrayNode kept = all.putArray("kept");
    cleaned.kept().forEach(k -> kept.addObject().put("file", k.name()).put("why", k.why()));
    return all;
  }

  private static void put(ArrayNode array, List<Cleaned.File> files) {
    files.forEach(f -> array.addObject().put("file", f.name()).put("bytes", f.bytes()));
  }
}
