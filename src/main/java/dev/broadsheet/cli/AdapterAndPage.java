package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.SavedAddress;
import dev.broadsheet.extract.SavedFile;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.workshop.Case;
import dev.broadsheet.workshop.Cases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * An adapter and a page for it, as they are named on the command line; the page is a saved file, or
 * an address to fetch.
 */
final class AdapterAndPage {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "SITE|FILE",
      description = "A site that has an adapter, or an adapter's file or folder anywhere.")
  private String adapter = "";

  @Parameters(
      index = "1",
      paramLabel = "URL|PAGE",
      description = "An address, fetched as a crawl would fetch it, or a saved page.")
  private String page = "";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The address of a saved page (default: what its case or the page itself says).")
  private @Nullable URI url;

  @Option(
      names = "--fetched",
      paramLabel = "INSTANT",
      description =
          "When it was saved, as 2025-03-19T08:00:00Z (default: what its case says, or the file's"
              + " last change).")
  private @Nullable Instant fetched;

  /** What the adapter was called. */
  String adapterName() {
    return adapter;
  }

  SiteAdapter adapter(Broadsheet broadsheet) {
    return broadsheet.workshop().adapter(adapter);
  }

  /** Reads the file, or fetches the address as a crawl of the site would. */
  Page page(Broadsheet broadsheet, SiteAdapter site) throws IOException, FetchException {
    if (page.startsWith("http://") || page.startsWith("https://")) {
      return broadsheet.workshop().fetch(address(), site);
    }
    if (page.matches("[a-z]+://.*")) {
      throw wrong("found " + page + ", expected an address with http or https, or a file");
    }
    Path file = Path.of(page);
    byte[] bytes = SavedFile.read(file);
    Optional<Case> recorded = Cases.ofPage(file, site);
    Instant changed = Files.getLastModifiedTime(file).toInstant();
    Instant saved =
        Optional.ofNullable(fetched).or(() -> recorded.map(Case::fetched)).orElse(changed);
    URI from =
        Optional.ofNullable(url)
            .or(() -> recorded.map(Case::url))
            .or(() -> SavedAddress.of(bytes))
            .orElseThrow(() -> wrong(page + " does not say its address: give it by --url URL"));
    return Page.ofFile(from, bytes, Optional.empty(), saved);
  }

  private URI address() {
    try {
      return URI.create(page);
    } catch (IllegalArgumentException e) {
      throw wrong("found \"" + page + "\", expected an address or a file");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
