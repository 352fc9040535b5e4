package dev.broadsheet.export;

import com.jerolba.carpet.io.OutputStreamOutputFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;

/** A row an article in Apache Parquet; {@link ParquetRow} reads it. */
record Parquet(ParquetCodec codec, int rowGroup) implements FileFormat {
  private static final FormatOption<Integer> ROW_GROUP =
      FormatOption.number(
          "rowgroup",
          1,
          1024,
          32,
          "MiB of JSON for a row group: what is written, and read, at a time; two more than there"
              + " are processors are in memory.");

  /** Columns whose values differ from article to article: no dictionary is tried for them. */
  private static final List<String> UNREPEATED =
      List.of("id", "url", "title", "subtitle", "lead", "text", "body.list.element.text", "hash");

  /** In bytes: the least and the greatest value of a column need not be whole. */
  private static final int LONGEST_STATISTIC = 64;

  private static final ParquetProperties PROPERTIES = properties();

  static final FormatKind KIND =
      new FormatKind(
          "parquet",
          "Apache Parquet, for DuckDB, pandas and Spark.",
          "Everything: lists as lists; blocks of the body and images as lists of structs; times as"
              + " timestamps at UTC, and beside them as the page told them; `import` reads it"
              + " back.",
          List.of(ParquetCodec.OPTION, ROW_GROUP),
          (values, raw) -> new Parquet(values.get(ParquetCodec.OPTION), values.get(ROW_GROUP)));

  @Override
  public String extension() {
    return "parquet";
  }

  @Override
  public ArticleSink open(OutputStream out) throws IOException {
    OrderedFooter footer = new OrderedFooter(new BufferedOutputStream(out, 1 << 16));
    ParquetFileWriter file =
        new ParquetFileWriter(
            new OutputStreamOutputFile(footer),
            ParquetSchema.ARTICLE,
            ParquetFileWriter.Mode.CREATE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
            null,
            PROPERTIES);
    file.start();
    return new Ahead<>(
        (long) rowGroup << 20,
        articles -> RowGroup.of(articles, ParquetSchema.ARTICLE, codec, PROPERTIES),
        new RowGroups(footer, file));
  }

  private static ParquetProperties properties() {
    ParquetProperties.Builder properties =
        ParquetProperties.builder()
            .withStatisticsTruncateLength(LONGEST_STATISTIC)
            .withSizeStatisticsEnabled(false);
    UNREPEATED.forEach(column -> properties.withDictionaryEncoding(column, false));
    return properties.build();
  }

  private record RowGroups(OrderedFooter footer, ParquetFileWriter file)
      implements Ahead.Last<RowGroup> {
    @Override
    public void write(RowGroup group) throws IOException {
      group.writeTo(file);
    }

    @Override
    public void close() throws IOException {
      try (file) {
        footer.beginEnd();
        file.end(Map.of());
      }
    }
  }
}
