package dev.broadsheet.article;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A response as fetched.
 *
 * @param requested the address that was asked for
 * @param url the address that answered, after redirects
 * @param status the HTTP status; 200 for a file
 * @param headers as sent, names in any case
 * @param body the bytes after content decoding (gzip, Brotli, zstd); for a browser the document as
 *     rendered, in UTF-8
 * @param charset what is known for certain of the bytes; else it is found from BOM, header, meta
 *     and detection
 * @param via how the page was had
 * @param asked the headers of the request that this answers, without secrets; empty where they are
 *     not known
 * @param sent of a rendered page: the answer as the browser received it, where that is known
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a body is megabytes: it is shared, and nobody writes to it
public record Page(
    URI requested,
    URI url,
    int status,
    Map<String, List<String>> headers,
    byte[] body,
    Optional<Charset> charset,
    Instant fetched,
    Via via,
    Map<String, List<String>> asked,
    Optional<Page> sent) {

  /** How a page was had. */
  public enum Via {
    HTTP,
    BROWSER,
    FILE
  }

  public Page {
    Objects.requireNonNull(requested, "requested");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(charset, "charset");
    Objects.requireNonNull(fetched, "fetched");
    Objects.requireNonNull(via, "via");
    Objects.requireNonNull(sent, "sent");
    headers = copy(headers);
    asked = copy(asked);
  }

  /** A page of whose request nothing is known. */
  public Page(
      URI requested,
      URI url,
      int status,
      Map<String, List<String>> headers,
      byte[] body,
      Optional<Charset> charset,
      Instant fetched,
      Via via) {
    this(requested, url, status, headers, body, charset, fetched, via, Map.of(), Optional.empty());
  }

  /** The same page with other bytes, unpacked or cut. */
  public Page withBody(byte[] other) {
    return new Page(requested, url, status, headers, other, charset, fetched, via, asked, sent);
  }

  /** The same page, rendered from an answer. */
  public Page withSent(Page answer) {
    return new Page(
        requested, url, status, headers, body, charset, fetched, via, asked, Optional.of(answer));
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> headers) {
    Map<String, List<String>> copy =
        new TreeMap<>(Comparator.comparing((String s) -> s, String.CASE_INSENSITIVE_ORDER));
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    return Collections.unmodifiableMap(copy);
  }

  /** Whether the server says that the copy at hand is still right: then there is no body. */
  public boolean isNotModified() {
    return status == 304;
  }

  /** The first value of a header, its name in any case. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** A saved page: bytes of a file that stand for the answer of an address. */
  public static Page ofFile(URI url, byte[] body, Optional<Charset> charset, Instant fetched) {
    return new Page(url, url, 200, Map.of(), body, charset, fetched, Via.FILE);
  }
}
