package dev.broadsheet.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads what the archive writes by the words of the standards alone (WARC 1.1, RFC 1952), with none
 * of the library that wrote it.
 */
class WarcGrammarTest {
  private static final Instant NOON = Instant.parse("2025-03-19T12:00:00.123456Z");
  private static final URI URL = URI.create("https://news.example/a?b=1");

  @TempDir private Path folder;
  private List<Entry> records = List.of();
  private List<RawRef> places = List.of();

  /** A record: its named fields, in lower case, and its block. */
  private record Entry(Map<String, String> fields, byte[] block) {
    String type() {
      return fields.get("warc-type");
    }

    String id() {
      return fields.get("warc-record-id");
    }

    String text() {
      return new String(block, UTF_8);
    }
  }

  @BeforeEach
  void writeAndRead() throws Exception {
    Link link = Link.of(URL, "feed");
    RawRef first;
    try (RawArchive archive = archive()) {
      first = archive.append("s", link, page("<p>один</p>", NOON, Page.Via.HTTP));
      RawRef same =
          archive.append(
              "s",
              link,
              archive.pack(
                  page("<p>один</p>", NOON.plusSeconds(60), Page.Via.HTTP), Optional.of(first)));
      RawRef rendered =
          archive.append(
              "s",
              link,
              page("<p>rendered</p>", NOON, Page.Via.BROWSER)
                  .withSent(page("<script>", NOON, Page.Via.BROWSER)));
      places = List.of(first, same, rendered);
      archive.appendUnchanged(
          notModified(), new Validators(Optional.of("x1"), Optional.empty()), Optional.of(first));
      archive.appendUnchanged(
          notModified(), new Validators(Optional.of("x2"), Optional.empty()), Optional.of(first));
    }
    records = records(Files.readAllBytes(folder.resolve(first.file())));
  }

  private RawArchive archive() {
    return new RawArchive(
        folder, ArchiveOptions.DEFAULT, InstantSource.fixed(NOON).withZone(ZoneOffset.UTC));
  }

