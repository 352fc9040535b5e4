package dev.broadsheet.crawl;

import static dev.broadsheet.testing.WarcText.gzip;
import static dev.broadsheet.testing.WarcText.joined;
import static dev.broadsheet.testing.WarcText.record;
import static dev.broadsheet.testing.WarcText.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.Zstd;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.ArchiveOptions;
import dev.broadsheet.archive.ForeignWarc;
import dev.broadsheet.archive.Originals;
import dev.broadsheet.archive.PageVisitor;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.store.SiteCounts;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.UrlState;
import dev.broadsheet.testing.States;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
  private static final String DAY = "2024-11-02T10:00:00Z";
  private static final String HTTP = "application/http; msgtype=response";
  private static final String DIGEST = "WARC-Payload-Digest: sha1:";
  private static final String TEXT =
      "Новый мост через реку открыли сегодня утром, движение по нему пустили в обе стороны.";

  @TempDir private Path folder;
  private CrawlBench bench;
  private SiteAdapter site;

  @BeforeEach
  void open() {
    bench = new CrawlBench(folder);
    site = bench.site("bereg");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void takesPagesInWithTheTimeOfTheirFetchingAndNoneTwice() throws IOException {
    Path file =
        file(
            "other.warc.gz",
            gzip(record("warcinfo", "x", DAY, "application/warc-fields", bytes("a: b\r\n"))),
            gzip(response(url(1), DAY, "", page(1))),
            gzip(
                record(
                    "request", url(1), DAY, "application/http", bytes("GET / HTTP/1.1\r\n\r\n"))),
            gzip(response(url(2), DAY, "Content-Encoding: gzip\r\n", gzip(page(2)))),
            gzip(response(url(3), DAY, "Content-Encoding: gzip\r\n", page(3))),
            gzip(response(url(4), DAY, "Transfer-Encoding: chunked\r\n", chunked(page(4)))),
            gzip(record("resource", url(5), DAY, "text/html", page(5))),
            gzip(record("revisit", url(6), DAY, "application/http", bytes(""))),
            gzip(response("https://unknown.example/1", DAY, "", page(7))),
            gzip(response(url("about"), DAY, "", page(8))));

    IngestReport report = ingest(file);

    assertThat(report.problems()).isEmpty();
    assertThat(counts(report).stored()).isEqualTo(5);
    assertThat(bench.articles())
        .hasSize(5)
        .allMatch(a -> a.fetched().equals(Instant.parse(DAY)) && a.site().equals("bereg"));
    assertThat(report.leftOut().values()).containsExactly(1, 1, 1);
    assertThat(States.of("bereg", bench.store)).isEqualTo(Map.of(UrlState.DONE, 5L));

    long archived = bench.archive.bytes();
    IngestReport again = ingest(file);
    assertThat(again.leftOut())
        .containsEntry("pages that were had already, or later ones of their address", 5);
    assertThat(bench.archive.bytes()).isEqualTo(archived);
  }

  @Test
  void takesPagesInWhateverTheirCodingAndWhetherTheyHaveItStill() throws IOException {
    Path file =
        file(
            "coded.warc.gz",
            coded(1, "zstd", Zstd.compress(page(1))),
            coded(2, "zstd", page(2)),
            coded(3, "deflate", deflated(page(3), false)),
            coded(4, "deflate", deflated(page(4), true)),
            coded(5, "deflate", page(5)),
            coded(6, "br", page(6)),
            coded(7, "UTF-8", page(7)),
            coded(8, "gzip, zstd", Zstd.compress(gzip(page(8)))));

    IngestReport report = ingest(file);

    assertThat(report.problems()).isEmpty();
    assertThat(counts(report).stored()).isEqualTo(8);
  }

  private byte[] coded(int number, String coding, byte[] body) {
    return gzip(response(url(number), DAY, "Content-Encoding: " + coding + "\r\n", body));
  }

  private static byte[] deflated(byte[] bytes, boolean isBare) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, isBare))) {
      deflater.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void takesPagesInWhoseTypeIsInCapitalsOrNotTold() throws IOException {
    String capitals = "HTTP/1.1 200 OK\r\nContent-Type: TEXT/HTML\r\n\r\n";
    Path file =
        file(
            "types.warc",
            record("response", url(1), DAY, HTTP, joined(bytes(capitals), page(1))),
            record("response", url(2), DAY, HTTP, joined(bytes("HTTP/1.1 200\r\n\r\n"), page(2))));

    assertThat(counts(ingest(file)).stored()).isEqualTo(2);
  }

  @Test
  void tellsAFileThatIsPackedByZstd() throws IOException {
    Path file = file("packed.warc", Zstd.compress(response(url(1), DAY, "", page(1))));

    assertThat(ingest(file).problems())
        .containsExactly(file + ": is packed by zstd; unpack it first, by zstd -d");
  }

  @Test
  void takesThePageAsItWasRenderedOfTheArchiveOfAnother() throws IOException {
    URI url = URI.create(url(1));
    Page answer = CrawlBench.FakeBrowser.page(url, "<script></script>");
    String html = "<meta charset=windows-1251>" + new String(page(1), UTF_8);
    Page rendered = CrawlBench.FakeBrowser.page(url, html);
    Path others = folder.resolve("others");
    try (RawArchive archive = new RawArchive(others, ArchiveOptions.DEFAULT, bench.time)) {
      RawRef ref = archive.append("x", Link.of(url, "feed"), rendered.withSent(answer));

      IngestReport report = ingest(others.resolve(ref.file()));

      assertThat(report.problems()).isEmpty();
      assertThat(report.leftOut())
          .containsEntry("answers beside their page as a browser rendered it", 1);
      assertThat(bench.articles())
          .singleElement()
          .satisfies(a -> assertThat(a.title()).isEqualTo("Новость 1"));
    }
  }

  @Test
  void takesARevisitForThePageThatItRepeats() throws IOException {
    String later = "2024-11-09T10:00:00Z";
    Path plain =
        file(
            "plain.warc",
            response(url(6), DAY, "", page(6), DIGEST + "SIX"),
            response(url(7), DAY, "", page(7), DIGEST + "SEVEN"));
    Path first =
        file(
            "first.warc.gz",
            gzip(response(url(1), DAY, "", page(1), DIGEST + "ONE")),
            gzip(
                response(
                    url(2), DAY, "Content-Encoding: gzip\r\n", gzip(page(2)), DIGEST + "TWO")));
    Path second =
        file(
            "second.warc.gz",
            gzip(revisit(url(3), later, url(2), "TWO")),
            gzip(revisit(url(2), later, url(2), "TWO")),
            gzip(revisit(url(8), later, url(7), "SEVEN")));

    IngestReport together = ingest(plain, first, second);

    assertThat(together.leftOut()).isEmpty();
    assertThat(together.problems()).isEmpty();
    assertThat(counts(together).stored()).isEqualTo(4);
    assertThat(counts(together).duplicates()).isEqualTo(2);
    assertThat(counts(together).unchanged()).isOne();
    assertThat(bench.store.frontier().visited(URI.create(url(2)))).contains(Instant.parse(later));

    IngestReport alone =
        ingest(
            file(
                "third.warc.gz",
                gzip(revisit(url(4), later, url(1), "ONE")),
                gzip(revisit(url(5), later, url(9), "NINE"))));

    assertThat(counts(alone).duplicates()).isOne();
    assertThat(alone.leftOut())
        .containsExactly(
            Map.entry("revisits whose page is neither in the files nor in the archive", 1));
  }

  @Test
  void takesAPageInThatAProxyHadChanged() throws IOException {
    byte[] answer =
        joined(bytes("HTTP/1.1 203 Changed\r\nContent-Type: text/html\r\n\r\n"), page(1));

    ingest(file("changed.warc", record("response", url(1), DAY, HTTP, answer)));

    assertThat(bench.articles()).extracting(Article::title).containsExactly("Новость 1");
  }

  @Test
  void readsTimesThatLackTheirZoneOrEndEarly() throws IOException {
    String[] times = {
      "2024-11-02T10:00:00", "2024-11-02 10:00:00.5", "2024-11-02T12:00+0200", "2024-11-02", "2024"
    };
    byte[][] records = new byte[times.length][];
    for (int i = 0; i < times.length; i++) {
      records[i] = response(url(i), times[i], "", page(i));
    }

    assertThat(ingest(file("times.warc", records)).problems()).isEmpty();

    assertThat(bench.articles())
        .extracting(a -> a.fetched().toString())
        .containsExactlyInAnyOrder(
            DAY, "2024-11-02T10:00:00.500Z", DAY, "2024-11-02T00:00:00Z", "2024-01-01T00:00:00Z");
  }

  @Test
  void putsNoPageThatWasCutOffOverAWholeOneAndTellsIt() throws IOException {
    String cut = "WARC-Truncated: length";
    String later = "2025-01-01T00:00:00Z";
    Path file =
        file(
            "cut.warc",
            response(url(1), DAY, "", page(1)),
            response(url(1), later, "", page(2), cut),
            response(url(3), DAY, "Content-Length: 99999\r\n", page(3), cut));

    IngestReport report = ingest(file);

    assertThat(bench.articles())
        .extracting(Article::title)
        .containsExactlyInAnyOrder("Новость 1", "Новость 3");
    assertThat(report.leftOut())
        .containsExactly(
            Map.entry("pages that were cut off where they were saved, of known articles", 1));
    assertThat(report.report().sites().getFirst().troubles())
        .containsExactly(url(3) + ": was cut off where it was saved; its article may lack its end");

    ingest(file("whole.warc", response(url(3), later, "", page(4))));
    assertThat(bench.articles()).extracting(Article::title).contains("Новость 4");
  }

  private static byte[] revisit(String url, String date, String original, String digest) {
    return record(
        "revisit",
        url,
        date,
        "application/http; msgtype=response",
        bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest",
        "WARC-Refers-To-Target-URI: " + original,
        "WARC-Refers-To-Date: " + DAY,
        DIGEST + digest);
  }

  @Test
  void leavesNoOlderFormOfAPageOverANewerOne() throws IOException {
    ingest(file("new.warc", response(url(1), "2025-01-01T00:00:00Z", "", page(1))));
    ingest(file("old.warc", response(url(1), DAY, "", page(2))));
    ingest(file("newer.warc", response(url(1), "2025-02-01T00:00:00Z", "", page(3))));

    Article article = bench.articles().getFirst();
    assertThat(article.title()).isEqualTo("Новость 3");
    assertThat(bench.store.articles().versions(article.id())).hasSize(2);
  }

  @Test
  void takesNoPageTwiceThatIsStillUnderWay() throws IOException {
    Path newer = file("newer.warc", response(url(1), "2025-01-01T00:00:00Z", "", page(1)));
    Path old = file("old.warc", response(url(1), DAY, "", page(2)));

    IngestReport report = ingest(newer, newer, old);

    assertThat(report.leftOut())
        .containsExactly(
            Map.entry("pages that were had already, or later ones of their address", 2));
    assertThat(bench.articles()).extracting(Article::title).containsExactly("Новость 1");
  }

  @Test
  void endsWhereAPageCanNotBeKept() throws IOException {
    Path warc = file("a.warc.gz", gzip(response(url(1), DAY, "", page(1))));
    Path pages = Files.createDirectory(folder.resolve("saved"));
    Files.write(pages.resolve("1.html"), withHead("<link rel=canonical href='" + url(1) + "'>", 1));
    PageVisitor full =
        new PageVisitor() {
          @Override
          public boolean goesOn() {
            return true;
          }

          @Override
          public boolean wants(URI url, Instant fetched, boolean isWhole) {
            return true;
          }

          @Override
          public void page(Page page) {
            throw new UncheckedIOException(new IOException("the disk is full"));
          }

          @Override
          public Optional<Page> takenIn(URI url, Instant fetched) {
            return Optional.empty();
          }

          @Override
          public void leftOut(String what) {}

          @Override
          public void problem(String message) {
            throw new AssertionError("taken for a fault of the file: " + message);
          }
        };

    assertThatThrownBy(() -> ForeignWarc.read(warc, 1 << 20, new Originals(), full))
        .hasMessageContaining("the disk is full");
    assertThatThrownBy(() -> SavedPages.read(pages, full)).hasMessageContaining("the disk is full");
  }

  @Test
  void readsOnBehindDamageAndTellsWhereItWas() throws IOException {
    byte[] first = gzip(response(url(1), DAY, "", page(1)));
    byte[] damaged = gzip(response(url(2), DAY, "", page(2)));
    for (int i = damaged.length / 2; i < damaged.length; i++) {
      damaged[i] ^= 0x55;
    }
    byte[] last = gzip(response(url(4), DAY, "", page(4)));
    Path file =
        file(
            "damaged.warc.gz",
            first,
            damaged,
            gzip(response(url(3), DAY, "", page(3))),
            java.util.Arrays.copyOf(last, last.length / 2));

    IngestReport report = ingest(file);

    assertThat(counts(report).stored()).isEqualTo(2);
    assertThat(report.problems())
        .hasSizeGreaterThanOrEqualTo(2) // damage may look like the beginning of a record
        .first()
        .asString()
        .startsWith(file + ": at byte " + first.length + ": ");
  }

  @Test
  void tellsAFileThatHoldsNoWarc() throws IOException {
    Path file = file("noise.warc.gz", "noise".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    assertThat(ingest(file).problems())
        .containsExactly(file + ": at byte 0: there is no WARC record");
  }

  @Test
  void rebuildsWhatWasTakenIn() throws IOException {
    ingest(file("a.warc", response(url(1), DAY, "", page(1)), response(url(2), DAY, "", page(2))));

    try (Store fresh = Store.open(folder.resolve("fresh"), bench.time)) {
      new Rebuild(bench.archive, bench.adapters(), false, bench.time)
          .into(fresh, CrawlBench.SILENT);
      assertThat(CrawlBench.articles(fresh)).isEqualTo(bench.articles()).hasSize(2);
      assertThat(fresh.frontier().visited(URI.create(url(1)))).contains(Instant.parse(DAY));
    }
  }

  @Test
  void takesPagesOfSitesWithoutAnAdapterWhenAskedAndRebuildsThem() throws IOException {
    Path file =
        file(
            "crawl.warc",
            response("https://www.unknown.example/news/1", DAY, "", page(1)),
            response("https://unknown.example/", DAY, "", page(2)),
            response("http://other.example:8080/2", DAY, "", page(3)),
            response(url("about"), DAY, "", page(4)));
    Adapters generic = bench.adapters().orGeneric();

    IngestReport report =
        new Ingest(bench.archive, bench.store, generic, bench.time)
            .read(List.of(file), CrawlBench.SILENT, () -> false);

    assertThat(report.report().sites())
        .extracting(SiteReport::site, site -> site.counts().stored())
        .containsExactly(tuple("other.example", 1), tuple("unknown.example", 1));
    assertThat(bench.articles())
        .extracting(Article::site)
        .containsExactlyInAnyOrder("other.example", "unknown.example");
    assertThat(report.leftOut())
        .containsExactly(Map.entry("pages whose address is no article's", 2));

    try (Store fresh = Store.open(folder.resolve("fresh"), bench.time)) {
      new Rebuild(bench.archive, generic, false, bench.time).into(fresh, CrawlBench.SILENT);
      assertThat(CrawlBench.articles(fresh)).isEqualTo(bench.articles());
    }
  }

  @Test
  void takesInAFolderOfSavedPages() throws IOException {
    Path pages = Files.createDirectories(folder.resolve("saved/deep"));
    Files.write(pages.resolve("1.html"), withHead("<link rel=canonical href='" + url(1) + "'>", 1));
    Files.write(
        pages.resolve("2.html.gz"),
        gzip(withHead("<meta property='og:url' content='" + url(2) + "'>", 2)));
    Files.write(
        pages.resolve("3.htm"),
        joined(bytes("<!-- saved from url=(0029)" + url(3) + " -->"), page(3)));
    Files.write(pages.resolve("4.html"), page(4));
    Files.write(pages.resolve("5.css"), page(5));
    Files.setLastModifiedTime(pages.resolve("1.html"), FileTime.from(Instant.parse(DAY)));

    IngestReport report = ingest(folder.resolve("saved"));

    assertThat(counts(report).stored()).isEqualTo(3);
    assertThat(report.problems()).singleElement().asString().contains("4.html: tells no address");
    assertThat(bench.articles()).anyMatch(a -> a.fetched().equals(Instant.parse(DAY)));
  }

  @Test
  void offersTheArticlesOfAListToACrawlThatAsksNoSources() throws IOException {
    bench.article("bereg", 1, "Мост открыт", TEXT);
    Path list =
        Files.writeString(
            folder.resolve("urls.txt"),
            "\uFEFF%s?utm_source=y\n# mine\n\n%s?utm_source=x\n%s\nhttps://unknown.example/1\nmine, too\n"
                .formatted(url(1), url(1), url("about")));

    UrlList urls = UrlList.read(list, bench.adapters());
    CrawlReport report = bench.crawl(urls.offer(bench.store).getFirst());

    assertThat(report.sites().getFirst().counts().stored()).isOne();
    assertThat(report.sites().getFirst().troubles()).isEmpty();
    assertThat(urls.leftOut())
        .isEqualTo(
            Map.of(
                "addresses of sites without an adapter", 1,
                "addresses that are no article's", 1,
                "lines without a web address", 1));
  }

  @Test
  void readsAListWhoseRemarksAreInAnotherCharset() throws IOException {
    Path list = folder.resolve("urls.txt");
    Files.write(list, ("# мосты\n" + url(1)).getBytes(Charset.forName("windows-1251")));

    assertThat(UrlList.read(list, bench.adapters()).bySite().values())
        .flatExtracting(links -> links)
        .extracting(link -> link.url().toString())
        .containsExactly(url(1));
  }

  @Test
  void leavesASiteToTheRunThatHasItInHand() throws IOException {
    bench.store.locks().tryLock("bereg", "run 7", Duration.ofHours(1));

    IngestReport report = ingest(file("a.warc", response(url(1), DAY, "", page(1))));

    assertThat(bench.articles()).isEmpty();
    assertThat(report.leftOut()).containsEntry("pages of bereg, which another run has in hand", 1);
  }

  private IngestReport ingest(Path... sources) {
    return new Ingest(bench.archive, bench.store, bench.adapters(), bench.time)
        .read(List.of(sources), CrawlBench.SILENT, () -> false);
  }

  private static SiteCounts counts(IngestReport report) {
    return report.report().sites().getFirst().counts();
  }

  private Path file(String name, byte[]... records) throws IOException {
    return Files.write(folder.resolve(name), joined(records));
  }

  private String url(Object name) {
    return bench.server.url("/bereg/" + name).toString();
  }

  private static byte[] page(int number) {
    return bytes(CrawlBench.page("Новость " + number, TEXT + " Часть " + number + "."));
  }

  private static byte[] withHead(String head, int number) {
    return bytes(new String(page(number), UTF_8).replace("<body>", "<head>" + head + "<body>"));
  }

  private static byte[] chunked(byte[] body) {
    return joined(bytes(Integer.toHexString(body.length) + "\r\n"), body, bytes("\r\n0\r\n\r\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
