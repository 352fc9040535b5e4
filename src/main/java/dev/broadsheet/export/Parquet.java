package dev.broadsheet.export;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.TimeUnit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;

/** A row an article in Apache Parquet, as {@link ParquetRow} has it. */
record Parquet(ParquetCodec codec, int rowGroup) implements FileFormat {
  private static final FormatOption<Integer> ROW_GROUP =
      FormatOption.number(
          "rowgroup",
          1,
          1024,
          32,
          "MiB of a row group: what is written, and read, at a time; it takes as much memory.");

  /** Columns whose values differ from article to article: no dictionary is tried for them. */
  private static final List<String> UNREPEATED =
      List.of("id", "url", "title", "subtitle", "lead", "text", "body.list.element.text", "hash");

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
    OrderedFooter file = new OrderedFooter(new BufferedOutputStream(out, 1 << 16));
    CarpetWriter.Builder<ParquetRow> writer =
        new CarpetWriter.Builder<>(file, ParquetRow.class)
            .withConf(new PlainParquetConfiguration())
            .withDefaultTimeUnit(TimeUnit.MICROS)
            .withCompressionCodec(codec.parquetName())
            .withCodecFactory(ParquetCodec.FACTORY)
            .withRowGroupSize((long) rowGroup << 20);
    UNREPEATED.forEach(column -> writer.withDictionaryEncoding(column, false));
    return new Ahead<>(ParquetRow::of, new Rows(file, writer.build()));
  }

  private record Rows(OrderedFooter file, CarpetWriter<ParquetRow> writer)
      implements Ahead.Last<ParquetRow> {
    @Override
    public void write(ParquetRow row) throws IOException {
      writer.write(row);
    }

    @Override
    public void close() throws IOException {
      file.beginEnd();
      writer.close();
    }
  }
}
