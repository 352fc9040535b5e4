package dev.broadsheet.archive;

import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.CanonicalUrl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * The pages of a WARC file, 1.0 or 1.1, that another program wrote: responses with status 200, or
 * 203 where a proxy had changed the page, and resources, HTML both, and revisits of such where
 * their page is at hand. Of a damaged gzip file what stands behind the damage is read, too.
 */
public final class ForeignWarc implements Closeable {
  private static final URI NOWHERE = URI.create("https://nowhere.invalid/");
  private static final int OK = 200;
  private static final Set<Integer> PAGES = Set.of(OK, 203);

  private final Path file;
  private final int maxBodyBytes;
  private final Originals originals;
  private final PageVisitor visitor;
  private final FileChannel channel;
  private WarcReader reader;
  private long offset;
  private @Nullable URI lastResource;

  /** While the visitor has the word: what goes wrong then is no fault of the file. */
  private boolean isVisiting;

  private ForeignWarc(Path file, int maxBodyBytes, Originals originals, PageVisitor visitor)
      throws IOException {
    this.file = file;
    this.maxBodyBytes = maxBodyBytes;
    this.originals = originals;
    this.visitor = visitor;
    this.channel = FileChannel.open(file);
    try {
      this.reader = new WarcReader(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Shows the pages of a file in its order.
   *
   * @param maxBodyBytes a longer page is told and left out
   * @param originals of the files read before; this one's are added
   */
  public static void read(Path file, int maxBodyBytes, Originals originals, PageVisitor visitor) {
    try (ForeignWarc warc = new ForeignWarc(file, maxBodyBytes, originals, visitor)) {
      warc.readAll();
    } catch (IOException e) {
      visitor.problem(file + ": can't be read: " + e.getMessage());
    }
  }

  private void readAll() throws IOException {
    if (reader.compression() == WarcCompression.ZSTD) {
      // the library waits for ever behind the first frame
      visitor.problem(file + ": is packed by zstd; unpack it first, by zstd -d");
      return;
    }
    boolean isInTrouble = false;
    boolean goesOn = true;
    while (goesOn && visitor.goesOn()) {
      boolean isWhole = false;
      try {
        Optional<WarcRecord> record = reader.next();
        goesOn = record.isPresent();
        if (goesOn) {
          offset = reader.position();
          isWhole = true;
          isInTrouble = false;
          show(record.get());
        }
      } catch (IOException | RuntimeException e) {
        if (isVisiting) {
          throw e;
        }
        // a damaged header reaches the parsers of numbers, dates and media types
        if (!isInTrouble) {
          visitor.problem("%s: at byte %d: %s".formatted(file, reader.position(), told(e)));
        }
        isInTrouble = true;
        goesOn = reader.compression() == WarcCompression.GZIP ? findNext() : isWhole;
      }
    }
  }

  private <T> T visit(Supplier<T> visit) {
    isVisiting = true;
    T answer = visit.get();
    isVisiting = false;
    return answer;
  }

  private void visit(Page page) {
    visit(
        () -> {
          visitor.page(page);
          return page;
        });
  }

  private static String told(Exception e) {
    return e.getMessage() == null ? "there is no WARC record" : e.getMessage();
  }

  private void show(WarcRecord record) throws IOException {
    switch (record) {
      case WarcResponse response when response.concurrentTo().contains(lastResource) ->
          visitor.leftOut("answers beside their page as a browser rendered it");
      case WarcResponse response when isHttp(response) -> showResponse(response);
      case WarcResource resource when isHtml(resource.contentType()) -> showResource(resource);
      case WarcResponse response -> visitor.leftOut("answers that are no web pages");
      case WarcResource resource -> visitor.leftOut("resources that are no web pages");
      case WarcRevisit revisit when WarcPage.isNotModified(revisit) ->
          visitor.leftOut("answers that a page had not changed");
      case WarcRevisit revisit -> showRevisit(revisit);
      default -> {}
    }
  }

  private void showResponse(WarcResponse response) throws IOException {
    HttpResponse http = response.http();
    boolean isUntold = http.headers().first("Content-Type").isEmpty();
    if (PAGES.contains(http.status()) && (isUntold || isHtml(http.contentType()))) {
      Originals.Place place = new Originals.Place(file, offset);
      if (isWhole(response)) {
        response.payloadDigest().ifPresent(digest -> originals.add(digest, place));
      }
      showPage(response, Page.Via.HTTP, http.status(), http.headers().map(), decoded(http));
    } else {
      visitor.leftOut("answers that are no web pages");
    }
  }

  private void showRevisit(WarcRevisit revisit) throws IOException {
    Optional<URI> url = wanted(revisit);
    if (url.isPresent()) {
      Optional<Page> original = original(revisit);
      if (original.isPresent()) {
        visit(repeated(original.get(), url.get(), RecordTime.of(revisit)));
      } else {
        visitor.leftOut("revisits whose page is neither in the files nor in the archive");
      }
    }
  }

  /** The page that a revisit repeats: of the files that are read, or taken in long ago. */
  private Optional<Page> original(WarcRevisit revisit) throws IOException {
    Optional<Originals.Place> place = revisit.payloadDigest().flatMap(originals::of);
    if (place.isPresent()) {
      return Optional.of(page(place.get()));
    }
    Optional<URI> target =
        revisit.refersToTargetURI().flatMap(told -> CanonicalUrl.resolve(NOWHERE, told.toString()));
    Optional<Instant> date = RecordTime.ofOriginal(revisit);
    return target.isPresent() && date.isPresent()
        ? takenIn(target.get(), date.get())
        : Optional.empty();
  }

  private Optional<Page> takenIn(URI url, Instant date) {
    return visit(() -> visitor.takenIn(url, date));
  }

  private Page page(Originals.Place place) throws IOException {
    try (FileChannel other = FileChannel.open(place.file());
        WarcReader records = new WarcReader(other.position(place.offset()))) {
      if (records.next().orElse(null) instanceof WarcResponse response) {
        HttpResponse http = response.http();
        URI url = CanonicalUrl.resolve(NOWHERE, response.target()).orElse(NOWHERE);
        return page(
            response, url, Page.Via.HTTP, http.status(), http.headers().map(), decoded(http));
      }
      throw new IOException(
          "%s has no page at byte %d any more".formatted(place.file(), place.offset()));
    }
  }

  private static Page repeated(Page page, URI url, Instant fetched) {
    return new Page(
        url, url, page.status(), page.headers(), page.body(), page.charset(), fetched, page.via());
  }

  private void showResource(WarcResource resource) throws IOException {
    lastResource = resource.id();
    Map<String, List<String>> headers =
        Map.of("Content-Type", List.of(resource.contentType().toString()));
    showPage(resource, Page.Via.FILE, OK, headers, resource.body().stream());
  }

  private void showPage(
      WarcTargetRecord record,
      Page.Via via,
      int status,
      Map<String, List<String>> headers,
      InputStream body)
      throws IOException {
    Optional<URI> url = wanted(record);
    if (url.isPresent()) {
      visit(page(record, url.get(), via, status, headers, body));
    }
  }

  /** The address of a record, if its page is to be read. */
  private Optional<URI> wanted(WarcTargetRecord record) {
    Optional<URI> url = CanonicalUrl.resolve(NOWHERE, record.target());
    if (url.isEmpty()) {
      visitor.leftOut("records without a web address");
    }
    Instant date = RecordTime.of(record);
    return url.filter(address -> visit(() -> visitor.wants(address, date, isWhole(record))));
  }

  private static boolean isWhole(WarcRecord record) {
    return record.headers().first("WARC-Truncated").isEmpty();
  }

  private Page page(
      WarcTargetRecord record,
      URI url,
      Page.Via via,
      int status,
      Map<String, List<String>> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(maxBodyBytes + 1);
    if (bytes.length > maxBodyBytes) {
      throw new IOException("a page of more than " + maxBodyBytes + " bytes");
    }
    return new Page(url, url, status, headers, bytes, Optional.empty(), RecordTime.of(record), via);
  }

  private static InputStream decoded(HttpResponse http) throws IOException {
    return ArchivedBody.decoded(http.body().stream(), http.headers().all("Content-Encoding"));
  }

  private static boolean isHttp(WarcResponse response) {
    return response.contentType().base().equals(MediaType.HTTP);
  }

  private static boolean isHtml(MediaType type) {
    String name = type.base().toString().toLowerCase(Locale.ROOT);
    return name.equals("text/html") || name.equals("application/xhtml+xml");
  }

  /** Goes to the next gzip member behind the beginning of the last record that was met. */
  private boolean findNext() throws IOException {
    Optional<Long> next = GzipMembers.next(channel, offset + 1);
    if (next.isPresent()) {
      offset = next.get();
      reader = new WarcReader(channel.position(offset));
    }
    return next.isPresent();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
