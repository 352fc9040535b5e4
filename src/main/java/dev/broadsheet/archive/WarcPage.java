package dev.broadsheet.archive;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page as two WARC records: a {@code response} (a {@code resource}, where no server sent these
 * bytes), and a {@code metadata} record concurrent to it that holds as JSON what the first can't
 * say: site, link, requested address, how the page was had.
 */
final class WarcPage {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // lone surrogates of broken titles pass too
          .build();

  /**
   * A body is archived as it was after decoding, so these would be lies; by the habit of other
   * archives they are kept under another name.
   */
  private static final Set<String> OF_TRANSFER =
      Set.of("content-encoding", "transfer-encoding", "content-length");

  private static final String ORIGINAL = "X-Archive-Orig-";

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern PLAIN = Pattern.compile("[!-~](?:[ -~]*[!-~])?");

  private WarcPage() {}

  /**
   * What the metadata record holds.
   *
   * @param status of a page that is no response record
   * @param headers those that an HTTP block can't carry exactly
   */
  private record Context(
      String site,
      URI requested,
      Page.Via via,
      int status,
      Optional<String> charset,
      Map<String, List<String>> headers,
      Link link) {}

  /** A record to be written and its block. */
  @SuppressWarnings("ArrayRecordComponent") // as in Page, of which it is made
  record Draft(WarcCaptureRecord record, byte[] block) {}

  static Draft capture(Page page) {
    return switch (page.via()) {
      case HTTP -> response(page);
      case BROWSER -> resource(page, "text/html;charset=utf-8");
      case FILE -> resource(page, "application/octet-stream");
    };
  }

  private static Draft response(Page page) {
    HttpResponse.Builder http =
        new HttpResponse.Builder(page.status(), "").version(MessageVersion.HTTP_1_1);
    page.headers()
        .forEach(
            (name, values) -> {
              if (isCarried(name, values)) {
                values.forEach(v -> http.addHeader(archivedName(name), v));
              }
            });
    http.setHeader("Content-Length", Integer.toString(page.body().length));
    byte[] head = http.build().serializeHeader();
    byte[] block = new byte[head.length + page.body().length];
    System.arraycopy(head, 0, block, 0, head.length);
    System.arraycopy(page.body(), 0, block, head.length, page.body().length);
    WarcResponse record =
        new WarcResponse.Builder(page.url().toString())
            .version(MessageVersion.WARC_1_1)
            .date(page.fetched())
            .payloadDigest(digest(page.body()))
            .body(MediaType.HTTP_RESPONSE, block)
            .build();
    return new Draft(record, block);
  }

  private static Draft resource(Page page, String type) {
    WarcResource record =
        new WarcResource.Builder()
            .setHeader("WARC-Target-URI", page.url().toString())
            .version(MessageVersion.WARC_1_1)
            .date(page.fetched())
            .payloadDigest(digest(page.body()))
            .body(MediaType.parse(type), page.body())
            .build();
    return new Draft(record, page.body());
  }

  /** The metadata record of a capture; its date is the time of writing. */
  static Draft context(
      WarcCaptureRecord capture, String site, Link link, Page page, Instant written) {
    boolean response = capture instanceof WarcResponse;
    Map<String, List<String>> headers = new TreeMap<>();
    page.headers()
        .forEach(
            (name, values) -> {
              if (!response || !isCarried(name, values)) {
                headers.put(name, values);
              }
            });
    Context context =
        new Context(
            site,
            page.requested(),
            page.via(),
            page.status(),
            page.charset().map(Charset::name),
            headers,
            link);
    byte[] json = JSON.writeValueAsString(context).getBytes(StandardCharsets.UTF_8);
    WarcMetadata record =
        new WarcMetadata.Builder()
            .targetURI(page.url().toString())
            .version(MessageVersion.WARC_1_1)
            .date(written)
            .concurrentTo(capture.id())
            .body(MediaType.parse("application/json"), json)
            .build();
    return new Draft(record, json);
  }

  /** The bytes and headers of a capture whose turn it is in its reader. */
  static Captured read(WarcCaptureRecord record) throws IOException {
    if (!(record instanceof WarcResponse response)) {
      return new Captured(record, 0, Map.of(), record.body().stream().readAllBytes());
    }
    HttpResponse http = response.http();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    http.headers()
        .map()
        .forEach(
            (name, values) -> {
              if (name.regionMatches(true, 0, ORIGINAL, 0, ORIGINAL.length())) {
                headers.put(name.substring(ORIGINAL.length()), values);
              } else if (!OF_TRANSFER.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
              }
            });
    return new Captured(record, http.status(), headers, http.body().stream().readAllBytes());
  }

  /** A capture that was read and waits for its metadata. */
  @SuppressWarnings("ArrayRecordComponent") // as in Page, which it becomes
  record Captured(
      WarcCaptureRecord record, int status, Map<String, List<String>> headers, byte[] body) {

    RawRecord with(WarcMetadata metadata, RawRef ref) throws IOException {
      Context context = JSON.readValue(metadata.body().stream().readAllBytes(), Context.class);
      Map<String, List<String>> all = new LinkedHashMap<>(headers);
      all.putAll(context.headers());
      Page page =
          new Page(
              context.requested(),
              URI.create(record.target()),
              record instanceof WarcResponse ? status : context.status(),
              all,
              body,
              context.charset().map(Charset::forName),
              record.date(),
              context.via());
      return new RawRecord(ref, context.site(), context.link(), page);
    }
  }

  private static boolean isCarried(String name, List<String> values) {
    return TOKEN.matcher(name).matches()
        && !name.regionMatches(true, 0, ORIGINAL, 0, ORIGINAL.length())
        && !values.isEmpty()
        && values.stream().allMatch(v -> PLAIN.matcher(v).matches());
  }

  private static String archivedName(String name) {
    return OF_TRANSFER.contains(name.toLowerCase(Locale.ROOT)) ? ORIGINAL + name : name;
  }

  private static WarcDigest digest(byte[] body) {
    try {
      // SHA-1 is what other archives compare payloads by; nothing here trusts it
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(body);
      return new WarcDigest(sha1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
