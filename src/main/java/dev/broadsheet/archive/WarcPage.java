package dev.broadsheet.archive;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
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
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page as WARC records: a {@code response} (a {@code resource}, where no server sent these bytes;
 * a {@code revisit}, where an earlier record of the address holds the same body), a {@code
 * metadata} record concurrent to it that holds as JSON what the first can't say (site, link,
 * requested address, how the page was had), and the {@code request}, where it is known.
 *
 * <p>A rendered page is a {@code resource}, and the answer that the browser received a {@code
 * response} concurrent to it: both come of one retrieval of one address, by WARC 1.1 (5.9) a
 * capture event. It is no {@code conversion}: that is made later and of the answer alone, while
 * scripts fetch the half of such a page.
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
   * @param original of a revisit: where the body is
   */
  record Context(
      String site,
      URI requested,
      Page.Via via,
      int status,
      Optional<String> charset,
      Map<String, List<String>> headers,
      Optional<RawRef> original,
      Link link) {}

  /** A record to be written and its block. */
  @SuppressWarnings("ArrayRecordComponent") // as in Page, of which it is made
  record Draft(WarcCaptureRecord record, byte[] block) {}

  static Draft capture(Page page) {
    return switch (page.via()) {
      case HTTP -> response(page, List.of());
      case BROWSER -> resource(page, "text/html;charset=utf-8");
      case FILE -> resource(page, "application/octet-stream");
    };
  }

  /** The answer of which a page was rendered. */
  static Draft sent(Page answer, URI rendered) {
    return response(answer, List.of(rendered));
  }

  private static Draft response(Page page, List<URI> concurrentTo) {
    byte[] head = head(page);
    byte[] block = new byte[head.length + page.body().length];
    System.arraycopy(head, 0, block, 0, head.length);
    System.arraycopy(page.body(), 0, block, head.length, page.body().length);
    WarcResponse.Builder record =
        new WarcResponse.Builder(page.url().toString())
            .version(MessageVersion.WARC_1_1)
            .date(page.fetched())
            .payloadDigest(digest(page.body()));
    concurrentTo.forEach(record::concurrentTo);
    return new Draft(record.body(MediaType.HTTP_RESPONSE, block).build(), block);
  }

  private static byte[] head(Page page) {
    HttpResponse.Builder http =
        new HttpResponse.Builder(page.status(), "").version(MessageVersion.HTTP_1_1);
    page.headers()
        .forEach(
            (name, values) -> {
              if (isCarried(name, values)) {
                values.forEach(v -> http.addHeader(archivedName(name), v));
              }
            });
    if (!page.isNotModified()) { // there it would be the length of the page
      http.setHeader("Content-Length", Integer.toString(page.body().length));
    }
    return http.build().serializeHeader();
  }

  /** A page whose body an earlier record of the same address holds; only its head is written. */
  static Draft revisit(Page page, Payload same) {
    byte[] head = head(page);
    WarcRevisit record =
        new WarcRevisit.Builder(page.url().toString(), WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
            .refersTo(same.id(), same.target(), same.date())
            .version(MessageVersion.WARC_1_1)
            .date(page.fetched())
            .payloadDigest(digest(page.body()))
            .body(MediaType.HTTP_RESPONSE, head)
            .build();
    return new Draft(record, head);
  }

  /**
   * The answer that a page has not changed.
   *
   * @param same the page, where the archive has it
   */
  static Draft notModified(Page answer, Optional<Payload> same) {
    byte[] head = head(answer);
    WarcRevisit.Builder record =
        new WarcRevisit.Builder(answer.url().toString(), WarcRevisit.SERVER_NOT_MODIFIED_1_1)
            .version(MessageVersion.WARC_1_1)
            .date(answer.fetched());
    same.ifPresent(page -> record.refersTo(page.id(), page.target(), page.date()));
    return new Draft(record.body(MediaType.HTTP_RESPONSE, head).build(), head);
  }

  /** Whether a record only tells that a page has not changed. */
  static boolean isNotModified(WarcCaptureRecord record) {
    return record instanceof WarcRevisit
        && record.headers().first("WARC-Profile").orElse("").endsWith("/server-not-modified");
  }

  static Validators validators(HttpResponse http) {
    return new Validators(http.headers().first("ETag"), http.headers().first("Last-Modified"));
  }

  /**
   * The request that a page answers, as far as others may read it.
   *
   * @param answer the record of the page
   */
  static Draft request(Page page, URI answer) {
    URI url = page.url();
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    HttpRequest.Builder http =
        new HttpRequest.Builder("GET", target).version(MessageVersion.HTTP_1_1);
    page.asked()
        .forEach(
            (name, values) -> {
              if (isCarried(name, values)) {
                values.forEach(v -> http.addHeader(name, v));
              }
            });
    byte[] head = http.build().serializeHeader();
    WarcRequest record =
        new WarcRequest.Builder(url.toString())
            .version(MessageVersion.WARC_1_1)
            .date(page.fetched())
            .concurrentTo(answer)
            .body(MediaType.HTTP_REQUEST, head)
            .build();
    return new Draft(record, head);
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
  static Draft context(PackedPage packed, String site, Link link, Instant written) {
    Page page = packed.page();
    boolean response = page.via() == Page.Via.HTTP;
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
            packed.original(),
            link);
    byte[] json = JSON.writeValueAsString(context).getBytes(StandardCharsets.UTF_8);
    WarcMetadata record =
        new WarcMetadata.Builder()
            .targetURI(page.url().toString())
            .version(MessageVersion.WARC_1_1)
            .date(written)
            .concurrentTo(packed.record().id())
            .body(MediaType.parse("application/json"), json)
            .build();
    return new Draft(record, json);
  }

  /** The bytes and headers of a capture whose turn it is in its reader. */
  static Captured read(WarcCaptureRecord record) throws IOException {
    Optional<HttpResponse> head = http(record);
    if (head.isEmpty()) {
      return new Captured(record, 0, Map.of(), record.body().stream().readAllBytes());
    }
    HttpResponse http = head.get();
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
    // a revisit has the length of a body that it has not
    byte[] body = record instanceof WarcRevisit ? new byte[0] : http.body().stream().readAllBytes();
    return new Captured(record, http.status(), headers, body);
  }

  private static Optional<HttpResponse> http(WarcCaptureRecord record) throws IOException {
    return switch (record) {
      case WarcResponse response -> Optional.of(response.http());
      case WarcRevisit revisit -> Optional.of(revisit.http());
      default -> Optional.empty();
    };
  }

  static Context context(WarcMetadata metadata) throws IOException {
    return JSON.readValue(metadata.body().stream().readAllBytes(), Context.class);
  }

  /** A capture that was read and waits for its metadata. */
  @SuppressWarnings("ArrayRecordComponent") // as in Page, which it becomes
  record Captured(
      WarcCaptureRecord record, int status, Map<String, List<String>> headers, byte[] body) {

    /**
     * @param whole the body, which another record may hold
     */
    RawRecord with(Context context, byte[] whole, RawRef ref) {
      Map<String, List<String>> all = new LinkedHashMap<>(headers);
      all.putAll(context.headers());
      Page page =
          new Page(
              context.requested(),
              URI.create(record.target()),
              record instanceof WarcResource ? context.status() : status,
              all,
              whole,
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

  static WarcDigest digest(byte[] body) {
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
