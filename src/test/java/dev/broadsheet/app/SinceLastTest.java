package dev.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.corpus.CorpusException;
import dev.broadsheet.corpus.Press;
import dev.broadsheet.corpus.SinceLast;
import dev.broadsheet.export.ArticleSink;
import dev.broadsheet.export.ExportException;
import dev.broadsheet.export.FileFormat;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Criterion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinceLastTest {
  @TempDir private Path folder;
  private Broadsheet broadsheet;
  private Path out;

  @BeforeEach
  void open() {
    broadsheet = new Broadsheet(Settings.under(folder), Clock.systemUTC());
    out = folder.resolve("news.jsonl");
    save(0, 5, "first");
  }

  @AfterEach
  void close() {
    broadsheet.close();
  }

  @Test
  void exportsEverythingThenOnlyWhatIsNewOrChanged() throws IOException {
    assertThat(exported("jsonl", out)).containsExactlyInAnyOrderElementsOf(ids(0, 5));
    assertThat(tombstones()).isEmpty();

    save(1, 2, "corrected");
    save(5, 7, "later");
    broadsheet.store().articles().withdraw(Press.id(3), Press.FETCHED);

    assertThat(exported("jsonl", out))
        .containsExactlyInAnyOrder(Press.id(1), Press.id(5), Press.id(6));
    assertThat(tombstones())
        .containsExactlyInAnyOrder(tombstone(1, "superseded"), tombstone(3, "withdrawn"));
    assertThat(exported("jsonl", out)).isEmpty();
    assertThat(tombstones()).isEmpty();
  }

  @Test
  void namesWhatWasDeletedAmongWhatItHadExported() throws IOException {
    exported("jsonl", out);
    save(5, 6, "later");
    delete(2);
    delete(5);

    assertThat(exported("jsonl", out)).isEmpty();
    assertThat(tombstones()).containsExactly(tombstone(2, "deleted"));
  }

  private void delete(int i) {
    broadsheet
        .upkeep()
        .deletion(ArticleFilter.ALL.and(new Criterion.Ids(List.of(Press.id(i)))))
        .run(() -> false, count -> {});
  }

  @Test
  void namesWhatFitsNoMoreThoughNobodyTookItAway() throws IOException {
    save(Press.article(6, "first6"), List.of("bridge"));
    save(Press.article(7, "first7"), List.of("river"));
    ArticleFilter bridges = ArticleFilter.ALL.and(new Criterion.Tags(List.of("bridge")));
    exported(bridges, "bridges", "jsonl", out);
    save(Press.article(6, "first6"), List.of("river"));
    save(Press.article(7, "first7"), List.of("river", "ferry"));

    assertThat(exported(bridges, "bridges", "jsonl", out)).isEmpty();
    assertThat(tombstones()).containsExactly(tombstone(6, "dropped"));

    save(Press.article(6, "first6"), List.of("bridge"));
    assertThat(exported(bridges, "bridges", "jsonl", out)).containsExactly(Press.id(6));
    assertThat(tombstones()).isEmpty();
  }

  @Test
  void letsOneAtATimeGoOnWithAFile() throws IOException {
    AtomicReference<Throwable> refused = new AtomicReference<>();
    FileFormat lines =
        (FileFormat) Broadsheet.exportFormat("jsonl").with(Map.of(), out, broadsheet::archive);
    FileFormat slow =
        new FileFormat() {
          @Override
          public ArticleSink open(OutputStream file) throws IOException {
            refused.set(catchThrowable(() -> exported("jsonl", out)));
            return lines.open(file);
          }

          @Override
          public String extension() {
            return lines.extension();
          }
        };

    new SinceLast(broadsheet.store().articles(), folder.resolve("data/exports"))
        .export(ArticleFilter.ALL, "", "jsonl", slow, out);

    assertThat(refused.get())
        .isInstanceOf(CorpusException.class)
        .hasMessage(out + ": another export goes on there with --since-last; nothing was begun");
    assertThat(Files.readAllLines(out)).hasSize(5);
  }

  @Test
  void countsEachPlaceAndFormatForItself() throws IOException {
    exported("jsonl", out);

    assertThat(exported("jsonl", folder.resolve("other.jsonl"))).hasSize(5);
    broadsheet.corpora().exportSinceLast(ArticleFilter.ALL, "", "csv", Map.of(), out);
    assertThat(Files.readAllLines(out)).hasSize(6);
  }

  @Test
  void countsEachQuestionForItselfWhateverItsAnswer() throws IOException {
    exported("jsonl", out);
    ArticleFilter one = ArticleFilter.ALL.and(new Criterion.Ids(List.of(Press.id(1))));
    ArticleFilter two = ArticleFilter.ALL.and(new Criterion.Ids(ids(1, 3)));

    assertThat(exported(one, "мост", "jsonl", out)).containsExactly(Press.id(1));
    assertThat(exported(two, "мост", "jsonl", out)).containsExactly(Press.id(2));
    assertThat(exported("jsonl", out)).isEmpty();
  }

  @Test
  void exportsAgainWhatCouldNotBeWritten() throws IOException {
    Path bad = Files.createDirectory(out);
    assertThatThrownBy(() -> exported("jsonl", bad)).isInstanceOf(ExportException.class);
    Files.delete(bad);

    assertThat(exported("jsonl", out)).hasSize(5);
  }

  private List<String> exported(String format, Path file) throws IOException {
    return exported(ArticleFilter.ALL, "", format, file);
  }

  private List<String> exported(ArticleFilter filter, String asked, String format, Path file)
      throws IOException {
    broadsheet.corpora().exportSinceLast(filter, asked, format, Map.of(), file);
    return Files.readAllLines(file).stream().map(line -> ArticleJson.fromJson(line).id()).toList();
  }

  private List<String> tombstones() throws IOException {
    return Files.readAllLines(folder.resolve("news.jsonl.tombstones.jsonl"));
  }

  private static String tombstone(int i, String reason) {
    return "{\"id\":\"%s\",\"reason\":\"%s\"}".formatted(Press.id(i), reason);
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(Press::id).toList();
  }

  private void save(Article article, List<String> tags) {
    broadsheet.store().articles().save(List.of(Press.submission(Press.tagged(article, tags))));
  }

  private void save(int from, int to, String seed) {
    broadsheet
        .store()
        .articles()
        .save(
            IntStream.range(from, to)
                .mapToObj(i -> Press.submission(Press.article(i, seed + i)))
                .toList());
  }
}
