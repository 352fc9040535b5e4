package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.crawl.CrawlReport;
import dev.broadsheet.crawl.Difference;
import dev.broadsheet.crawl.Differences;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.store.Preview;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "reextract",
    mixinStandardHelpOptions = true,
    header = "Reads the archive again with today's adapters and stores what has become better.",
    description = {
      "",
      "Reads the newest archived page of each address, without a request, shows field by field"
          + " what differs from the stored article, and then stores new versions. A worse result"
          + " (no title, no text, or most of the text gone) is reported but not stored.",
      ""
    })
final class ReextractCommand implements Callable<Integer> {
  private static final int SHOWN = 60;

  @Mixin private Workplace workplace = new Workplace();

  @Option(
      names = "--site",
      paramLabel = "SITE",
      description = "Only this site. May be repeated (default: all).")
  private List<String> sites = List.of();

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Only pages that were fetched on this day (UTC) or later.")
  private @Nullable LocalDate since;

  @Option(
      names = "--generic",
      description = "Also reads pages of sites that have no adapter, as 'ingest --generic' does.")
  private boolean generic;

  @Option(names = "--dry-run", description = "Only shows what differs; writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--json",
      description = "Prints a JSON object for each difference, then the counts.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open(generic)) {
      int wrong = Workplace.tellMistakes(broadsheet.adapters().mistakes());
      Differences found = compare(broadsheet);
      tell(found);
      if (!dryRun && !found.toWrite().isEmpty()) {
        write(broadsheet, found);
      }
      return wrong == Failures.OK && !found.isWhole() ? Failures.FAILED : wrong;
    }
  }

  /** Only reads, for as long as the archive is large: a signal may end it at any moment. */
  private Differences compare(Broadsheet broadsheet) {
    return broadsheet
        .reextract()
        .compare(
            sites.isEmpty() ? List.of() : broadsheet.sites(sites),
            Optional.ofNullable(since).map(d -> d.atStartOfDay(ZoneOffset.UTC).toInstant()),
            this::tell);
  }

  private void write(Broadsheet broadsheet, Differences found) {
    try (Stop stop = new Stop()) {
      CrawlReport report;
      try (Progress progress = Progress.of(false, true)) {
        report = broadsheet.reextract().write(found, progress, stop::asked);
      }
      if (json) {
        Screen.out().println(Json.of(report));
      } else {
        CrawlSummary.print(report, stop.asked(), workplace.where());
      }
    }
  }

  private void tell(Difference difference) {
    if (json) {
      Screen.out().println(json(difference));
      return;
    }
    String what =
        "%s %s (%s) %s"
            .formatted(
                difference.site(), difference.id(), difference.kind().word(), difference.url());
    Screen.out().println(Screen.safe(what));
    for (Preview.Change change : difference.fields()) {
      int same = Math.max(0, sameBeginning(change.before(), change.after()) - SHOWN / 3);
      Screen.out()
          .println(
              "  %s: %s → %s"
                  .formatted(
                      change.field(), shown(change.before(), same), shown(change.after(), same)));
    }
  }

  private static int sameBeginning(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  /** A part of a text, from where it begins to be of interest. */
  private static String shown(String text, int from) {
    String part = Screen.shortened(text.substring(from), SHOWN);
    return text.isEmpty() ? "nothing" : "\"" + (from > 0 ? "…" : "") + part + "\"";
  }

  private void tell(Differences found) {
    found.problems().forEach(p -> Screen.err().println(Screen.safe(p)));
    if (json) {
      Screen.out().println(json(found));
      return;
    }
    Table table = new Table("site", "field", "articles");
    found
        .counts()
        .forEach((site, fields) -> fields.forEach((field, n) -> table.row(site, field, n)));
    if (!found.counts().isEmpty()) {
      Screen.print(table);
    }
    Screen.out()
        .println(
            "%s read, %d would be written as new versions or new articles."
                .formatted(Counted.of(found.pages(), "page"), found.toWrite().size()));
  }

  private static ObjectNode json(Difference difference) {
    ObjectNode json =
        Json.object()
            .put("site", difference.site())
            .put("id", difference.id())
            .put("url", difference.url().toString())
            .put("kind", difference.kind().word());
    ArrayNode fields = json.putArray("fields");
    difference
        .fields()
        .forEach(
            f ->
                fields
                    .addObject()
                    .put("field", f.field())
                    .put("before", f.before())
                    .put("after", f.after()));
    return json;
  }

  private static ObjectNode json(Differences found) {
    ObjectNode json =
        Json.object().put("pages", found.pages()).put("toWrite", found.toWrite().size());
    ObjectNode counts = json.putObject("counts");
    found.counts().forEach((site, fields) -> fields.forEach(counts.putObject(site)::put));
    return json;
  }
}
