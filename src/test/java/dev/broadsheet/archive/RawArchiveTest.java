package dev.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HeaderValidator;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

class RawArchiveTest {
  private static final Instant NOON = Instant.parse("2025-03-19T12:00:00.123456Z");
  static final Link LINK =
      new Link(
          URI.create("https://news.example/a"),
          Optional.of("Снег \ud83d в марте\n«second line»"),
          Optional.of("Wed, 19 Mar 2025 09:00:00 +0200"),
          List.of("погода", "a,b"),
          "https://news.example/feed.xml");

  @TempDir Path folder;

  @Test
  void givesAPageBackAsItWas() {
    Page page =
        page(
            Map.of(
                "Content-Type", List.of("text/html; charset=windows-1251"),
                "Set-Cookie", List.of("a=1; path=/", "b=2"),
                "Content-Encoding", List.of("br"),
                "Transfer-Encoding", List.of("chunked"),
                "Content-Length", List.of("17")),
            "<p>Привет</p>".getBytes(Charset.forName("windows-1251")));
    try (RawArchive archive = archive(NOON)) {
      RawRef ref = archive.append("news.example", LINK, page);

      assertSame(archive.read(ref), page);
      RawRecord record = records(archive).getFirst();
      assertThat(record.ref()).isEqualTo(ref);
      assertThat(record.site()).isEqualTo("news.example");
      assertThat(record.link()).isEqualTo(LINK);
    }
  }

  @Test
  void keepsABodyOnceAndGivesItBackEveryTime() {
    byte[] noise = new byte[50_000];
    new Random(7).nextBytes(noise);
    Page first = page(Map.of("ETag", List.of("one")), noise);
    Page same = page(Map.of("ETag", List.of("two"), "Content-Length", List.of("9")), noise);
    Page other = page(Map.of(), bytes("other"));
    try (RawArchive archive = archive(NOON)) {
      RawRef one = archive.append("s", LINK, first);
      RawRef two = archive.append("s", LINK, archive.pack(same, Optional.of(one)));
      RawRef three = archive.append("s", LINK, archive.pack(same, Optional.of(two)));
      archive.append("s", LINK, archive.pack(other, Optional.of(three)));

      assertThat(three.offset() - two.offset()).isLessThan(1_500);
      assertSame(archive.read(three), same);
      assertThat(records(archive))
          .extracting(r -> r.page().body().length)
          .containsExactly(50_000, 50_000, 50_000, 5);
    }
  }

  @Test
  void letsNoFileGoToWhichAnotherProcessHasJustReferred() throws IOException {
    Page page = page(Map.of(), bytes("body"));
    try (RawArchive archive = archive(NOON);
        RawArchive other = archive(NOON)) {
      RawRef first = archive.append("s", LINK, page);
      RawRef second = other.append("s", LINK, page(Map.of(), bytes("other")));
      Thinning thinning = archive.thinning();
      assertThat(thinning.referrer(first.file())).isEmpty();

      other.append("s", LINK, other.pack(page, Optional.of(first)));

      assertThat(thinning.referrer(first.file())).contains(second.file());
    }
    try (RawArchive archive = archive(NOON)) {
      Thinning thinning = archive.thinning();
      RawRef first = archive.append("s", LINK, page);
      try (RawArchive later = archive(NOON)) {
        RawRef second = later.append("s", LINK, later.pack(page, Optional.of(first)));
        assertThat(thinning.referrer(first.file())).contains(second.file());
      }
    }
  }

  @Test
  void keepsABodyAgainWhenTheEarlierOneIsGone() throws IOException {
    Page page = page(Map.of(), bytes("body"));
    RawRef gone;
    try (RawArchive archive = archive(NOON)) {
      gone = archive.append("s", LINK, page);
    }
    Files.delete(folder.resolve(gone.file()));
    try (RawArchive archive = archive(NOON)) {
      PackedPage packed = archive.pack(page, Optional.of(gone));
      assertThat(packed.original()).isEmpty();
      assertSame(archive.read(archive.append("s", LINK, packed)), page);
    }
  }

