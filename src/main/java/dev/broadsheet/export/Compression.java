package dev.broadsheet.export;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** How a file is compressed as a whole. */
enum Compression {
  /** As the file's name says. */
  AUTO(""),
  NONE(""),
  GZIP(".gz"),
  ZSTD(".zst");

  static final FormatOption<Compression> OPTION =
      FormatOption.choice(
          "compress",
          Compression.class,
          "The whole file is compressed; auto: as its name says, by .gz or .zst at the end.");

  private static final int BUFFER = 1 << 16;

  private final String ending;

  Compression(String ending) {
    this.ending = ending;
  }

  /** What is meant for a file of this name. */
  Compression of(Path file) {
    if (this != AUTO) {
      return this;
    }
    String name = file.toString();
    return name.endsWith(GZIP.ending) ? GZIP : name.endsWith(ZSTD.ending) ? ZSTD : NONE;
  }

  FileFormat around(FileFormat format) {
    return ending.isEmpty() ? format : new Compressed(format, this);
  }

  private OutputStream onto(OutputStream out) throws IOException {
    return switch (this) {
      case AUTO, NONE -> out;
      case GZIP -> new GZIPOutputStream(out, BUFFER);
      case ZSTD -> new ZstdOutputStream(out).setChecksum(true);
    };
  }

  /** A format whose file is compressed. */
  private record Compressed(FileFormat format, Compression compression) implements FileFormat {
    @Override
    public String extension() {
      return format.extension() + compression.ending;
    }

    @Override
    public ArticleSink open(OutputStream out) throws IOException {
      return format.open(compression.onto(out));
    }
  }
}
