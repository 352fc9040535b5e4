package dev.broadsheet.export;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How the pages of a Parquet file are compressed; needs no Hadoop, as Parquet's own codecs do. */
enum ParquetCodec {
  ZSTD(CompressionCodecName.ZSTD) {
    @Override
    BytesInputCompressor packer() {
      return new ZstdPacker();
    }

    @Override
    byte[] unpacked(byte[] bytes, int size) {
      return Zstd.decompress(bytes, size);
    }
  },
  GZIP(CompressionCodecName.GZIP) {
    @Override
    BytesInputCompressor packer() {
      return new Packer(
          parquetName(),
          page -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
              page.writeAllTo(gzip);
            }
            return BytesInput.from(out);
          });
    }

    @Override
    byte[] unpacked(byte[] bytes, int size) throws IOException {
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return gzip.readNBytes(size);
      }
    }
  },
  NONE(CompressionCodecName.UNCOMPRESSED) {
    @Override
    BytesInputCompressor packer() {
      return new Packer(parquetName(), page -> page);
    }

    @Override
    byte[] unpacked(byte[] bytes, int size) {
      return bytes;
    }
  };

  static final FormatOption<ParquetCodec> OPTION =
      FormatOption.choice("compress", ParquetCodec.class, "How the file's pages are compressed.");

  static final CompressionCodecFactory FACTORY = new Factory();

  private final CompressionCodecName parquetName;

  ParquetCodec(CompressionCodecName parquetName) {
    this.parquetName = parquetName;
  }

  CompressionCodecName parquetName() {
    return parquetName;
  }

  /** A new one, for one thread; to be released. What it gives is of use until the next page. */
  abstract BytesInputCompressor packer();

  abstract byte[] unpacked(byte[] bytes, int size) throws IOException;

  private static ParquetCodec of(CompressionCodecName name) {
    for (ParquetCodec codec : values()) {
      if (codec.parquetName == name) {
        return codec;
      }
    }
    throw new IllegalArgumentException(
        "found Parquet compressed by " + name + ", expected ZSTD, GZIP or UNCOMPRESSED");
  }

  private static byte[] all(BytesInput bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
    bytes.writeAllTo(out);
    return out.toByteArray();
  }

  private static final class Factory implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      return of(name).packer();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      return new Unpacker(of(name));
    }

    @Override
    public void release() {}
  }

  private interface Packing {
    BytesInput pack(BytesInput page) throws IOException;
  }

  private record Packer(CompressionCodecName getCodecName, Packing packing)
      implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return packing.pack(bytes);
    }

    @Override
    public void release() {}
  }

  private record Unpacker(ParquetCodec codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      return BytesInput.from(codec.unpacked(all(bytes), size));
    }

    @Override
    public void decompress(ByteBuffer input, int packed, ByteBuffer output, int size)
        throws IOException {
      byte[] bytes = new byte[packed];
      input.get(bytes);
      output.put(codec.unpacked(bytes, size));
    }

    @Override
    public void release() {}
  }
}
