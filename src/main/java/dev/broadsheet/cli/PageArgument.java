package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.SavedAddress;
import dev.broadsheet.fetch.FetchException;
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
import picocli.CommandLine.Spec;

/** A page that is named on the command line: a saved file, or an address to fetch. */
final class PageArgument {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The address of a saved page (default: what the page says of itself).")
  private @Nullable URI url;

  @Option(
      names = "--fetched",
      paramLabel = "INSTANT",
      description = "When it was saved, as 2025-03-19T08:00:00Z (default: the file's last change).")
  private @Nullable Instant fetched;

  /** Reads the file, or fetches the address as a crawl of the site would. */
  Page read(String name, Broadsheet broadsheet, SiteAdapter adapter)
      throws IOException, FetchException {
    if (name.startsWith("http://") || name.startsWith("https://")) {
      return broadsheet.fetch(address(name), adapter);
    }
    Path file = Path.of(name);
    byte[] bytes = Files.readAllBytes(file);
    Instant saved = fetched == null ? Files.getLastModifiedTime(file).toInstant() : fetched;
    URI from =
        Optional.ofNullable(url)
            .or(() -> SavedAddress.of(bytes))
            .orElseThrow(() -> wrong(name + " does not say its address: give it by --url URL"));
    return Page.ofFile(from, bytes, Optional.empty(), saved);
  }

  private URI address(String name) {
    try {
      return URI.create(name);
    } catch (IllegalArgumentException e) {
      throw wrong("found \"" + name + "\", expected an address or a file");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
