package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.BatchExtraction;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.SavedFile;
import dev.broadsheet.fetch.FetchException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    header = "Extracts articles from pages; stores nothing.",
    description = {
      "",
      "Prints a normalized article, one line of JSON, for each saved page or address. Problems"
          + " with a page go to standard error.",
      ""
    })
final class ExtractCommand implements Callable<Integer> {
  private static final String READ_AGAINST_NOW =
      " is told by its distance from the day of the page, as in \"3 hours ago\", and was read"
          + " against now: say with --fetched when the page was saved";

  @Mixin private Workplace workplace = new Workplace();

  @Parameters(paramLabel = "FILE|URL", arity = "0..*", description = "Saved pages and addresses.")
  private List<String> pages = List.of();

  @Option(
      names = "--site",
      paramLabel = "SITE",
      description =
          "The site whose adapter to use (default: the one that the URL belongs to, or"
              + " else the base).")
  private @Nullable String site;

  @Option(names = "--url", paramLabel = "URL", description = "The address of a saved page.")
  private @Nullable URI url;

  @Option(
      names = "--fetched",
      paramLabel = "INSTANT",
      description = "When it was saved, as 2025-03-19T08:00:00Z (default: now).")
  private @Nullable Instant fetched;

  @Option(
      names = "--batch",
      paramLabel = "TRUTH.jsonl",
      description = "Reads rows of id, url, html, encoding; the output has the id as batchId.")
  private @Nullable Path batch;

  @Option(names = "--base-only", description = "With --batch: ignores the sites' adapters.")
  private boolean baseOnly;

  @Override
  public Integer call() throws IOException {
    try (Broadsheet broadsheet = workplace.open()) {
      int wrong = Workplace.tellMistakes(broadsheet.adapters().mistakes());
      if (batch != null) {
        new BatchExtraction(broadsheet.adapters(), baseOnly, broadsheet.clock().instant())
            .run(batch, Screen.out()::println, Screen.err()::println);
        return wrong;
      }
      if (pages.isEmpty()) {
        throw workplace.wrong(
            "Nothing to extract: name a saved page, an address, or --batch TRUTH.jsonl");
      }
      boolean all = true;
      for (String page : pages) {
        all &= extract(broadsheet, page);
      }
      return all ? wrong : Failures.FAILED;
    }
  }

  private boolean extract(Broadsheet broadsheet, String name) throws IOException {
    try {
      Page page = page(broadsheet, name);
      SiteAdapter adapter = adapter(broadsheet, page.url());
      Extraction extraction = Extractor.extract(page, adapter);
      extraction.article().ifPresent(a -> Screen.out().println(ArticleJson.toJson(a)));
      extraction
          .problems()
          .forEach(p -> Screen.err().println(name + ": " + Screen.safe(p.message())));
      if (fetched == null && !isAddress(name)) {
        extraction.relative().stream()
            .map(field -> name + ": " + field.key() + READ_AGAINST_NOW)
            .forEach(Screen.err()::println);
      }
      return extraction.article().isPresent();
    } catch (FetchException e) {
      Screen.err().println(Screen.safe(String.valueOf(e.getMessage())));
      return false;
    }
  }

  private Page page(Broadsheet broadsheet, String name) throws IOException, FetchException {
    if (isAddress(name)) {
      URI address = address(name);
      return broadsheet.workshop().fetch(address, adapter(broadsheet, address));
    }
    Path file = Path.of(name);
    return Page.ofFile(
        url == null ? file.toAbsolutePath().toUri() : url,
        SavedFile.read(file),
        Optional.empty(),
        fetched == null ? broadsheet.clock().instant() : fetched);
  }

  private static boolean isAddress(String name) {
    return name.startsWith("http://") || name.startsWith("https://");
  }

  private URI address(String name) {
    try {
      return URI.create(name);
    } catch (IllegalArgumentException e) {
      throw workplace.wrong("found \"" + name + "\", expected an address or a file");
    }
  }

  private SiteAdapter adapter(Broadsheet broadsheet, URI address) {
    return site == null
        ? broadsheet.adapters().byUrl(address).orElseGet(broadsheet.adapters()::base)
        : broadsheet.sites(List.of(site)).getFirst();
  }
}
