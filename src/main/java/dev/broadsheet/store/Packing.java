package dev.broadsheet.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.util.Native;
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

  /** How many bytes the text has in UTF-8. */
  static int size(byte[] packed) {
    return Math.toIntExact(Zstd.getFrameContentSize(packed));
  }

  /**
   * Puts the text in UTF-8 into an array that has room for it.
   *
   * @return how many bytes it has
   */
  static int unpack(byte[] packed, byte[] into, int at) {
    return with(
        UNPACKERS,
        ZstdDecompressCtx::new,
        c -> c.decompressByteArray(into, at, into.length - at, packed, 0, packed.length));
  }

  static String text(byte[] packed) {
    byte[] utf8 = new byte[size(packed)];
    unpack(packed, utf8, 0);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static <C, T> T with(Queue<C> free, Supplier<C> maker, Function<C, T> work) {
    C waiting = free.poll();
    C context = waiting == null ? make(maker) : waiting;
    T done = work.apply(context);
    free.add(context);
    return done;
  }

  private static <C> C make(Supplier<C> maker) {
    try {
      Native.load(); // a class that fails in loading it says why but once, to whoever was first
      return maker.get();
    } catch (LinkageError e) {
      throw new StoreException(
          "texts can't be packed: %s. The library is laid down in %s first: free some space there"
              .formatted(Failures.firstLine(e), System.getProperty("java.io.tmpdir")),
          e);
    }
  }
}
