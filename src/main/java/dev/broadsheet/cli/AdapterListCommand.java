package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "Lists the sites that have an adapter.")
final class AdapterListCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description = "Only those published there: ru, ua.")
  private Optional<String> country = Optional.empty();

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "Only those in this language: ru, uk.")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description =
          "Only those with this tag: regional, agency. May be repeated: with all of them.")
  private List<String> tags = List.of();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      List<SiteAdapter> sites =
          broadsheet.adapters().all().stream().filter(this::isWanted).toList();
      if (json) {
        Screen.out().println(array(sites));
      } else {
        Screen.print(table(sites));
      }
      return Workplace.tellMistakes(broadsheet.adapters().mistakes());
    }
  }

  private boolean isWanted(SiteAdapter site) {
    return isAny(country, site.country())
        && isAny(language, site.language())
        && site.tags().containsAll(tags);
  }

  private static boolean isAny(Optional<String> wanted, Optional<String> told) {
    return wanted.isEmpty() || told.filter(wanted.get()::equalsIgnoreCase).isPresent();
  }

  private static ArrayNode array(List<SiteAdapter> sites) {
    ArrayNode all = Json.array();
    for (SiteAdapter site : sites) {
      ArrayNode tags =
          all.addObject()
              .put("site", site.site())
              .put("name", site.name())
              .put("language", site.language().orElse(""))
              .put("country", site.country().orElse(""))
              .put("enabled", site.enabled())
              .put("version", site.version())
              .put("file", site.file().toString())
              .putArray("tags");
      site.tags().forEach(tags::add);
    }
    return all;
  }

  private static Table table(List<SiteAdapter> sites) {
    Table table = new Table("site", "name", "language", "country", "tags", "sources", "state");
    for (SiteAdapter site : sites) {
      table.row(
          site.site(),
          site.name(),
          site.language().orElse(""),
          site.country().orElse(""),
          String.join(", ", site.tags()),
          site.discover().size(),
          site.enabled() ? "enabled" : "disabled");
    }
    return table;
  }
}
