package dev.broadsheet.export;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * A Parquet file whose footer is the same in every process. The library names the encodings of a
 * column in the order of identity hashes; here they are sorted.
 */
final class OrderedFooter extends FilterOutputStream {
  /** Behind the footer stand its length, of four bytes, and {@code PAR1}. */
  private static final int TRAILER = 8;

  private final ByteArrayOutputStream end = new ByteArrayOutputStream();
  private boolean isEnd;

  OrderedFooter(OutputStream file) {
    super(file);
  }

  /** What is written from here on has the footer; it is kept in memory until the file is closed. */
  void beginEnd() {
    isEnd = true;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    (isEnd ? end : out).write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    try (OutputStream file = out) {
      if (end.size() >= TRAILER) {
        writeEnd(file, end.toByteArray());
      }
    }
  }

  private static void writeEnd(OutputStream file, byte[] end) throws IOException {
    int trailer = end.length - TRAILER;
    int length = ByteBuffer.wrap(end, trailer, TRAILER).order(ByteOrder.LITTLE_ENDIAN).getInt();
    FileMetaData footer =
        Util.readFileMetaData(new ByteArrayInputStream(end, trailer - length, length));
    sortEncodings(footer);
    file.write(end, 0, trailer - length);
    Util.writeFileMetaData(footer, file); // as long as before: each encoding is a byte
    file.write(end, trailer, TRAILER);
  }

  private static void sortEncodings(FileMetaData footer) {
    for (RowGroup group : requireNonNull(footer.getRow_groups())) {
      for (ColumnChunk column : requireNonNull(group.getColumns())) {
        Collections.sort(requireNonNull(requireNonNull(column.getMeta_data()).getEncodings()));
      }
    }
  }
}
