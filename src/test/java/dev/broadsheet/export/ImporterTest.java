package dev.broadsheet.export;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Block;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.SaveResult.Kind;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImporterTest {
  private static final Article FULL = Samples.FULL.withKnown(Optional.empty(), Optional.empty());
  private static final Article OTHER =
      Samples.article(
          "https://example.org/news/3", "Иное", new Block.Paragraph("Совсем другие слова."));

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("data"), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ArticleStore articles() {
    return store.articles();
  }

  private ImportReport read(Path... files) throws IOException {
    return new Importer(articles(), () -> false).read(List.of(files));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("corpus.jsonl"), text);
  }

  private static String lines(Article... articles) {
    StringBuilder lines = new StringBuilder();
    for (Article article : articles) {
      lines.append(ArticleJson.toJson(article)).append('\n');
    }
    return lines.toString();
  }

  @ParameterizedTest
  @CsvSource({"jsonl, none", "jsonl, gzip", "jsonl, zstd", "parquet, zstd", "parquet, none"})
  void readsBackWhatAnExportWrote(String format, String compression) throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    ExportFormat form = Samples.format(format, Map.of("compress", compression));
    Exporter.export(Samples.stored(List.of(FULL, OTHER)), form, first);

    ImportReport report = read(first);
    Exporter.export(sink -> articles().forEachStored(ArticleFilter.ALL, sink), form, second);

    assertThat(report.saved()).containsEntry(Kind.STORED, 2L);
    assertThat(articles().find(FULL.id())).contains(FULL.asWritten());
    assertThat(articles().find(OTHER.id())).contains(OTHER);
    Path third = folder.resolve("third");
    Exporter.export(
        Samples.stored(
            List.of(FULL, OTHER).stream().sorted((a, b) -> a.id().compareTo(b.id())).toList()),
        form,
        third);
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(third));
  }

  @Test
  void readsPastTheMarkThatSomeEditorsPutFirst() throws IOException {
    ImportReport report = read(write("\uFEFF" + lines(FULL, OTHER)));

    assertThat(report.problems()).isEmpty();
    assertThat(report.saved()).containsEntry(Kind.STORED, 2L);
  }

  @Test
  void changesNothingWhenTheSameComesAgain() throws IOException {
    Path file = write(lines(FULL, OTHER));
    read(file);

    assertThat(read(file).saved()).containsEntry(Kind.UNCHANGED, 2L).containsEntry(Kind.STORED, 0L);
    assertThat(articles().versions(FULL.id())).hasSize(1);
  }

  @Test
  void tellsWrongLinesByTheirNumbersAndGoesOn() throws IOException {
    Path file =
        write(
            "{\"url\":\n\n"
                + lines(FULL)
                + "[]\n{\"url\":\"ftp://example.org/x\"}\n"
                + ArticleJson.toJson(OTHER).replace("https://example.org/news/3", "mailto:x@y")
                + "\n\0\n"
                + lines(OTHER).strip());

    ImportReport report = read(file);

    assertThat(report.saved()).containsEntry(Kind.STORED, 2L);
    assertThat(report.wrong()).isEqualTo(5);
    assertThat(report.problems())
        .extracting(p -> p.replaceFirst(".*corpus\\.jsonl:(\\d+): .*(?s:.*)", "$1"))
        .containsExactly("1", "4", "5", "6", "7");
  }

  @Test
  void countsWhatStoodBeforeTheEndOfACutFileAndGoesOnWithTheNext() throws IOException {
    Path cut = folder.resolve("cut.jsonl.gz");
    Path whole = write(lines(OTHER));
    Exporter.export(
        Samples.stored(List.of(FULL)), Samples.format("jsonl", Map.of("compress", "gzip")), cut);
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 4));

    ImportReport report = read(cut, whole);

    assertThat(report.saved()).containsEntry(Kind.STORED, 2L);
    assertThat(report.wrong()).isEqualTo(1);
    assertThat(report.problems())
        .singleElement(as(STRING))
        .startsWith(cut + ": can't be read any further");
  }

  @Test
  void neverPutsAnOlderOrAnEmptyFormInThePlaceOfAGoodOne() throws IOException {
    Article good =
        Samples.article(
            "https://example.org/news/4", "Мост", new Block.Paragraph("слово ".repeat(60).strip()));
    articles().save(List.of(new Submission(good, good.url(), "a.warc.gz", 7, List.of())));
    Article empty = Samples.article("https://example.org/news/4", "Мост");
    String older =
        ArticleJson.toJson(empty)
            .replace("2025-03-19T09:00:00Z", "2025-03-18T09:00:00Z")
            .replace("Мост", "Старый мост");

    ImportReport report = read(write(lines(empty) + older + "\n"));

    assertThat(report.saved()).containsEntry(Kind.KEPT, 1L);
    assertThat(report.older()).isEqualTo(1);
    assertThat(articles().find(good.id())).contains(good);
    assertThat(articles().latest(good.id()).orElseThrow().rawFile()).isEqualTo("a.warc.gz");
  }

  @Test
  void readsLinesFromAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path whole = write(lines(FULL, OTHER));
    Process writer =
        new ProcessBuilder("sh", "-c", "cat '%s' > '%s'".formatted(whole, pipe)).start();

    assertThat(read(pipe).saved()).containsEntry(Kind.STORED, 2L);
    assertThat(writer.waitFor()).isZero();
  }

  @Test
  void prefersTheLaterFormWhateverTheirOrderInTheFile() throws IOException {
    String older =
        lines(OTHER)
            .replace("2025-03-19T09:00:00Z", "2025-03-18T09:00:00Z")
            .replace("Иное", "Прежнее");

    ImportReport report = read(write(lines(OTHER) + older));

    assertThat(report.older()).isEqualTo(1);
    assertThat(articles().find(OTHER.id())).contains(OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "site '' found site of 0 characters, expected some, and at most 200",
        "site '#201' found site of 201 characters, expected some, and at most 200",
        "language '#36' found language of 36 characters, expected some, and at most 35",
        "published '+10000-01-01T00:00:00Z' found published +10000-01-01T00:00Z, expected a year",
        "modified '-0001-12-31T00:00:00Z' found modified -0001-12-31T00:00Z, expected a year",
        "fetched '+1000000000-12-31T23:59:59Z' found fetched +1000000000-12-31T23:59:59Z, expected",
      })
  void tellsWhatNoStoreCanHoldAndGoesOn(String each) throws IOException {
    String[] parts = each.split(" ", 3);
    String value = parts[1].replace("'", "");
    if (value.startsWith("#")) {
      value = "x".repeat(Integer.parseInt(value.substring(1)));
    }
    String precision = parts[0].endsWith("ed") ? ",\"" + parts[0] + "Precision\":\"second\"" : "";
    String key = "\"" + parts[0] + "\":";
    String line =
        lines(OTHER)
            .replaceFirst(key + "\"[^\"]*\",?", "")
            .replaceFirst("^\\{", "{" + key + "\"" + value + "\"" + precision + ",");

    ImportReport report = read(write(line + lines(FULL)));

    assertThat(report.saved()).containsEntry(Kind.STORED, 1L);
    assertThat(report.problems()).singleElement(as(STRING)).contains("corpus.jsonl:1: " + parts[2]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cast(null as varchar) as title | title has no value where one is needed",
        "cast(null as varchar) as fetchedIso | fetchedIso has no value where one is needed",
        "[cast(null as varchar)] as tags | tags has no value where one is needed",
        "map {'nofield': 'x'} as provenance | provenance has no field \"nofield\"",
        "'eon' as publishedPrecision | found precision \"eon\", expected one of [second, minute,"
            + " day, month, year]",
      })
  void tellsWhatIsWrongInARowOfAnotherTool(String value, String told) throws Exception {
    ImportReport report = read(rewritten(value, "zstd"));

    assertThat(report.problems()).singleElement(as(STRING)).endsWith(": row 1: " + told);
  }

  @Test
  void takesNoListForAnEmptyOne() throws Exception {
    ImportReport report = read(rewritten("cast(null as varchar[]) as tags", "zstd"));

    assertThat(report.problems()).isEmpty();

    assertThat(report.saved()).containsEntry(Kind.STORED, 1L);
    assertThat(articles().find(FULL.id()).orElseThrow().tags()).isEmpty();
  }

  @Test
  void namesTheCompressionThatItCantRead() throws Exception {
    assertThat(read(rewritten("'T' as title", "snappy")).problems())
        .singleElement(as(STRING))
        .endsWith("found Parquet compressed by SNAPPY, expected ZSTD, GZIP or UNCOMPRESSED");
  }

  /** An export as DuckDB writes it with another value in a column. */
  private Path rewritten(String value, String codec) throws Exception {
    Path ours = folder.resolve("ours.parquet");
    Path others = folder.resolve("others.parquet");
    Exporter.export(Samples.stored(List.of(FULL)), Samples.format("parquet", Map.of()), ours);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "copy (select * replace (%s) from '%s') to '%s' (format parquet, compression %s)"
              .formatted(value, ours, others, codec));
    }
    return others;
  }

  @Test
  void saysThatAnImportedVersionHasNoPage() throws IOException {
    read(write(lines(FULL)));

    assertThat(articles().latest(FULL.id()).orElseThrow().hasPage()).isFalse();
    assertThat(store.rawUse().count("")).isEqualTo(1);
  }
}
