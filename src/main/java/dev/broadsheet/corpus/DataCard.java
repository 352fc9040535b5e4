package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Manifest.Column;
import dev.broadsheet.corpus.Manifest.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people read of a build: {@code README.md}, as Hugging Face reads it, and its charts. */
final class DataCard {
  private static final String NAME = "README.md";
  private static final String CHARTS = "charts/";

  /** So many sites, and languages, have a bar of their own. */
  private static final int BARS = 25;

  private final CorpusPlan plan;
  private final Manifest manifest;
  private final Census census;
  private final StringBuilder out = new StringBuilder();

  DataCard(CorpusPlan plan, Manifest manifest, Census census) {
    this.plan = plan;
    this.manifest = manifest;
    this.census = census;
  }

  void write(Path folder) throws IOException {
    Files.createDirectory(folder.resolve(CHARTS));
    out.append(FrontMatter.of(plan, manifest, census));
    head();
    files();
    chosen();
    chart(folder, "months", census.published(), Chart::columns);
    sites(folder);
    chart(
        folder,
        "languages",
        new Chart("Articles by language", mostFirst(census.languages())).first(BARS),
        Chart::rows);
    chart(folder, "lengths", new Chart("Articles by words", census.lengths()), Chart::rows);
    fields(folder);
    gaps();
    licenses();
    citing();
    Files.writeString(folder.resolve(NAME), out);
  }

  private void head() {
    say("\n# %s\n".formatted(Markup.markdown(plan.about().title())));
    plan.about().description().ifPresent(text -> say("\n%s\n".formatted(Markup.markdown(text))));
    say(
        ("\nBuild %d: %s articles, %s words, %s sites%s. Made by Broadsheet %s from revision %s of"
                + " its store%s.\n")
            .formatted(
                manifest.build(),
                Markup.count(manifest.articles()),
                Markup.count(manifest.words()),
                Markup.count(census.sites().size()),
                span(),
                Markup.markdown(manifest.software()),
                Markup.count(manifest.revision()),
                manifest
                    .newest()
                    .map(
                        t ->
                            ", whose newest page here was fetched on "
                                + day(t.atOffset(ZoneOffset.UTC).toLocalDate()))
                    .orElse("")));
    say("\n`manifest.json` has the digest of every file; `export verify` checks them.\n");
  }

  private String span() {
    Optional<LocalDate> first =
        census.sites().values().stream().flatMap(s -> s.first().stream()).min(LocalDate::compareTo);
    Optional<LocalDate> last =
        census.sites().values().stream().flatMap(s -> s.last().stream()).max(LocalDate::compareTo);
    return first.isEmpty() || last.isEmpty()
        ? ""
        : ", published from " + day(first.get()) + " to " + day(last.get());
  }

