package dev.broadsheet.export;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Packs one page after the other; what it gives is of use until the next. Not thread-safe. */
final class ZstdPacker implements BytesInputCompressor {
  private static final int LEVEL = 1;

  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
  private final Page page = new Page();
  private byte[] packed = {};

  /** Lends its bytes, which need not be copied. */
  private static final class Page extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }
  }

  @Override
  public BytesInput compress(BytesInput bytes) throws IOException {
    page.reset();
    bytes.writeAllTo(page);
    int most = Math.toIntExact(Zstd.compressBound(page.size()));
    if (packed.length < most) {
      packed = new byte[most];
    }
    int size = zstd.compressByteArray(packed, 0, packed.length, page.bytes(), 0, page.size());
    return BytesInput.from(packed, 0, size);
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  @Override
  public void release() {
    zstd.close();
  }
}
