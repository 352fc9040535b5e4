package dev.broadsheet.cli;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Problem;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.SavedAddress;
import dev.broadsheet.extract.SavedFile;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.workshop.AdapterFolders;
import dev.broadsheet.workshop.Draft;
import dev.broadsheet.workshop.Findings;
import dev.broadsheet.workshop.Induction;
import dev.broadsheet.workshop.NewSite;
import dev.broadsheet.workshop.Specimen;
import dev.broadsheet.workshop.Sureness;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    header = "Drafts an adapter from a site's address, or from saved pages of the site.",
    footer = {
      "",
      "Examples:",
      "  ${sys:broadsheet.called:-broadsheet} adapter new https://www.example.org/",
      "  ${sys:broadsheet.called:-broadsheet} adapter new --from saved1.html saved2.html"
          + " saved3.html --dry-run"
    },
    description = {
      "",
      "Looks for feeds, site maps and listings, reads some articles, and finds the selectors that"
          + " agree on all of them. Says how sure it is of each field: it makes an adapter from"
          + " half of the pages and reads the other half with it. The result is a draft: look it"
          + " over, then try it on more pages with 'adapter try'.",
      ""
    })
final class AdapterNewCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Parameters(
      paramLabel = "URL",
      arity = "0..1",
      description = "A home page, a section or an article.")
  private @Nullable URI start;

  @Option(
      names = "--from",
      paramLabel = "PAGE",
      arity = "1..*",
      description = "Saved pages of one site, instead of visiting it.")
  private List<Path> saved = List.of();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The address of a saved page. With several pages: the site of those that do not name"
              + " their own address.")
  private @Nullable URI site;

  @Option(
      names = "--fetched",
      paramLabel = "INSTANT",
      description = "When the pages were saved, as 2025-03-19T08:00:00Z (default: now).")
  private @Nullable Instant fetched;

  @Option(
      names = "--pages",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many articles to read (default: ${DEFAULT-VALUE}).")
  private int pages;

  @Option(
      names = "--cases",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many test cases to write beside the adapter (default: ${DEFAULT-VALUE}).")
  private int cases;

  @Option(names = "--browser", description = "Reads the pages in a browser.")
  private boolean browser;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: adapters/COUNTRY/SITE/adapter.yaml).")
  private @Nullable Path out;

  @Option(names = "--dry-run", description = "Prints the adapter; writes nothing.")
  private boolean dryRun;

  @Option(names = "--force", description = "Overwrites a file that exists.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    if ((start == null) == saved.isEmpty()) {
      throw workplace.wrong("Expected the address of a site, or --from with saved pages of it");
    }
    if (out != null && !out.toString().endsWith(".yaml")) {
      throw workplace.wrong(
          "--out: found " + out + ", expected a file such as " + out.resolve("adapter.yaml"));
    }
    if (pages < 1) {
      throw workplace.wrong("--pages: found " + pages + ", expected 1 or more");
    }
    if (out != null && Files.exists(out) && !force && !dryRun) {
      throw isThere(out.toString());
    }
    try (Broadsheet broadsheet = workplace.open()) {
      Optional<Findings> findings = start == null ? read(broadsheet) : visit(broadsheet, start);
      return findings.isEmpty() ? Failures.FAILED : write(broadsheet, findings.get());
    }
  }

  private Optional<Findings> visit(Broadsheet broadsheet, URI url) {
    if (url.getHost() == null) {
      throw workplace.wrong(
          "found \"" + url + "\", expected an address such as https://example.org/");
    }
    try {
      return some(broadsheet.workshop().survey(url, pages, browser, Screen.err()::println));
    } catch (FetchException e) {
      Screen.err().println(Screen.safe(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Optional<Findings> read(Broadsheet broadsheet) throws IOException {
    List<Specimen> specimens = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    Map<String, Path> seen = new HashMap<>();
    for (Path file : saved) {
      Page page = page(broadsheet, file);
      Path first = seen.putIfAbsent(page.url() + " " + Arrays.hashCode(page.body()), file);
      if (first != null) { // twice the same would confirm itself
        troubles.add(file.getFileName() + ": the same page as " + first.getFileName());
        continue;
      }
      ParsedPage parsed = Extractor.parse(page);
      Extraction read = Extractor.extract(page, parsed, broadsheet.adapters().base());
      read.article()
          .ifPresentOrElse(
              article -> specimens.add(new Specimen(page, parsed, article)),
              () -> troubles.add(file.getFileName() + ": found no article" + why(read)));
    }
    return some(Findings.ofPages(specimens, troubles));
  }

  private static String why(Extraction read) {
    return read.problems().stream()
        .filter(p -> p.kind() == Problem.Kind.NOT_AN_ARTICLE)
        .map(p -> ": " + p.message())
        .findFirst()
        .orElse("");
  }

  private Page page(Broadsheet broadsheet, Path file) throws IOException {
    byte[] html = SavedFile.read(file);
    Optional<URI> given = Optional.ofNullable(site);
    URI url =
        (saved.size() == 1
                ? given.or(() -> SavedAddress.of(html))
                : SavedAddress.of(html).or(() -> given))
            .orElseThrow(
                () ->
                    workplace.wrong(
                        file + ": the page does not name its address, expected" + " --url"));
    return Page.ofFile(
        url, html, Optional.empty(), fetched == null ? broadsheet.clock().instant() : fetched);
  }

  /** Without an article and without a source there is nothing to make an adapter of. */
  private static Optional<Findings> some(Findings findings) {
    if (!findings.specimens().isEmpty() || !findings.sources().isEmpty()) {
      return Optional.of(findings);
    }
    Screen.err().println("Found no article, so there is nothing to make an adapter of.");
    findings.troubles().forEach(t -> Screen.err().println("  " + Screen.safe(t)));
    Screen.err().println("  Try the address of one of its articles, or saved pages (--from).");
    return Optional.empty();
  }

  private int write(Broadsheet broadsheet, Findings findings) throws IOException {
    Draft draft = draft(broadsheet, findings);
    broadsheet.adapters().bySite(draft.site()).ifPresent(AdapterNewCommand::tellKnown);
    if (dryRun) {
      Screen.out().print(draft.yaml());
      tell(draft, Screen.err());
      return Failures.OK;
    }
    Path file = out == null ? place(draft) : out;
    try {
      NewSite written = NewSite.write(draft, findings.specimens(), file, cases, force);
      Screen.out().println(Yaml.shown(written.adapter()));
      written.cases().forEach(c -> Screen.out().println(Yaml.shown(c)));
    } catch (FileAlreadyExistsException e) {
      throw isThere(String.valueOf(e.getMessage()));
    }
    tell(draft, Screen.out());
    Screen.out()
        .println(
            "Look it over, then: "
                + CalledAs.command("adapter try " + Yaml.shown(file) + " URL")
                + "   and   "
                + CalledAs.command("adapter check " + Yaml.shown(file)));
    return Failures.OK;
  }

  private Draft draft(Broadsheet broadsheet, Findings findings) {
    return findings.specimens().isEmpty()
        ? Induction.withoutArticle(Objects.requireNonNull(start), findings)
        : Induction.of(findings, broadsheet.adapters(), workplace.settings().adapters());
  }

  private ParameterException isThere(String file) {
    return workplace.wrong(file + " exists already: give --out, or --force");
  }

  /** What was found for each field and how sure it is, then what is left to a person. */
  private static void tell(Draft draft, PrintStream to) {
    Table table = new Table("field", "found by", "agrees", "unseen pages");
    for (Field field : Field.values()) {
      Sureness sure = draft.sureness().getOrDefault(field, Sureness.NONE);
      String rule = draft.rule(field);
      if (!rule.isEmpty() || sure.pages() > 0) {
        table.row(
            field.key(),
            rule.isEmpty() ? "what the base says" : rule,
            sure.pages() == 0 ? "" : Math.round(100 * sure.share()) + "%",
            sure.pages());
      }
    }
    if (!draft.sureness().isEmpty() || !draft.rules().isEmpty() || draft.body().isPresent()) {
      table.lines().forEach(to::println);
    }
    draft.notes().forEach(n -> to.println("- " + Screen.safe(n)));
  }

  private static void tellKnown(SiteAdapter known) {
    Screen.err().println(known.site() + " has an adapter already: " + known.file());
  }

  private Path place(Draft draft) {
    return AdapterFolders.place(
        workplace.settings().adapters().getLast(), draft.site(), draft.country());
  }
}