  @Test
  void keepsHeadersThatHttpCannotCarry() {
    Page page =
        page(
            Map.of(
                "X-Empty", List.of(""),
                "X-None", List.of(),
                "X-Spaces", List.of("  two  "),
                "X-Lines", List.of("one\r\nSet-Cookie: injected=1"),
                "X-Text", List.of("Привет"),
                "bad name:", List.of("x"),
                "X-Archive-Orig-Content-Length", List.of("from another archive"),
                "X-Mixed", List.of("fine", "tab\there", "\u0000")),
            new byte[0]);
    try (RawArchive archive = archive(NOON)) {
      assertSame(archive.read(archive.append("s", LINK, page)), page);
    }
  }

  @Test
  void givesBackPagesOfEveryKindAndStatus() {
    byte[] noise = new byte[300_000];
    new Random(7).nextBytes(noise);
    List<Page> pages =
        List.of(
            new Page(
                URI.create("https://news.example/нов?a=%20b&c=[1]"),
                URI.create("https://xn--e1afmkfd.example/"),
                304,
                Map.of(),
                new byte[0],
                Optional.empty(),
                Instant.EPOCH,
                Page.Via.HTTP),
            new Page(
                URI.create("https://news.example/b"),
                URI.create("https://news.example/b#!x"),
                404,
                Map.of("Content-Type", List.of("text/html")),
                "<p>ні</p>".getBytes(StandardCharsets.UTF_8),
                Optional.of(StandardCharsets.UTF_8),
                NOON.plusNanos(789),
                Page.Via.BROWSER),
            Page.ofFile(URI.create("https://news.example/c"), noise, Optional.empty(), NOON));
    try (RawArchive archive = archive(NOON)) {
      pages.forEach(p -> archive.append("s", LINK, p));
      List<RawRecord> read = records(archive);

      assertThat(read).hasSize(3);
      for (int i = 0; i < 3; i++) {
        assertSame(read.get(i).page(), pages.get(i));
      }
    }
  }

  @Test
  void givesBackThePageAsItWasRenderedThoughTheAnswerStandsBesideIt() {
    Page answer = page(Map.of("ETag", List.of("x")), bytes("<script>"));
    Page rendered =
        new Page(
            answer.requested(),
            answer.url(),
            200,
            answer.headers(),
            bytes("<p>rendered</p>"),
            Optional.of(StandardCharsets.UTF_8),
            NOON,
            Page.Via.BROWSER);
    try (RawArchive archive = archive(NOON)) {
      RawRef first = archive.append("s", LINK, rendered.withSent(answer));
      archive.append("s", LINK, page(Map.of(), bytes("next")));

      assertSame(archive.read(first), rendered);
      assertThat(records(archive))
          .extracting(r -> text(r.page()))
          .containsExactly("<p>rendered</p>", "next");
    }
  }

  @Test
  void showsNoPageForAnAnswerThatItHasNotChanged() {
    Page page = page(Map.of("ETag", List.of("x")), bytes("body"));
    try (RawArchive archive = archive(NOON)) {
      RawRef ref = archive.append("s", LINK, page);
      archive.appendUnchanged(
          Page.ofFile(page.url(), new byte[0], Optional.empty(), NOON),
          Validators.of(page),
          Optional.of(ref));
      archive.append("s", LINK, page(Map.of(), bytes("next")));

      assertThat(records(archive)).extracting(r -> text(r.page())).containsExactly("body", "next");
    }
  }

  @Test
  void writesWhatOtherReadersAccept() throws IOException {
    RawRef ref;
    try (RawArchive archive = archive(NOON)) {
      Page page = page(Map.of("Server", List.of("x")), bytes("body"));
      ref = archive.append("s", LINK, page);
      archive.append("s", LINK, archive.pack(page, Optional.of(ref)));
      archive.append("s", LINK, page.withSent(page));
      archive.appendUnchanged(page, Validators.NONE, Optional.of(ref));
    }
    Path file = folder.resolve(ref.file());
    assertThat(ref.file()).isEqualTo("2025/03/broadsheet-20250319T120000-00001.warc.gz");
    try (WarcReader reader = new WarcReader(file)) {
      List<String> types = new ArrayList<>();
      for (WarcRecord record : reader) {
        types.add(record.type());
        assertThat(HeaderValidator.warc_1_1().validate(record.headers())).isEmpty();
      }
      assertThat(types)
          .containsExactly(
              "warcinfo",
              "response",
              "metadata",
              "revisit",
              "metadata",
              "response",
              "metadata",
              "response",
              "revisit");
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("WARC/1.1\r\n")
          .contains("HTTP/1.1 200 \r\nContent-Length: 4\r\nServer: x\r\n\r\nbody")
          .contains("WARC-Payload-Digest: sha1:");
    }
  }