  @Test
  void copiesAPageWithItsRecordsAndOnceThePageWhoseBodyItRepeats() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RawArchive archive = archive();
        PageCopy copy = archive.copyTo(out)) {
      copy.copy(places.get(2));
      copy.copy(places.get(1));
      copy.copy(places.get(0));
    }

    List<Entry> copied = records(out.toByteArray());

    assertThat(copied)
        .extracting(Entry::id)
        .containsExactlyElementsOf(
            Stream.of(7, 8, 9, 1, 2, 3, 4, 5, 6).map(i -> records.get(i).id()).toList());
    assertThat(copied.get(3).block()).isEqualTo(records.get(1).block());
  }

  @Test
  void writesEveryRecordByTheGrammar() {
    assertThat(records)
        .extracting(Entry::type)
        .containsExactly(
            "warcinfo",
            "response",
            "metadata",
            "request",
            "revisit",
            "metadata",
            "request",
            "resource",
            "metadata",
            "response",
            "revisit",
            "request",
            "revisit",
            "request");
    for (Entry record : records) {
      assertThat(record.id()).matches("<urn:uuid:[0-9a-f-]{36}>");
      assertThat(record.fields().get("warc-date"))
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
      assertThat(record.fields().get("content-type")).isNotBlank();
    }
    assertThat(records).extracting(Entry::id).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheRequestBesideItsAnswerWithoutSecrets() {
    Entry response = records.get(1);
    Entry request = records.get(3);

    assertThat(request.fields()).containsEntry("warc-concurrent-to", response.id());
    assertThat(request.fields()).containsEntry("warc-target-uri", URL.toString());
    assertThat(request.text())
        .isEqualTo("GET /a?b=1 HTTP/1.1\r\nHost: news.example\r\nUser-Agent: x\r\n\r\n");
  }

  @Test
  void tellsDigestsOfPayloads() throws Exception {
    for (Entry record : List.of(records.get(1), records.get(7))) {
      String body = record.text();
      int end = record.type().equals("response") ? body.indexOf("\r\n\r\n") + 4 : 0;
      assertThat(record.fields())
          .containsEntry("warc-payload-digest", sha1(body.substring(end).getBytes(UTF_8)));
    }
  }

  @Test
  void refersFromARevisitToThePageThatHoldsTheBody() {
    Entry response = records.get(1);
    Entry revisit = records.get(4);

    assertThat(revisit.fields())
        .containsEntry(
            "warc-profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
        .containsEntry("warc-refers-to", response.id())
        .containsEntry("warc-refers-to-target-uri", URL.toString())
        .containsEntry("warc-refers-to-date", response.fields().get("warc-date"))
        .containsEntry("warc-payload-digest", response.fields().get("warc-payload-digest"));
    assertThat(revisit.text()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
  }

  @Test
  void keepsTheAnswerBesideThePageThatWasRenderedOfIt() {
    Entry rendered = records.get(7);
    Entry answer = records.get(9);

    assertThat(rendered.text()).isEqualTo("<p>rendered</p>");
    assertThat(answer.fields()).containsEntry("warc-concurrent-to", rendered.id());
    assertThat(answer.text()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n<script>");
  }

  @Test
  void keepsAnAnswerThatAPageHasNotChangedAndRefersOnlyToThePageOfThatValidator() {
    Entry unchanged = records.get(10);
    Entry ofAnother = records.get(12);

    assertThat(unchanged.fields())
        .containsEntry(
            "warc-profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified")
        .containsEntry("warc-target-uri", URL.toString())
        .containsEntry("warc-refers-to", records.get(1).id())
        .containsEntry("warc-refers-to-date", records.get(1).fields().get("warc-date"));
    assertThat(unchanged.text()).isEqualTo("HTTP/1.1 304 \r\nETag: x1\r\n\r\n");
    assertThat(records.get(11).fields()).containsEntry("warc-concurrent-to", unchanged.id());
    assertThat(ofAnother.fields()).doesNotContainKey("warc-refers-to");
  }

  private static Page notModified() {
    return new Page(
        URL,
        URL,
        304,
        Map.of("ETag", List.of("x1")),
        new byte[0],
        Optional.empty(),
        NOON.plusSeconds(90),
        Page.Via.HTTP,
        Map.of("Host", List.of("news.example")),
        Optional.empty());
  }

  private static Page page(String body, Instant fetched, Page.Via via) {
    return new Page(
        URL,
        URL,
        200,
        Map.of("Server", List.of("x"), "ETag", List.of("x1")),
        body.getBytes(UTF_8),
        Optional.empty(),
        fetched,
        via,
        via == Page.Via.HTTP
            ? Map.of("Host", List.of("news.example"), "User-Agent", List.of("x"))
            : Map.of(),
        Optional.empty());
  }

  /** Each record is a gzip member of its own. */
  private static List<Entry> records(byte[] file) throws DataFormatException {
    List<Entry> records = new ArrayList<>();
    int at = 0;
    while (at < file.length) {
      assertThat(Arrays.copyOfRange(file, at, at + 4)).containsExactly(0x1f, 0x8b, 8, 0);
      Inflater inflater = new Inflater(true);
      inflater.setInput(file, at + 10, file.length - at - 10);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished()) {
        out.write(buffer, 0, inflater.inflate(buffer));
      }
      int trailer = file.length - inflater.getRemaining();
      inflater.end();
      assertThat(little(file, trailer)).isEqualTo(crc(out.toByteArray()));
      assertThat(little(file, trailer + 4)).isEqualTo(out.size());
      records.add(record(out.toByteArray()));
      at = trailer + 8;
    }
    return records;
  }

  private static Entry record(byte[] bytes) {
    // Latin-1: as many characters as bytes
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end).split("\r\n");
    assertThat(lines[0]).isEqualTo("WARC/1.1");
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      assertThat(line).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+: .+");
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
      assertThat(fields.put(name, line.substring(colon + 2))).as(name).isNull();
    }
    int length = Integer.parseInt(fields.get("content-length"));
    assertThat(text.substring(end + 4 + length)).isEqualTo("\r\n\r\n");
    return new Entry(fields, Arrays.copyOfRange(bytes, end + 4, end + 4 + length));
  }

  private static long little(byte[] bytes, int at) {
    long value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  /** As the archive writes it, in base 32 (RFC 4648, 6). */
  private static String sha1(byte[] bytes) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
    java.math.BigInteger number = new java.math.BigInteger(HexFormat.of().formatHex(digest), 16);
    StringBuilder text = new StringBuilder();
    for (int i = 31; i >= 0; i--) {
      int five = number.shiftRight(5 * i).intValue() & 31;
      text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(five));
    }
    return "sha1:" + text;
  }
}
