package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.store.Canary;
import dev.broadsheet.store.Drift;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "Lists the sites that have an adapter, with what is known about them.")
final class AdapterListCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description = "Only sites published in this country, such as ru or ua.")
  private Optional<String> country = Optional.empty();

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "Only sites in this language, such as ru or uk.")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description =
          "Only sites with this tag, such as regional or agency. May be repeated: only sites with"
              + " all of them.")
  private List<String> tags = List.of();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      List<SiteAdapter> sites =
          broadsheet.adapters().all().stream().filter(this::isWanted).toList();
      Health health = Health.of(broadsheet);
      if (json) {
        Screen.out().println(array(sites, health));
      } else {
        Screen.print(table(sites, health));
      }
      return Workplace.tellMistakes(broadsheet.adapters().mistakes());
    }
  }

  /**
   * What the store knows of the sites.
   *
   * @param canaries the last look at each site
   * @param drifting the sites whose layout has changed
   */
  private record Health(Map<String, Canary> canaries, Set<String> drifting) {

    /** Without a store nothing is known, and none is made for it. */
    static Health of(Broadsheet broadsheet) {
      return broadsheet
          .known()
          .map(
              store ->
                  new Health(
                      store.canaries().all().stream()
                          .collect(Collectors.toMap(Canary::site, Function.identity())),
                      store.drifts().open().stream().map(Drift::site).collect(Collectors.toSet())))
          .orElseGet(() -> new Health(Map.of(), Set.of()));
    }

    Optional<Instant> checked(SiteAdapter site) {
      return Optional.ofNullable(canaries.get(site.site())).map(Canary::checked);
    }

    String state(SiteAdapter site) {
      if (!site.enabled()) {
        return "disabled";
      }
      if (drifting.contains(site.site())) {
        return "drifting";
      }
      Canary canary = canaries.get(site.site());
      return canary == null ? "enabled" : canary.fault().isPresent() ? "failing" : "reads well";
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

  private static ArrayNode array(List<SiteAdapter> sites, Health health) {
    ArrayNode all = Json.array();
    for (SiteAdapter site : sites) {
      ArrayNode tags =
          all.addObject()
              .put("site", site.site())
              .put("name", site.name())
              .put("language", site.language().orElse(""))
              .put("country", site.country().orElse(""))
              .put("enabled", site.enabled())
              .put("state", health.state(site))
              .put("checked", health.checked(site).map(Instant::toString).orElse(null))
              .put("version", site.version())
              .put("file", site.file().toString())
              .putArray("tags");
      site.tags().forEach(tags::add);
    }
    return all;
  }

  private static String day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
  }

  private static Table table(List<SiteAdapter> sites, Health health) {
    Table table =
        new Table("site", "name", "language", "country", "tags", "sources", "checked", "state");
    for (SiteAdapter site : sites) {
      table.row(
          site.site(),
          site.name(),
          site.language().orElse(""),
          site.country().orElse(""),
          String.join(", ", site.tags()),
          site.discover().size(),
          health.checked(site).map(AdapterListCommand::day).orElse(""),
          health.state(site));
    }
    return table;
  }
}
