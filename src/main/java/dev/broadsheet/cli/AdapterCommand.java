package dev.broadsheet.cli;

import dev.broadsheet.adapter.AdapterSchema;
import dev.broadsheet.adapter.FieldRule;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.article.Field;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "adapter",
    mixinStandardHelpOptions = true,
    header = "Creates, tries, checks and repairs site adapters.",
    synopsisSubcommandLabel =
        "(list | show | new | try | record | check | canary | repair | import | schema)",
    subcommands = {
      AdapterListCommand.class,
      AdapterNewCommand.class,
      AdapterTryCommand.class,
      AdapterRecordCommand.class,
      AdapterCheckCommand.class,
      AdapterCanaryCommand.class,
      AdapterRepairCommand.class,
      AdapterImportCommand.class,
    })
final class AdapterCommand {

  @Command(
      name = "schema",
      mixinStandardHelpOptions = true,
      header = "Prints the JSON Schema of adapters, for editors.")
  int schema() {
    Screen.out().println(AdapterSchema.json());
    return Failures.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      header = "Shows an adapter as the program understands it, with what it inherits.")
  int show(@Mixin Workplace workplace, @Parameters(paramLabel = "SITE") String name) {
    try (Broadsheet broadsheet = workplace.open()) {
      print(broadsheet.sites(List.of(name)).getFirst());
      return Failures.OK;
    }
  }

  private static void print(SiteAdapter site) {
    line("site", site.version() + " " + site.name());
    line("file", site.file().toString());
    line("language", site.language().orElse("not said"));
    line("timezone", site.timezone().getId());
    line("hosts", String.join(", ", site.hosts()));
    line(
        "articles",
        site.articles().stream().map(Pattern::pattern).collect(Collectors.joining("  ")));
    site.discover().forEach(s -> line("source", kind(s) + " " + s.address()));
    line(
        "fetch",
        site.fetch().render().name().toLowerCase(Locale.ROOT)
            + ", "
            + Screen.seconds(site.fetch().delay())
            + " between requests, "
            + site.fetch().parallel()
            + " at a time");
    line(
        "require",
        site.require().stream().map(Field::key).sorted().collect(Collectors.joining(", ")));
    for (Field field : Field.values()) {
      FieldRule rule = site.rules().of(field);
      rule.candidates().forEach(c -> line(field.key(), c.label()));
      if (rule.closed()) {
        line(field.key(), "none");
      }
    }
    site.rules().body().in().forEach(c -> line("body", "in " + c.label()));
    site.rules().body().drop().forEach(d -> line("body", "drop " + d.label()));
    site.rules().body().headings().forEach(h -> line("body", "heading " + h.label()));
    site.rules().body().lines().forEach(l -> line("body", l.toString()));
    site.layouts().forEach(l -> line("layout", "until " + l.until()));
    site.notes().forEach(n -> line("note", n));
  }

  private static String kind(Source source) {
    return switch (source) {
      case Source.Feed f -> "feed";
      case Source.Sitemap s -> "site map";
      case Source.Listing l -> "listing";
      case Source.DateArchive d -> "archive";
    };
  }

  private static void line(String name, String value) {
    Screen.out().printf("%-10s %s%n", name, Screen.safe(value));
  }
}
