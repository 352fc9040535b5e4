package dev.broadsheet.extract;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.CanonicalUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Extracts saved pages row by row, for scoring. A row of the file is a JSON object with {@code id},
 * {@code html} (a file beside it, gzip by its name), {@code url}, {@code site} and {@code encoding}
 * (each may be null), and the time of fetching as {@code fetched} or {@code crawl_date}, if it is
 * known.
 */
public final class BatchExtraction {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm:ss[.SSSSSS][XXX]]");
  private static final URI NOWHERE = URI.create("http://unknown.invalid/");

  private final Adapters adapters;
  private final boolean baseOnly;
  private final Instant now;

  /**
   * A batch by some adapters.
   *
   * @param baseOnly whether sites' own adapters are left aside
   * @param now stands for the time of fetching where a row has none
   */
  public BatchExtraction(Adapters adapters, boolean baseOnly, Instant now) {
    this.adapters = adapters;
    this.baseOnly = baseOnly;
    this.now = now;
  }

  /**
   * Writes a line of JSON for each row that gave an article: the normalized form with the row's id
   * as {@code batchId}. Streaming: a row at a time is in memory.
   *
   * @param out takes a line, without its end
   * @param trouble takes a sentence for each row that gave no article
   * @throws IOException if the file of rows can't be read
   */
  public void run(Path rows, Consumer<String> out, Consumer<String> trouble) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(rows)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          String where = rows.getFileName() + ":" + number + ": ";
          extract(rows, line, out, why -> trouble.accept(where + why));
        }
      }
    }
  }

  private void extract(Path rows, String line, Consumer<String> out, Consumer<String> trouble) {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JacksonException e) {
      trouble.accept("expected a JSON object, found: " + e.getOriginalMessage());
      return;
    }
    String id = text(row, "id").orElse("a row without id");
    try {
      Page page = page(rows, row);
      Extraction extraction = Extractor.extract(page, adapter(row, page.url()));
      extraction
          .article()
          .ifPresentOrElse(
              article -> out.accept(told(id, article)),
              () -> trouble.accept(id + ": " + reasons(extraction)));
    } catch (NoSuchFileException e) {
      trouble.accept(id + ": no such file: " + e.getFile());
    } catch (IOException | IllegalArgumentException e) {
      trouble.accept(id + ": " + e.getMessage());
    }
  }

  private SiteAdapter adapter(JsonNode row, URI url) {
    return baseOnly
        ? adapters.base()
        : adapters
            .byUrl(url)
            .or(() -> text(row, "site").flatMap(adapters::bySite))
            .orElseGet(adapters::base);
  }

  private Page page(Path rows, JsonNode row) throws IOException {
    String name =
        text(row, "html")
            .orElseThrow(() -> new IllegalArgumentException("the row names no html file"));
    URI url =
        text(row, "url")
            .flatMap(u -> CanonicalUrl.resolve(NOWHERE, u))
            .orElseGet(() -> NOWHERE.resolve("//" + host(row) + "/"));
    return Page.ofFile(url, SavedFile.read(rows.resolveSibling(name)), charset(row), fetched(row));
  }

  /** Rows of some sets know the host of a page and not its address. */
  private static String host(JsonNode row) {
    return text(row, "host").or(() -> text(row, "site")).orElse(NOWHERE.getHost());
  }

  private static Optional<Charset> charset(JsonNode row) {
    try {
      return text(row, "encoding").map(Charset::forName);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private Instant fetched(JsonNode row) {
    return Stream.of("fetched", "crawl_date")
        .flatMap(key -> text(row, key).stream())
        .flatMap(text -> instant(text).stream())
        .findFirst()
        .orElse(now);
  }

  /** {@code 2024-02-28 13:06:44.083593} and {@code 2011-11-28} are read at UTC. */
  private static Optional<Instant> instant(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      return Optional.of(
          switch (INSTANT.parseBest(
              iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            case TemporalAccessor day ->
                LocalDate.from(day).atStartOfDay().toInstant(ZoneOffset.UTC);
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String told(String id, Article article) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringProperty("batchId", id);
      ArticleJson.writeProperties(article, json);
      json.writeEndObject();
    }
    return line.toString();
  }

  private static String reasons(Extraction extraction) {
    return extraction.problems().stream()
        .map(p -> p.field().map(f -> f.key() + ": ").orElse("") + p.message())
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> text(JsonNode row, String key) {
    JsonNode value = row.path(key);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }
}
