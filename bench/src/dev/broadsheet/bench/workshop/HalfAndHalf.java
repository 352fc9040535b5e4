package dev.broadsheet.bench.workshop;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.bench.Pages;
import dev.broadsheet.bench.Pages.Known;
import dev.broadsheet.bench.Rows;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.normalize.HostNames;
import dev.broadsheet.workshop.Findings;
import dev.broadsheet.workshop.Induction;
import dev.broadsheet.workshop.Specimen;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes adapters from half of each site's pages and reads the other half by them, both ways: {@code
 * HalfAndHalf SETS FOLDER} writes for each set what the adapters and what the generic extractor
 * read, for score.py, and every adapter. With a third argument the articles are not found by the
 * generic extractor, but told by the set's truth, as by a person.
 */
public final class HalfAndHalf {
  private HalfAndHalf() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    SiteAdapter base = Adapters.load(List.of()).base();
    for (String set : args[0].split(",", -1)) {
      Path folder = Files.createDirectories(Path.of(args[1], set));
      Map<String, List<Known>> sites = new LinkedHashMap<>();
      for (Known known : Pages.known(set)) {
        sites.computeIfAbsent(site(known), _ -> new ArrayList<>()).add(known);
      }
      sites.values().removeIf(pages -> pages.size() < 2);
      try (PrintStream truth = stream(folder, "truth");
          PrintStream induced = stream(folder, "induced");
          PrintStream generic = stream(folder, "generic")) {
        for (Map.Entry<String, List<Known>> site : sites.entrySet()) {
          for (int half = 0; half < 2; half++) {
            Path file = folder.resolve(site.getKey() + "." + half + ".yaml");
            SiteAdapter adapter =
                induced(everyOther(site.getValue(), half), args.length > 2, base, file);
            for (Known unseen : everyOther(site.getValue(), 1 - half)) {
              truth.println(unseen.truth());
              Rows.write(unseen, adapter, induced);
              Rows.write(unseen, base, generic);
            }
          }
        }
      }
    }
  }

  private static String site(Known known) {
    String told = known.truth().path("site").asString("");
    return told.isEmpty() ? HostNames.withoutWww(known.page().url().getHost()) : told;
  }

  private static List<Known> everyOther(List<Known> pages, int rest) {
    return IntStream.range(0, pages.size())
        .filter(i -> i % 2 == rest)
        .mapToObj(pages::get)
        .toList();
  }

  private static SiteAdapter induced(List<Known> pages, boolean told, SiteAdapter base, Path file)
      throws IOException {
    List<Specimen> specimens = new ArrayList<>();
    for (Known known : pages) {
      ParsedPage parsed = Extractor.parse(known.page());
      Extractor.extract(known.page(), parsed, base)
          .article()
          .map(a -> told ? Truth.of(known, a) : a)
          .ifPresent(a -> specimens.add(new Specimen(known.page(), parsed, a)));
    }
    if (specimens.isEmpty()) {
      System.err.println(file + ": no article to make it of");
      return base;
    }
    String yaml = Induction.of(Findings.ofPages(specimens, List.of())).yaml();
    Files.writeString(file, yaml);
    return Adapters.read(yaml, file);
  }

  private static PrintStream stream(Path folder, String name) throws IOException {
    return new PrintStream(
        Files.newOutputStream(folder.resolveSibling(folder.getFileName() + "." + name + ".jsonl")),
        false,
        StandardCharsets.UTF_8);
  }
}