  private void files() {
    say("\n## Files\n\n| file | form | split | articles |\n|---|---|---|---:|\n");
    for (Part part : manifest.parts()) {
      say(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  part.path(), part.form(), part.split().key(), Markup.count(part.articles())));
    }
    say(
        "\n`articles.csv` lists every article with its version, its group of near-duplicates, its"
            + " split, its part and a digest of what it says. No group is in two splits.\n");
    if (manifest.tombstones() > 0) {
      say(
          ("\n"
                  + "The corpus was built on top of an earlier build. `tombstones.jsonl` names %s"
                  + " articles of earlier parts that hold no more: a line with `part` 0 stands in a"
                  + " file without a number, one with `part` 2 in a file that ends with `-002`.\n")
              .formatted(Markup.count(manifest.tombstones())));
    }
  }

  private void chosen() {
    say(
        "\n## What was chosen\n\n```json\n%s\n```\n"
            .formatted(Manifest.JSON.writeValueAsString(manifest.query())));
    manifest
        .boundaries()
        .ifPresent(
            b ->
                say(
                    "\nBy date: %s`test` begins on %s.\n"
                        .formatted(
                            b.dev()
                                .filter(d -> !d.equals(b.test()))
                                .map(d -> "`dev` begins on " + day(d) + ", ")
                                .orElse(""),
                            day(b.test()))));
    if (manifest.leftOut().values().stream().allMatch(count -> count == 0)) {
      say("\nNothing that fitted was left out.\n");
      return;
    }
    say("\n| fitted, but left out | articles |\n|---|---:|\n");
    leftOut("near-duplicates", "near-duplicates of others that are in");
    leftOut("not-drawn", "not drawn into the sample");
    leftOut("undated", "without a date to split by");
    leftOut("withdrawn", "taken away by their sites");
  }

  private void leftOut(String why, String told) {
    long count = manifest.leftOut().getOrDefault(why, 0L);
    if (count > 0) {
      say("| %s | %s |\n".formatted(told, Markup.count(count)));
    }
  }

  private void sites(Path folder) throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    census.sites().forEach((site, s) -> counts.put(site, s.articles()));
    chart(
        folder, "sites", new Chart("Articles by site", mostFirst(counts)).first(BARS), Chart::rows);
    say("\n| site | articles | words | first | last |\n|---|---:|---:|---|---|\n");
    census
        .sites()
        .forEach(
            (site, s) ->
                say(
                    "| %s | %s | %s | %s | %s |\n"
                        .formatted(
                            Markup.markdown(site),
                            Markup.count(s.articles()),
                            Markup.count(s.words()),
                            s.first().map(DataCard::day).orElse(""),
                            s.last().map(DataCard::day).orElse(""))));
  }

  private void fields(Path folder) throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    manifest.columns().forEach(c -> counts.put(c.name(), c.articles()));
    chart(folder, "fields", new Chart("Articles with each field", counts), Chart::rows);
    say("\n| field | type | what it is | have it |\n|---|---|---|---:|\n");
    for (Column column : manifest.columns()) {
      say(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  column.name(),
                  column.type(),
                  column.what(),
                  Markup.percent(column.articles(), manifest.articles())));
    }
  }

  private void gaps() {
    say("\n## Known gaps\n\n");
    say("- What a page does not say is absent: the table of fields tells how often.\n");
    census
        .drifts()
        .forEach(
            (site, since) ->
                say(
                    ("- %s did not fit its rules since %s: articles of that time may lack"
                            + " something.\n")
                        .formatted(
                            Markup.markdown(site),
                            since.stream()
                                .map(t -> day(t.atOffset(ZoneOffset.UTC).toLocalDate()))
                                .collect(Collectors.joining(", ")))));
    Set<Split> wanted =
        plan.split().isPresent() ? Set.of(Split.TRAIN, Split.DEV, Split.TEST) : Set.of();
    wanted.stream()
        .sorted()
        .filter(split -> !manifest.splits().containsKey(split))
        .forEach(split -> say("- The split `%s` is empty.\n".formatted(split.key())));
  }

  private void licenses() {
    say(
        """

        ## Licences

        The articles belong to their publishers%s.
        """
            .formatted(
                plan.about()
                    .license()
                    .map(l -> "; the collection of them is under " + Markup.markdown(l))
                    .orElse("")));
    if (census.sites().values().stream().allMatch(site -> site.licenses().isEmpty())) {
      say("No page tells a licence of its own.\n");
    } else {
      licensesOfPages();
    }
  }

  private void licensesOfPages() {
    say(
        """
        What pages say of their own licence:

        | site | licence | articles |
        |---|---|---:|
        """);
    census
        .sites()
        .forEach(
            (site, s) ->
                s.licenses()
                    .forEach(
                        (license, count) ->
                            say(
                                "| %s | %s | %s |\n"
                                    .formatted(
                                        Markup.markdown(site),
                                        Markup.markdown(license),
                                        Markup.count(count)))));
  }

  private void citing() {
    say(
        """

        ## Citation

        `CITATION.cff` has it in full: %s%s, version %s.

        What changed from build to build stands in [CHANGES.md](CHANGES.md).
        """
            .formatted(
                plan.about().authors().isEmpty()
                    ? ""
                    : Markup.markdown(String.join(", ", plan.about().authors())) + ": ",
                Markup.markdown(plan.about().title()),
                Markup.markdown(Citation.version(plan.about(), manifest))));
  }

  private void chart(Path folder, String name, Chart chart, Function<Chart, String> drawing)
      throws IOException {
    String path = CHARTS + name + ".svg";
    Files.writeString(folder.resolve(path), drawing.apply(chart));
    say("\n## %s\n\n![%s](%s)\n".formatted(chart.title(), Markup.markdown(chart.title()), path));
  }

  private static Map<String, Long> mostFirst(Map<String, Long> counts) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  private static String day(LocalDate day) {
    return day.toString();
  }

  private void say(String text) {
    out.append(text);
  }
}
