package dev.broadsheet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.store.StoredArticle;
import dev.broadsheet.store.StoredArticles;
import dev.broadsheet.testing.Invented;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterTest {
  private static final ExportFormat JSONL = new JsonLines();
  private static final ExportFormat CSV = new Csv("csv", ',', Column.ALL);

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void choosePlace() {
    out = folder.resolve("corpus");
  }

  @Test
  void readsBackWhatJsonLinesWrote() throws IOException {
    List<Article> articles =
        List.of(article("Мост открыт"), article("Line\u2028separator \"quoted\""));

    Exported exported = Exporter.export(stored(articles), JSONL, out);

    assertThat(Files.readAllLines(out)).map(ArticleJson::fromJson).isEqualTo(articles);
    assertThat(exported).isEqualTo(new Exported(out, 2, Files.size(out)));
  }

  @Test
  void writesLinesOfEveryLengthWhole() throws IOException {
    List<Article> articles =
        IntStream.range(0, 300)
            .mapToObj(n -> article((n % 7 == 0 ? "\u2028" : "Ж").repeat(n * 13) + n))
            .collect(Collectors.toCollection(ArrayList::new));
    articles.add(150, article("long ".repeat(200_000)));

    Exporter.export(stored(articles), JSONL, out);

    assertThat(Files.readAllLines(out)).map(ArticleJson::fromJson).isEqualTo(articles);
  }

  @Test
  void keepsAllOfAFileThatGoesToTheDiskInSteps() throws IOException {
    byte[] some = new byte[3 << 20];
    new Random(7).nextBytes(some);
    try (OutputStream file = new SyncedFile(out)) {
      for (int i = 0; i < 20; i++) {
        file.write(some);
      }
    }

    byte[] all = Files.readAllBytes(out);
    assertThat(all).hasSize(20 * some.length);
    assertThat(IntStream.range(0, 20))
        .allMatch(
            i -> Arrays.equals(all, i * some.length, (i + 1) * some.length, some, 0, some.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, (4 << 20) - 1, 4 << 20, (4 << 20) + 1})
  void writesFilesOfAnySizeThoughTheDiskTakesBlocks(int size) throws IOException {
    byte[] some = new byte[size];
    new Random(8).nextBytes(some);
    try (OutputStream file = new SyncedFile(out)) {
      file.write(some);
    }

    assertThat(Files.readAllBytes(out)).isEqualTo(some);
  }

  @Test
  void readsBackWhatCsvWrote() throws IOException {
    Exporter.export(stored(List.of(article("Сказал: \"да, нет\"\nи ушёл"))), CSV, out);

    List<List<String>> rows = parse(Files.readString(out));
    assertThat(rows).hasSize(2);
    assertThat(cell(rows, "title")).isEqualTo("Сказал: \"да, нет\"\nи ушёл");
    assertThat(cell(rows, "text")).isEqualTo("Первый абзац.\n\nВторой, с запятой.");
    assertThat(cell(rows, "published")).isEqualTo("2025-03-19T08:15:00+03:00");
    assertThat(cell(rows, "tags")).isEqualTo("мост; река");
    assertThat(cell(rows, "captions")).isEqualTo("Мост (А. Иванов)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+7 495",
        "-1",
        "@SUM(A1)",
        "\t=1",
        " =HYPERLINK(\"http://x\")",
        "＝1",
        "\r=1"
      })
  void neutralizesWhatASpreadsheetWouldRun(String title) throws IOException {
    Exporter.export(stored(List.of(article(title))), CSV, out);

    assertThat(cell(parse(Files.readString(out)), "title")).isEqualTo("'" + title);
  }

  @Test
  void leavesTheOldFileWhenTheSourceFails() throws IOException {
    Files.writeString(out, "yesterday's corpus");
    Consumer<Consumer<StoredArticle>> failing =
        sink -> {
          stored(List.of(article("half"))).accept(sink);
          throw new IllegalStateException("the database went away");
        };

    assertThatThrownBy(() -> Exporter.export(failing, JSONL, out))
        .hasMessageContaining("went away");

    assertThat(Files.readString(out)).isEqualTo("yesterday's corpus");
    assertThat(filesOf(folder)).containsExactly(out);
  }

  @Test
  void saysWhereAndThatNothingIsLostWhenThePlaceIsBad() throws IOException {
    Files.writeString(out, "a file, not a folder");
    Path below = out.resolve("corpus.jsonl");

    assertThatThrownBy(() -> Exporter.export(stored(List.of()), JSONL, below))
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith(below + ": the export was given up")
        .hasMessageEndingWith("what was there before is unchanged");
    assertThat(Files.readString(out)).isEqualTo("a file, not a folder");
  }

  @Test
  void writesToADeviceAsItIsAndTellsThatItIsFull() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")));

    assertThatThrownBy(
            () -> Exporter.export(stored(List.of(article("A"))), JSONL, Path.of("/dev/full")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("No space left on device");
    assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
  }

  @Test
  void leavesTheOldFolderWhenTheDiskGetsFull() throws IOException {
    FolderFormat pages = (FolderFormat) Samples.format("markdown", Map.of());
    Exporter.export(stored(List.of(article("A"))), pages, out);

    assertThatThrownBy(
            () -> Exporter.export(stored(List.of(article("B"))), new FullDisk(pages), out))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("No space left on device");

    try (Stream<Path> files = Files.walk(out)) {
      assertThat(files.filter(file -> file.toString().endsWith(".md")))
          .singleElement()
          .satisfies(file -> assertThat(file).content().contains("A"));
    }
    assertThat(filesOf(folder)).containsExactly(out);
  }

  /** Pages on a disk that is full behind the first of them. */
  private record FullDisk(FolderFormat pages) implements FolderFormat {
    @Override
    public String extension() {
      return pages.extension();
    }

    @Override
    public ArticleSink open(Path folder) throws IOException {
      ArticleSink sink = pages.open(folder);
      return new ArticleSink() {
        @Override
        public void write(StoredArticle article) throws IOException {
          sink.write(article);
          throw new IOException("No space left on device");
        }

        @Override
        public void close() throws IOException {
          sink.close();
        }
      };
    }
  }

  @Test
  void clearsWhatAKilledExportLeft() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path left = folder.resolve("corpus." + gone.pid() + "-1.part");
    Path leftFolder = folder.resolve("corpus." + gone.pid() + "-2.part");
    Path others = folder.resolve("corpus2." + gone.pid() + "-1.part");
    Path living =
        folder.resolve(
            "corpus." + ProcessHandle.current().parent().orElseThrow().pid() + "-1.part");
    Files.writeString(Files.createDirectory(leftFolder).resolve("half"), "half");
    for (Path file : List.of(left, others, living)) {
      Files.writeString(file, "half");
    }

    Exporter.export(stored(List.of(article("A"))), JSONL, out);

    assertThat(filesOf(folder)).containsExactlyInAnyOrder(out, others, living);
  }

  @Test
  void bringsBackAFolderWhoseReplacementWasCutOff() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    ExportFormat pages = Samples.format("markdown", Map.of());
    Exporter.export(stored(List.of(article("A"))), pages, out);
    Files.move(out, folder.resolve("corpus." + gone.pid() + "-1.old"));

    assertThatThrownBy(
            () ->
                Exporter.export(
                    sink -> {
                      throw new IllegalStateException("the database went away");
                    },
                    pages,
                    out))
        .hasMessageContaining("went away");

    assertThat(filesOf(out)).contains(out.resolve("example.org"));
    assertThat(filesOf(folder)).containsExactly(out);
  }

  @Test
  void replacesAFolderOfItsOwnAsAWholeAndNoOther() throws IOException {
    ExportFormat pages = Samples.format("markdown", Map.of());
    Exporter.export(stored(List.of(article("A"))), pages, out);
    Files.writeString(out.resolve("of-the-last-time"), "");
    Exporter.export(stored(List.of(article("B"))), pages, out);
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("thesis.txt"), "mine");

    assertThat(filesOf(out)).doesNotContain(out.resolve("of-the-last-time"));
    assertThatThrownBy(() -> Exporter.export(stored(List.of(article("B"))), pages, home))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("is a folder that no export made");
    assertThatThrownBy(() -> Exporter.export(stored(List.of(article("B"))), JSONL, home))
        .hasMessageContaining("is a folder, expected a file");
    assertThat(home.resolve("thesis.txt")).hasContent("mine");
    assertThat(filesOf(folder)).containsExactlyInAnyOrder(out, home);
  }

  @Test
  void mixesNoTwoExportsToOnePlace() throws Exception {
    List<Article> many = IntStream.range(0, 300).mapToObj(i -> article("мост " + i)).toList();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Future<Exported>> runs =
          both.invokeAll(Collections.nCopies(6, () -> Exporter.export(stored(many), JSONL, out)));
      for (Future<Exported> run : runs) {
        assertThat(run.get().articles()).isEqualTo(300);
      }
    }

    assertThat(Files.readAllLines(out)).map(ArticleJson::fromJson).isEqualTo(many);
    assertThat(filesOf(folder)).containsExactly(out);
  }

  private static Consumer<Consumer<StoredArticle>> stored(List<Article> articles) {
    return sink -> articles.stream().map(StoredArticles::stored).forEach(sink);
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String cell(List<List<String>> rows, String column) {
    return rows.get(1).get(rows.getFirst().indexOf(column));
  }

  /** RFC 4180, read strictly. */
  private static List<List<String>> parse(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    int at = 0;
    while (at < csv.length()) {
      StringBuilder cell = new StringBuilder();
      if (csv.charAt(at) == '"') {
        at++;
        while (csv.charAt(at) != '"' || csv.startsWith("\"\"", at)) {
          cell.append(csv.charAt(at));
          at += csv.charAt(at) == '"' ? 2 : 1;
        }
        at++;
      } else {
        while (csv.charAt(at) != ',' && csv.charAt(at) != '\r') {
          cell.append(csv.charAt(at++));
        }
      }
      row.add(cell.toString());
      if (csv.startsWith("\r\n", at)) {
        rows.add(row);
        row = new ArrayList<>();
        at += 2;
      } else {
        assertThat(csv.charAt(at)).isEqualTo(',');
        at++;
      }
    }
    return rows;
  }

  private static Article article(String title) {
    Image bridge = new Image(Optional.empty(), Optional.of("Мост"), Optional.of("А. Иванов"));
    return Invented.of("example.org", "https://example.org/news/1", title)
        .lead("Лид.")
        .body(
            new Block.Paragraph("Первый абзац."),
            new Block.Figure(bridge),
            new Block.Paragraph("Второй, с запятой."))
        .published("2025-03-19T08:15:00+03:00")
        .authors("Анна Петрова")
        .tags("мост", "река")
        .section("Город")
        .language("ru")
        .images(bridge)
        .free(true)
        .fetched(Instant.parse("2025-03-19T09:00:00Z"))
        .adapter("example.org@00000000")
        .provenance(Map.of(Field.TITLE, "h1"))
        .group("00112233aabbccdd")
        .made();
  }
}
