package dev.broadsheet.cli;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.SavedAddress;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.workshop.Draft;
import dev.broadsheet.workshop.Findings;
import dev.broadsheet.workshop.Induction;
import dev.broadsheet.workshop.Specimen;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    header = "Makes an adapter from a site's address, or from saved pages of it.",
    description = {
      "",
      "Looks for feeds, site maps and listings, reads some articles, and finds the selectors that"
          + " agree on all of them. Says how sure it is of each field: from half of the pages it"
          + " makes an adapter and reads the other half by it. What it writes is a beginning: look"
          + " it over, then try it on more pages with `adapter try`.",
      ""
    })
final class AdapterNewCommand implements Callable<Integer> {
  private static final int FEWEST_PAGES = 3;

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
      description = "The site of saved pages that do not tell their own addresses.")
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
      description = "As many articles are read (default: ${DEFAULT-VALUE}).")
  private int pages;

  @Option(names = "--browser", description = "Reads pages in a browser.")
  private boolean browser;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: adapters/COUNTRY/SITE/adapter.yaml).")
  private @Nullable Path out;

  @Option(names = "--dry-run", description = "Prints the adapter and writes nothing.")
  private boolean dryRun;

  @Option(names = "--force", description = "Writes over a file that is there.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    if ((start == null) == saved.isEmpty()) {
      throw workplace.wrong("Expected the address of a site, or --from with saved pages of it");
    }
    if (pages < 1) {
      throw workplace.wrong("--pages: found " + pages + ", expected 1 or more");
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
      return some(broadsheet.survey(url, pages, browser, Screen.err()::println));
    } catch (FetchException e) {
      Screen.err().println(Screen.safe(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Optional<Findings> read(Broadsheet broadsheet) throws IOException {
    List<Specimen> specimens = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    for (Path file : saved) {
      Page page = page(broadsheet, file);
      ParsedPage parsed = Extractor.parse(page);
      Extractor.extract(page, parsed, broadsheet.adapters().base(), Optional.empty())
          .article()
          .ifPresentOrElse(
              article -> specimens.add(new Specimen(page, parsed, article)),
              () -> troubles.add(file.getFileName() + ": found no article"));
    }
    return some(new Findings("", List.of(), specimens, List.of(), troubles));
  }

  private Page page(Broadsheet broadsheet, Path file) throws IOException {
    byte[] html = Files.readAllBytes(file);
    URI url =
        SavedAddress.of(html)
            .or(() -> Optional.ofNullable(site))
            .orElseThrow(
                () -> workplace.wrong(file + ": does not tell its address, expected --url"));
    return Page.ofFile(
        url, html, Optional.empty(), fetched == null ? broadsheet.clock().instant() : fetched);
  }

  /** Without an article there is nothing to make an adapter of. */
  private static Optional<Findings> some(Findings findings) {
    if (!findings.specimens().isEmpty()) {
      return Optional.of(findings);
    }
    Screen.err().println("Found no article, so there is nothing to make an adapter of.");
    findings.troubles().forEach(t -> Screen.err().println("  " + Screen.safe(t)));
    return Optional.empty();
  }

  private int write(Broadsheet broadsheet, Findings findings) throws IOException {
    Draft draft = Induction.of(findings);
    broadsheet.adapters().bySite(draft.site()).ifPresent(AdapterNewCommand::tellKnown);
    if (dryRun) {
      Screen.out().print(draft.yaml());
    } else {
      Path file = out == null ? place(draft) : out;
      if (Files.exists(file) && !force) {
        throw workplace.wrong(file + " is there already; --force writes over it");
      }
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, draft.yaml());
      Screen.err().println("Wrote " + file);
    }
    draft.notes().forEach(n -> Screen.err().println("  " + Screen.safe(n)));
    if (findings.specimens().size() < FEWEST_PAGES) {
      Screen.err()
          .println("  More pages would make it surer: --from with " + FEWEST_PAGES + " or more.");
    }
    return Failures.OK;
  }

  private static void tellKnown(SiteAdapter known) {
    Screen.err().println(known.site() + " has an adapter already: " + known.file());
  }

  private Path place(Draft draft) {
    String country = draft.country().map(c -> c.toLowerCase(Locale.ROOT)).orElse("other");
    return workplace
        .settings()
        .adapters()
        .getLast()
        .resolve(country)
        .resolve(draft.site())
        .resolve("adapter.yaml");
  }
}
