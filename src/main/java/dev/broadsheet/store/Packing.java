package dev.broadsheet.store;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;

/** Texts as {@code texts.json} holds them: a third of their size, and read faster for it. */
final class Packing {
  private static final int LEVEL = 1;

  private Packing() {}

  static byte[] pack(String text) {
    return Zstd.compress(Texts.clean(text).getBytes(StandardCharsets.UTF_8), LEVEL);
  }

  /** The text in UTF-8. */
  static byte[] unpack(byte[] packed) {
    return Zstd.decompress(packed, Math.toIntExact(Zstd.getFrameContentSize(packed)));
  }
}
