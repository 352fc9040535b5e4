package dev.broadsheet.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Texts as {@code texts.json} holds them: a third of their size, and read faster for it. Contexts
 * are used again: to make one takes longer than to unpack an article.
 */
final class Packing {
  private static final int LEVEL = 1;

  private static final Queue<ZstdCompressCtx> PACKERS = new ConcurrentLinkedQueue<>();
  private static final Queue<ZstdDecompressCtx> UNPACKERS = new ConcurrentLinkedQueue<>();

  private Packing() {}

  static byte[] pack(String text) {
    byte[] utf8 = Texts.clean(text).getBytes(StandardCharsets.UTF_8);
    return with(PACKERS, () -> new ZstdCompressCtx().setLevel(LEVEL), c -> c.compress(utf8));
  }

  /** The text in UTF-8. */
  static byte[] unpack(byte[] packed) {
    int size = Math.toIntExact(Zstd.getFrameContentSize(packed));
    return with(UNPACKERS, ZstdDecompressCtx::new, c -> c.decompress(packed, size));
  }

  static String text(byte[] packed) {
    return new String(unpack(packed), StandardCharsets.UTF_8);
  }

  private static <C> byte[] with(Queue<C> free, Supplier<C> maker, Function<C, byte[]> work) {
    C waiting = free.poll();
    C context = waiting == null ? make(maker) : waiting;
    byte[] done = work.apply(context);
    free.add(context);
    return done;
  }

  private static <C> C make(Supplier<C> maker) {
    try {
      return maker.get();
    } catch (LinkageError e) {
      throw new StoreException(
          "texts can't be packed: %s. The library is laid down in %s first: free some space there"
              .formatted(Failures.firstLine(e), System.getProperty("java.io.tmpdir")),
          e);
    }
  }
}
