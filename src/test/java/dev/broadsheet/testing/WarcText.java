package dev.broadsheet.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes WARC records by hand, as other programs do. */
public final class WarcText {
  private WarcText() {}

  /**
   * A record of WARC 1.0, uncompressed.
   *
   * @param fields more of its header, as "WARC-Profile: x"
   */
  public static byte[] record(
      String type, String target, String date, String mime, byte[] block, String... fields) {
    String head =
        """
        WARC/1.0\r
        WARC-Type: %s\r
        WARC-Record-ID: <urn:uuid:%s>\r
        WARC-Date: %s\r
        WARC-Target-URI: %s\r
        Content-Type: %s\r
        Content-Length: %d\r
        %s\r
        """
            .formatted(
                type,
                java.util.UUID.nameUUIDFromBytes((type + target + date).getBytes(UTF_8)),
                date,
                target,
                mime,
                block.length,
                String.join("", List.of(fields).stream().map(f -> f + "\r\n").toList()));
    return joined(head.getBytes(UTF_8), block, "\r\n\r\n".getBytes(UTF_8));
  }

  /** An answer with status 200. */
  public static byte[] response(
      String target, String date, String headers, byte[] body, String... fields) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n";
    return record(
        "response",
        target,
        date,
        "application/http; msgtype=response",
        joined(head.getBytes(UTF_8), body),
        fields);
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
