package dev.broadsheet.bench.workshop;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Page;
import dev.broadsheet.bench.Pages;
import dev.broadsheet.bench.Pages.Known;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.workshop.Findings;
import dev.broadsheet.workshop.Induction;
import dev.broadsheet.workshop.Specimen;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes adapters from half of each site's pages and reads the other half by them, both ways: {@code
 * HalfAndHalf SETS FOLDER} writes for each set what the adapters and what the generic extractor
 * read, for score.py, and every adapter.
 */
public final class HalfAndHalf {
  private HalfAndHalf() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    Path out = Files.createDirectories(Path.of(args[1]));
    SiteAdapter base = Adapters.load(List.of()).base();
    for (String set : args[0].split(",")) {
      Map<String, List<Known>> sites = new LinkedHashMap<>();
      for (Known known : Pages.known(set)) {
        sites
            .computeIfAbsent(known.truth().path("site").asString(""), _ -> new ArrayList<>())
            .add(known);
      }
      Files.createDirectories(out.resolve(set));
      try (PrintStream induced = stream(out.resolve(set + ".induced.jsonl"));
          PrintStream generic = stream(out.resolve(set + ".generic.jsonl"));
          PrintStream truth = stream(out.resolve(set + ".truth.jsonl"))) {
        for (Map.Entry<String, List<Known>> site : sites.entrySet()) {
          if (site.getValue().size() > 1) {
            for (int half = 0; half < 2; half++) {
              run(
                  base,
                  out.resolve(set).resolve(site.getKey() + "." + half + ".yaml"),
                  site.getValue(),
                  half,
                  induced,
                  generic,
                  truth);
            }
          }
        }
      }
    }
  }

  private static void run(
      SiteAdapter base,
      Path file,
      List<Known> pages,
      int half,
      PrintStream induced,
      PrintStream generic,
      PrintStream truth)
      throws IOException {
    List<Specimen> specimens = new ArrayList<>();
    for (int i = half; i < pages.size(); i += 2) {
      Page page = pages.get(i).page();
      ParsedPage parsed = Extractor.parse(page);
      Extractor.extract(page, parsed, base, Optional.empty())
          .article()
          .ifPresent(a -> specimens.add(new Specimen(page, parsed, a)));
    }
    SiteAdapter adapter = base;
    if (specimens.isEmpty()) {
      System.err.println(file + ": no specimen");
    } else {
      String yaml = Induction.of(Findings.ofPages(specimens)).yaml();
      Files.writeString(file, yaml);
      try {
        adapter = Adapters.read(yaml, file);
      } catch (AdapterException e) {
        System.err.println(e.getMessage());
      }
    }
    for (int i = 1 - half; i < pages.size(); i += 2) {
      Known known = pages.get(i);
      truth.println(known.truth());
      String id = known.truth().path("id").asString("");
      write(id, Extractor.extract(known.page(), adapter).article(), induced);
      write(id, Extractor.extract(known.page(), base).article(), generic);
    }
  }

  private static void write(String id, Optional<Article> article, PrintStream out) {
    article.ifPresent(
        a -> {
          StringWriter line = new StringWriter();
          try (JsonGenerator json = JsonMapper.shared().createGenerator(line)) {
            json.writeStartObject();
            json.writeStringProperty("batchId", id);
            ArticleJson.writeProperties(a, json);
            json.writeEndObject();
          }
          out.println(line);
        });
  }

  private static PrintStream stream(Path path) throws IOException {
    return new PrintStream(Files.newOutputStream(path), false, StandardCharsets.UTF_8);
  }
}
