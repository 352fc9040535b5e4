package dev.broadsheet.discover;

import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.Charsets;
import dev.broadsheet.normalize.Gunzip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The text of a feed or a site map: unpacked, within bounds, in the charset that its bytes show.
 */
final class XmlText {
  /** A site map's own bound (sitemaps.org), unpacked. */
  static final int MAX_BYTES = 50 << 20;

  private XmlText() {}

  /**
   * The page's text.
   *
   * @throws IOException if the page is a gzip file that is broken or holds too much
   */
  static String of(Page page) throws IOException {
    byte[] body = page.body();
    boolean packed = body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    return Charsets.decode(packed ? unpacked(page) : page);
  }

  private static Page unpacked(Page page) throws IOException {
    try (InputStream in = new Gunzip(new ByteArrayInputStream(page.body()))) {
      byte[] body = in.readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        throw new IOException("more than " + (MAX_BYTES >> 20) + " MiB when unpacked");
      }
      return page.withBody(body);
    }
  }
}
