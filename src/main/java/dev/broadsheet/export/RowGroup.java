package dev.broadsheet.export;

import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Rows of a Parquet file as its pages will have them, in memory. */
final class RowGroup {
  private final int rows;
  private final ColumnChunkPageWriteStore pages;

  private RowGroup(int rows, ColumnChunkPageWriteStore pages) {
    this.rows = rows;
    this.pages = pages;
  }

  /** Makes the pages of articles. */
  static RowGroup of(
      List<StoredArticle> articles,
      MessageType schema,
      ParquetCodec codec,
      ParquetProperties properties) {
    BytesInputCompressor packer = codec.packer();
    try {
      ColumnChunkPageWriteStore pages =
          new ColumnChunkPageWriteStore(
              packer,
              schema,
              properties.getAllocator(),
              properties.getColumnIndexTruncateLength(),
              properties.getPageWriteChecksumEnabled());
      try (ColumnWriteStore columns = properties.newColumnWriteStore(schema, pages, pages)) {
        RecordConsumer rows = new ColumnIOFactory().getColumnIO(schema).getRecordWriter(columns);
        ParquetColumns writer = new ParquetColumns(schema, rows);
        articles.forEach(writer::write);
        rows.flush();
        columns.flush();
      }
      return new RowGroup(articles.size(), pages);
    } finally {
      packer.release();
    }
  }

  void writeTo(ParquetFileWriter file) throws IOException {
    try (pages) {
      file.startBlock(rows);
      pages.flushToFileWriter(file);
      file.endBlock();
    }
  }
}
