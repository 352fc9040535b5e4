package dev.broadsheet.bench;

import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.CanonicalUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages with ground truth, read into memory before anything is measured. */
public final class Pages {
  static final String DEFAULT_SETS = "scrapinghub,fundus";
  private static final URI NOWHERE = URI.create("https://unknown.example/");
  private static final Instant FETCHED = Instant.parse("2025-06-01T00:00:00Z");

  private Pages() {}

  /** A page and what is true of it. */
  public record Known(String set, Page page, JsonNode truth) {}

  /** The pages of some sets, divided by commas, in the order of their rows. */
  static List<Page> of(String sets) throws IOException {
    return known(sets).stream().map(Known::page).toList();
  }

  /** The same with what is true of them. */
  public static List<Known> known(String sets) throws IOException {
    Path data = data();
    List<Known> pages = new ArrayList<>();
    for (String set : sets.split(",")) {
      Path rows = data.resolve(set).resolve("truth.jsonl");
      for (String row : Files.readAllLines(rows)) {
        JsonNode truth = JsonMapper.shared().readTree(row);
        pages.add(new Known(set, page(rows, truth), truth));
      }
    }
    return pages;
  }

  /** The folder beside the project, or beside one that holds it. */
  private static Path data() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(p -> p.resolve("shared/data"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no shared/data beside the project"));
  }

  private static Page page(Path rows, JsonNode row) throws IOException {
    Path file = rows.resolveSibling(row.get("html").asString());
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      URI url = CanonicalUrl.resolve(NOWHERE, row.path("url").asString("")).orElse(NOWHERE);
      Charset charset = Charset.forName(row.path("encoding").asString("utf-8"));
      Instant fetched =
          Optional.ofNullable(row.path("crawl_date").asString(null))
              .map(day -> Instant.parse(day.substring(0, 10) + "T23:59:59Z"))
              .orElse(FETCHED);
      return Page.ofFile(url, in.readAllBytes(), Optional.of(charset), fetched);
    }
  }
}