  @Test
  void readsUpToWhereAFileWasCutOff() throws IOException {
    RawRef first;
    RawRef second;
    try (RawArchive archive = archive(NOON)) {
      first = archive.append("s", LINK, page(Map.of(), bytes("one")));
      second = archive.append("s", LINK, page(Map.of(), bytes("two")));
    }
    try (RawArchive later = archive(NOON.plusSeconds(5))) {
      later.append("s", LINK, page(Map.of(), bytes("three")));
    }
    Path file = folder.resolve(first.file());
    byte[] whole = Files.readAllBytes(file);
    for (int length = (int) second.offset() + 1; length < whole.length; length += 3) {
      Files.write(file, Arrays.copyOf(whole, length));
      Seen seen = new Seen();
      archive(NOON).forEach(seen);

      assertThat(seen.bodies()).as("cut at %d", length).containsExactly("one", "three");
      assertThat(seen.problems)
          .as("cut at %d", length)
          .containsExactly(
              "%s: at byte %d: the file ends inside a page, as after a crash while it was written"
                  .formatted(file, second.offset()));
    }
  }

  @Test
  void tellsOfDamageAndGoesOnWithTheNextFile() throws IOException {
    RawRef first;
    try (RawArchive archive = archive(NOON)) {
      first = archive.append("s", LINK, page(Map.of(), bytes("one")));
    }
    try (RawArchive later = archive(NOON.plusSeconds(5))) {
      later.append("s", LINK, page(Map.of(), bytes("two")));
    }
    Path file = folder.resolve(first.file());
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, (int) first.offset() + 40, bytes.length, (byte) 'x');
    Files.write(file, bytes);
    Files.write(folder.resolve("2025/03/broadsheet-20250319T120003-00001.warc.gz"), bytes("junk"));

    Seen seen = new Seen();
    archive(NOON).forEach(seen);

