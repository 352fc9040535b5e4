package dev.broadsheet.bench.workshop;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Precision;
import dev.broadsheet.bench.Pages;
import dev.broadsheet.bench.Pages.Known;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.workshop.Evidence;
import dev.broadsheet.workshop.Findings;
import dev.broadsheet.workshop.Induction;
import dev.broadsheet.workshop.Mending;
import dev.broadsheet.workshop.Repair;
import dev.broadsheet.workshop.Specimen;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes an adapter of each site's oldest page, mends it by the next one, whose article is given as
 * it would be stored, and reads by both: {@code ChangedLayouts SETS FOLDER} writes for each set
 * what the old, the mended adapter and the generic extractor read, for score.py. Where a site has a
 * third page, that is read ({@code SET.later.…}); the page of the repair itself in any case ({@code
 * SET.same.…}), and the oldest page by the mended adapter ({@code SET.old.…}).
 */
public final class ChangedLayouts {
  private static final DateTimeFormatter DATES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss[.SSSSSS][.SSS]][XXX]]");

  private final SiteAdapter base = Adapters.load(List.of()).base();
  private final Path folder;
  private final String set;

  private ChangedLayouts(Path folder, String set) {
    this.folder = folder;
    this.set = set;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[1]));
    for (String set : args[0].split(",")) {
      new ChangedLayouts(folder, set).run();
    }
  }

  private void run() throws IOException {
    Map<String, List<Known>> sites = new LinkedHashMap<>();
    for (Known known : Pages.known(set)) {
      sites.computeIfAbsent(text(known, "site"), _ -> new ArrayList<>()).add(known);
    }
    try (Lines same = new Lines("same");
        Lines later = new Lines("later");
        Lines old = new Lines("old")) {
      Map<String, Integer> outcomes = new LinkedHashMap<>();
      for (Map.Entry<String, List<Known>> site : sites.entrySet()) {
        List<Known> pages = new ArrayList<>(site.getValue());
        pages.sort(Comparator.comparing(k -> k.page().fetched()));
        if (pages.size() > 1) {
          outcomes.merge(run(site.getKey(), pages, same, later, old), 1, Integer::sum);
        }
      }
      System.out.println(set + " " + outcomes);
    }
  }

  private String run(String site, List<Known> pages, Lines same, Lines later, Lines old)
      throws IOException {
    Specimen first = specimen(pages.getFirst());
    Path file = folder.resolve(set + "." + site + ".yaml");
    String yaml = Induction.of(Findings.ofPages(List.of(first), List.of())).yaml();
    Files.writeString(file, yaml);
    SiteAdapter before = Adapters.read(yaml, file);
    Article stored =
        Extractor.extract(pages.getFirst().page(), before).article().orElse(first.known());
    Specimen second = specimen(pages.get(1));
    LocalDate until = pages.get(1).page().fetched().atZone(ZoneOffset.UTC).toLocalDate();
    Repair repair =
        Mending.of(before, base, until.minusDays(1), text -> Adapters.read(text, file))
            .by(new Evidence(List.of(stored), List.of(second), List.of(), List.of()));
    SiteAdapter after = before;
    if (repair instanceof Repair.Proposal proposal) {
      Files.writeString(folder.resolve(set + "." + site + ".mended.yaml"), proposal.after());
      after = Adapters.read(proposal.after(), file);
    }
    old.add(pages.getFirst(), before, after);
    same.add(pages.get(1), before, after);
    for (Known known : pages.subList(2, pages.size())) {
      later.add(known, before, after);
    }
    return repair.getClass().getSimpleName();
  }

  /** A page with its true article. */
  private Specimen specimen(Known known) {
    Page page = known.page();
    ParsedPage parsed = Extractor.parse(page);
    JsonNode truth = known.truth();
    Article article =
        new Article(
            page.url(),
            text(known, "site"),
            text(known, "title"),
            Optional.empty(),
            Optional.empty(),
            List.of(text(known, "body").split("\n\n")).stream()
                .<Block>map(Block.Paragraph::new)
                .toList(),
            Optional.of(text(known, "published"))
                .filter(t -> !t.isEmpty())
                .map(ChangedLayouts::moment),
            Optional.empty(),
            texts(truth.path("authors")),
            texts(truth.path("tags")),
            Optional.empty(),
            Optional.of(text(known, "lang")).filter(t -> !t.isEmpty()),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            page.fetched(),
            "",
            Map.of(),
            Optional.empty(),
            Optional.empty());
    return new Specimen(page, parsed, article);
  }

  private static Moment moment(String text) {
    TemporalAccessor read =
        DATES.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    return switch (read) {
      case OffsetDateTime time -> new Moment(time, Precision.SECOND);
      case LocalDateTime time -> new Moment(time.atOffset(ZoneOffset.UTC), Precision.DAY);
      case LocalDate day -> new Moment(day.atStartOfDay().atOffset(ZoneOffset.UTC), Precision.DAY);
      default -> throw new IllegalStateException(text);
    };
  }

  private static String text(Known known, String key) {
    return known.truth().path(key).asString("");
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  /** What was read of some pages, and what is true of them. */
  private final class Lines implements AutoCloseable {
    private final PrintStream truth;
    private final PrintStream before;
    private final PrintStream after;
    private final PrintStream generic;

    Lines(String name) throws IOException {
      truth = stream(name + ".truth");
      before = stream(name + ".before");
      after = stream(name + ".after");
      generic = stream(name + ".generic");
    }

    private PrintStream stream(String name) throws IOException {
      return new PrintStream(
          Files.newOutputStream(folder.resolve(set + "." + name + ".jsonl")),
          false,
          StandardCharsets.UTF_8);
    }

    void add(Known known, SiteAdapter broken, SiteAdapter mended) {
      truth.println(known.truth());
      write(known, broken, before);
      write(known, mended, after);
      write(known, base, generic);
    }

    private void write(Known known, SiteAdapter adapter, PrintStream out) {
      Extractor.extract(known.page(), adapter)
          .article()
          .ifPresent(
              article -> {
                StringWriter line = new StringWriter();
                try (JsonGenerator json = JsonMapper.shared().createGenerator(line)) {
                  json.writeStartObject();
                  json.writeStringProperty("batchId", text(known, "id"));
                  ArticleJson.writeProperties(article, json);
                  json.writeEndObject();
                }
                out.println(line);
              });
    }

    @Override
    public void close() {
      List.of(truth, before, after, generic).forEach(PrintStream::close);
    }
  }
}
