package dev.broadsheet.archive;

import com.github.luben.zstd.ZstdInputStream;
import dev.broadsheet.normalize.Gunzip;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * The body of an answer in another's archive. Some keep it as it was sent, some after decoding
 * together with the header that tells the coding; and some servers tell one that there is not.
 */
final class ArchivedBody {
  private static final int HEAD = 4;
  private static final Pattern MARKUP = Pattern.compile("3c|20|09|0a|0d|efbbbf|$");

  private ArchivedBody() {}

  /**
   * Takes the codings off that a body has.
   *
   * @param codings the values of Content-Encoding, in order
   */
  static InputStream decoded(InputStream body, List<String> codings) throws IOException {
    InputStream decoded = body;
    for (String coding : List.of(String.join(",", codings).split(",")).reversed()) {
      decoded = without(coding.strip().toLowerCase(Locale.ROOT), new BufferedInputStream(decoded));
    }
    return decoded;
  }

  private static InputStream without(String coding, BufferedInputStream body) throws IOException {
    String head = head(body);
    return switch (coding) {
      case "gzip", "x-gzip" -> head.startsWith("1f8b") ? new Gunzip(body) : body;
      case "zstd" -> head.startsWith("28b52ffd") ? new ZstdInputStream(body) : body;
      case "br" -> isMarkup(head) ? body : new BrotliInputStream(body);
      case "deflate" -> isMarkup(head) ? body : inflated(body, head);
      default -> body;
    };
  }

  private static String head(BufferedInputStream body) throws IOException {
    body.mark(HEAD);
    String head = HexFormat.of().formatHex(body.readNBytes(HEAD));
    body.reset();
    return head;
  }

  /** Whether a page begins here, perhaps with white space or a byte-order mark. */
  private static boolean isMarkup(String head) {
    return MARKUP.matcher(head).lookingAt();
  }

  /** By the specification there is a frame of zlib (RFC 1950) around it; many leave it out. */
  private static InputStream inflated(InputStream body, String head) {
    boolean isFramed =
        head.length() == 2 * HEAD
            && head.charAt(1) == '8'
            && Integer.parseInt(head.substring(0, 4), 16) % 31 == 0;
    return new InflaterInputStream(body, new Inflater(!isFramed));
  }
}
