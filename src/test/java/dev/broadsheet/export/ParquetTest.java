package dev.broadsheet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jerolba.carpet.CarpetParquetReader;
import com.jerolba.carpet.io.FileSystemInputFile;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Block;
import dev.broadsheet.store.StoredArticles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ParquetCodec.class)
  void keepsTheOrderOfArticlesOverManyRowGroups(ParquetCodec codec) throws IOException {
    List<Article> articles = IntStream.range(0, 300).mapToObj(ParquetTest::longArticle).toList();

    Path file = folder.resolve("corpus");
    Exporter.export(Samples.stored(articles), new Parquet(codec, 1), file);

    assertThat(rows(file)).map(ParquetRow::article).isEqualTo(articles);
    assertThat(rowGroups(file)).isGreaterThan(2);
  }

  @Test
  void isAFileWithoutRowsWhereNothingIsChosen() throws IOException {
    Path file = folder.resolve("corpus");
    Exporter.export(Samples.stored(List.of()), Samples.format("parquet", Map.of()), file);

    assertThat(rows(file)).isEmpty();
  }

  @Test
  void hasWhatOlderFormsInTheStoreLack() throws IOException {
    String json = ArticleJson.toJson(Samples.BARE).replaceAll("\"(words|hash)\":[^,}]*,?", "");
    String older = json.replace(",}", "}").replaceFirst("\"text\":\"\",", "");
    assertThat(older).doesNotContain("words", "hash", "text");

    Path file = folder.resolve("corpus");
    Exporter.export(
        sink -> sink.accept(StoredArticles.stored(Samples.BARE, older)),
        Samples.format("parquet", Map.of()),
        file);

    assertThat(rows(file))
        .singleElement()
        .satisfies(row -> assertThat(row.hash()).isEqualTo(Samples.BARE.hash()))
        .satisfies(row -> assertThat(row.article()).isEqualTo(Samples.BARE));
  }

  @Test
  void readsBackAListWithoutItems() throws IOException {
    Article article =
        Samples.article(
            "https://example.org/news/4",
            "Список",
            new Block.Listing(true, List.of()),
            new Block.Table(List.of(List.of(), List.of("a"))));

    Path file = folder.resolve("corpus");
    Exporter.export(Samples.stored(List.of(article)), Samples.format("parquet", Map.of()), file);

    assertThat(rows(file)).map(ParquetRow::article).containsExactly(article);
  }

  @Test
  void tellsThatTheDiskIsFull() {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    List<Article> articles = IntStream.range(0, 300).mapToObj(ParquetTest::longArticle).toList();

    assertThatThrownBy(
            () ->
                Exporter.export(
                    Samples.stored(articles),
                    new Parquet(ParquetCodec.NONE, 1),
                    Path.of("/dev/full")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("No space left on device");
  }

  private static Article longArticle(int number) {
    return Samples.article(
        "https://example.org/news/" + number,
        "№ " + number,
        new Block.Paragraph(("«слово» \\ \"" + number + "\"\t").repeat(400).strip()));
  }

  private static List<ParquetRow> rows(Path file) throws IOException {
    try (ParquetReader<ParquetRow> reader =
        CarpetParquetReader.builder(new FileSystemInputFile(file.toFile()), ParquetRow.class)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(ParquetCodec.FACTORY)
            .build()) {
      List<ParquetRow> rows = new ArrayList<>();
      for (ParquetRow row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
      return rows;
    }
  }

  private static int rowGroups(Path file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new FileSystemInputFile(file.toFile()),
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
      return reader.getRowGroups().size();
    }
  }
}