    assertThat(seen.bodies()).containsExactly("two");
    assertThat(seen.problems).hasSize(2).allMatch(p -> p.startsWith(folder.toString()));
    assertThatThrownBy(() -> archive(NOON).read(first))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("at byte " + first.offset());
  }

  @Test
  void closesItsFilesWhenAVisitorFails() throws IOException {
    try (RawArchive archive = archive(NOON)) {
      archive.append("s", LINK, page(Map.of(), bytes("one")));
    }
    Seen failing =
        new Seen() {
          @Override
          public void record(RawRecord record) {
            throw new IllegalStateException("the store is gone");
          }
        };

    assertThatThrownBy(() -> archive(NOON).forEach(failing)).hasMessage("the store is gone");

    assertThat(NoRoom.openFiles()).noneMatch(file -> file.startsWith(folder));
  }

  @Test
  void refusesToReadABodyPastTheBound() {
    RawRef ref;
    try (RawArchive archive = archive(NOON)) {
      ref = archive.append("s", LINK, page(Map.of(), new byte[5_000]));
    }
    RawArchive bounded = new RawArchive(folder, new ArchiveOptions(1 << 20, 4_000), clock(NOON));
    assertThatThrownBy(() -> bounded.read(ref)).hasMessageContaining("more than 4000");
  }

  @Test
  void ordersPagesByTheTimeOfWritingWhereFilesOverlap() {
    Ticking time = new Ticking(NOON);
    try (RawArchive one = new RawArchive(folder, ArchiveOptions.DEFAULT, time.clock());
        RawArchive two = new RawArchive(folder, ArchiveOptions.DEFAULT, time.clock())) {
      two.append("s", LINK, page(Map.of(), bytes("0")));
      for (int i = 1; i < 10; i++) {
        (i % 3 == 0 ? two : one).append("s", LINK, page(Map.of(), bytes(Integer.toString(i))));
      }
    }
    Seen seen = new Seen();
    archive(NOON).forEach(seen);
    assertThat(seen.bodies()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void beginsANewFileWhenOneIsFull() {
    try (RawArchive archive =
        new RawArchive(folder, new ArchiveOptions(2_000, 1 << 20), clock(NOON))) {
      List<RawRef> refs =
          IntStream.range(0, 6)
              .mapToObj(i -> archive.append("s", LINK, page(Map.of(), bytes("page " + i))))
              .toList();
      assertThat(refs.stream().map(RawRef::file).distinct().count()).isBetween(2L, 5L);
      assertThat(records(archive)).extracting(RawRecord::ref).isEqualTo(refs);
    }
  }

  @Test
  void takesPagesFromManyThreads() throws Exception {
    try (RawArchive archive = archive(NOON);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RawRef>> refs = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Page page = page(Map.of(), bytes("page " + i));
        refs.add(threads.submit(() -> archive.append("s", LINK, page)));
      }
      for (int i = 0; i < refs.size(); i++) {
        assertThat(text(archive.read(refs.get(i).get()))).isEqualTo("page " + i);
      }
      assertThat(records(archive)).hasSize(200);
    }
  }

  @Test
  void writesWhatAnInterruptedThreadHandsIn() throws InterruptedException {
    try (RawArchive archive = archive(NOON)) {
      Thread thread =
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                archive.append("s", LINK, page(Map.of(), bytes("one")));
              });
      thread.start();
      thread.join();
      archive.append("s", LINK, page(Map.of(), bytes("two")));
      assertThat(records(archive)).extracting(r -> text(r.page())).containsExactly("one", "two");
      assertThat(records(archive))
          .extracting(r -> r.ref().file())
          .containsOnly("2025/03/broadsheet-20250319T120000-00001.warc.gz");
    }
  }

  @Test
  void leavesNothingOfAFileThatCouldNotBeBegun() throws Exception {
    Process process = NoRoom.process(folder);
    assertThat(process.inputReader().lines())
        .singleElement()
        .asString()
        .contains("could not be archived", "File too large");
    assertThat(process.waitFor()).isZero();
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void readsNoFileOutsideTheArchive() {
    RawArchive archive = archive(NOON);
    assertThatThrownBy(() -> archive.read(new RawRef("../../etc/passwd", 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(records(archive)).isEmpty();
  }

  private RawArchive archive(Instant now) {
    return new RawArchive(folder, ArchiveOptions.DEFAULT, clock(now));
  }

  static RawArchive archiveOf(Path folder) {
    return new RawArchive(folder, ArchiveOptions.DEFAULT, clock(NOON));
  }

  static Page emptyPage() {
    return page(Map.of(), new byte[0]);
  }

  private static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static Page page(Map<String, List<String>> headers, byte[] body) {
    return new Page(
        URI.create("http://news.example/a?utm_source=feed"),
        URI.create("https://news.example/a"),
        200,
        headers,
        body,
        Optional.of(Charset.forName("windows-1251")),
        NOON,
        Page.Via.HTTP);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  private static void assertSame(Page found, Page expected) {
    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("headers", "body")
        .isEqualTo(expected);
    assertThat(found.headers()).isEqualTo(expected.headers());
    assertThat(found.body()).isEqualTo(expected.body());
  }

  private static List<RawRecord> records(RawArchive archive) {
    Seen seen = new Seen();
    archive.forEach(seen);
    assertThat(seen.problems).isEmpty();
    return seen.records;
  }

  /** A clock that goes on a second each time it is read. */
  private record Ticking(AtomicLong seconds, Instant start) {
    Ticking(Instant start) {
      this(new AtomicLong(), start);
    }

    Clock clock() {
      InstantSource source = () -> start.plus(Duration.ofSeconds(seconds.getAndIncrement()));
      return source.withZone(ZoneOffset.UTC);
    }
  }

  private static class Seen implements RecordVisitor {
    final List<RawRecord> records = new ArrayList<>();
    final List<String> problems = new ArrayList<>();

    @Override
    public void record(RawRecord record) {
      records.add(record);
    }

    @Override
    public void problem(CheckedPage.Unreadable place) {
      problems.add(place.message());
    }

    List<String> bodies() {
      return records.stream().map(r -> text(r.page())).toList();
    }
  }
}
