package dev.broadsheet.fetch;

import com.github.luben.zstd.ZstdInputStream;
import dev.broadsheet.normalize.Gunzip;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what Content-Encoding put on: gzip, Brotli, zstd, or several of them; and deflate,
 * which some servers take unasked.
 */
final class ContentCoding {
  /** What we tell servers. */
  static final String ACCEPTED = "gzip, br, zstd";

  private static final Set<String> KNOWN = Set.of("gzip", "x-gzip", "br", "zstd", "deflate");

  /** Nobody honest compresses more often; each coding costs a window of memory. */
  private static final int MAX_CODINGS = 3;

  /** RFC 9659: a zstd window in HTTP is 8 MiB at most. */
  private static final int ZSTD_WINDOW_LOG = 23;

  private ContentCoding() {}

  /** The body is not what its Content-Encoding says. */
  static final class BadCodingException extends IOException {
    private static final long serialVersionUID = 1;

    private BadCodingException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Reads a body and decodes it.
   *
   * @param headers the values of Content-Encoding, in order
   * @param max how many decoded bytes to read at most
   * @return the decoded bytes, one more than {@code max} when there are more
   * @throws BadCodingException if the bytes don't follow a coding; other exceptions come from
   *     {@code body}
   */
  static byte[] read(InputStream body, List<String> headers, int max) throws IOException {
    List<String> codings = codings(headers);
    Source source = new Source(body);
    InputStream decoded = source;
    try {
      decoded.mark(1);
      if (decoded.read() < 0) {
        return new byte[0]; // nothing, whatever it is said to be packed in
      }
      decoded.reset();
      for (String coding : codings.reversed()) {
        decoded = decoder(coding, decoded);
      }
      return decoded.readNBytes(max == Integer.MAX_VALUE ? max : max + 1);
    } catch (IOException | RuntimeException e) {
      if (source.failure != null) {
        throw source.failure;
      }
      throw new BadCodingException("the body is not the " + codings + " it is said to be", e);
    } finally {
      decoded.close();
    }
  }

  /** What is no coding that was ever in use, as {@code none} or {@code utf-8}, packs nothing. */
  private static List<String> codings(List<String> headers) throws BadCodingException {
    List<String> codings =
        headers.stream()
            .flatMap(h -> Stream.of(h.split(",")))
            .map(c -> c.strip().toLowerCase(Locale.ROOT))
            .filter(KNOWN::contains)
            .toList();
    if (codings.size() > MAX_CODINGS) {
      throw new BadCodingException(
          "the body is packed " + codings.size() + " times, expected at most " + MAX_CODINGS, null);
    }
    return codings;
  }

  private static InputStream decoder(String coding, InputStream in) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> new Gunzip(in);
      case "br" -> new BrotliInputStream(in);
      case "zstd" -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG);
      case "deflate" -> inflated(new BufferedInputStream(in));
      default -> throw new IllegalArgumentException(coding);
    };
  }

  /** By the specification there is a frame of zlib (RFC 1950) around it; many leave it out. */
  private static InputStream inflated(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    boolean isFramed = (first & 0xf) == 8 && (first << 8 | in.read()) % 31 == 0;
    in.reset();
    return new InflaterInputStream(in, new Inflater(!isFramed));
  }

  /** The body as it comes; remembers whether the trouble began here or in a decoder. */
  private static final class Source extends BufferedInputStream {
    private @Nullable IOException failure;

    Source(InputStream in) {
      super(in);
    }

    @Override
    public synchronized int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return super.read(bytes, from, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
