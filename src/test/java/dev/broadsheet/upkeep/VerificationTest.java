package dev.broadsheet.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.archive.RawRef;
import dev.broadsheet.store.Kept;
import dev.broadsheet.testing.WarcText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class VerificationTest {
  @Parameter Kept kept;
  @TempDir Path folder;
  private DataFolder data;

  @BeforeEach
  void open() {
    data = new DataFolder(folder, kept.in(folder), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void findsNothingWrongInWhatACrawlWrites() {
    RawRef first = data.add(1, "One.");
    data.add(1, "One, corrected.");
    data.addPage(2, "No article.", Optional.empty());
    data.beginFile();
    data.addPage(1, "One.", Optional.of(first));
    data.add(3, "Three.");
    assertThat(verdict()).isEqualTo(new Verdict(5, 3, 2, 0, 0, Map.of(), List.of()));
  }

  @Test
  void takesAPageThatIsBeingWrittenForNoFault() throws IOException {
    data.add(1, "One.");
    RawRef cut = data.addPage(2, "Two.", Optional.empty());
    shorten(cut.file(), cut.offset() + 20);
    assertThat(verdict()).isEqualTo(new Verdict(1, 1, 0, 1, 0, Map.of(), List.of()));
  }

  @Test
  void tellsThatTheNewestPagesAreCutOff() throws IOException {
    data.add(1, "One.");
    RawRef two = data.add(2, "Two.");
    data.add(3, "Three.");
    shorten(two.file(), two.offset() + 20);
    Verdict verdict = verdict();
    assertThat(verdict.faults()).containsExactlyInAnyOrderEntriesOf(Map.of(Fault.PAGE_GONE, 2L));
    assertThat(verdict.versions()).isEqualTo(1);
    assertThat(verdict.examples().getFirst().where())
        .startsWith("article ")
        .contains(two.file() + " at byte " + two.offset())
        .contains("the file ends inside a page");
  }

  @Test
  void tellsAFileThatIsGone() throws IOException {
    RawRef gone = data.add(1, "One.");
    data.add(2, "Two.");
    data.beginFile();
    data.add(3, "Three.");
    Files.delete(folder.resolve("archive").resolve(gone.file()));
    Verdict verdict = verdict();
    assertThat(verdict.isSound()).isFalse();
    assertThat(verdict.examples())
        .containsExactly(
            new Verdict.Example(Fault.FILE_GONE, gone.file() + ", of which 2 versions are"));
    assertThat(verdict.versions()).isEqualTo(1);
  }

  @Test
  void readsOnBehindADamagedPage() throws IOException {
    data.add(1, "One.");
    RawRef damaged = data.add(2, "Two.");
    data.add(3, "Three.");
    data.add(4, "Four.");
    write(damaged, new byte[40]);
    Verdict verdict = verdict();
    assertThat(verdict.faults())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Fault.UNREADABLE, 1L, Fault.PAGE_GONE, 1L));
    assertThat(verdict.versions()).isEqualTo(3);
  }

  @Test
  void tellsAPageWhoseBytesAreNotThoseThatWereArchived() throws IOException {
    RawRef one = data.add(1, "One.");
    Path file = folder.resolve("archive").resolve(one.file());
    byte[] bytes = Files.readAllBytes(file);
    int start = (int) one.offset();
    Files.write(
        file,
        WarcText.joined(
            Arrays.copyOf(bytes, start),
            WarcText.gzip(
                gunzipped(Arrays.copyOfRange(bytes, start, bytes.length))
                    .replace("<p>One", "<p>Uno")
                    .getBytes(StandardCharsets.UTF_8))));
    Verdict verdict = verdict();
    assertThat(verdict.examples())
        .contains(new Verdict.Example(Fault.CHANGED, one.file() + " at byte " + one.offset()));
    assertThat(verdict.faults()).containsEntry(Fault.CHANGED, 1L);
  }

  @Test
  void tellsWhatDoesNotFitTogetherInTheDatabase() throws SQLException {
    data.add(1, "One.");
    data.add(2, "Two.");
    data.add(2, "Two, corrected.");
    try (Connection connection =
            DriverManager.getConnection(
                data.store().jdbcUrl(), data.store().user(), data.store().password());
        Statement statement = connection.createStatement()) {
      statement.execute("delete from versions where version = 2");
      statement.execute("delete from texts where number = 1");
      statement.execute("update frontier set state = 'NEW', due = null where url like '%/1'");
      statement.execute("delete from frontier where url like '%/2'");
    }
    assertThat(verdict().faults())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Fault.LOST_VERSIONS,
                1L,
                Fault.LOST_TEXTS,
                1L,
                Fault.STUCK_ADDRESSES,
                1L,
                Fault.UNKNOWN_ADDRESSES,
                1L));
  }

  @Test
  void findsNothingWrongWithArticlesThatWereImported() {
    data.addImported(1, "One.");
    assertThat(verdict().faults()).isEmpty();
  }

  private static String gunzipped(byte[] members) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(members))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Verdict verdict() {
    return new Verification(data.store(), data.archive()).run(line -> {});
  }

  private void shorten(String file, long length) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(path(file), "rw")) {
      out.setLength(length);
    }
  }

  private void write(RawRef where, byte[] bytes) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(path(where.file()), "rw")) {
      out.seek(where.offset() + 30);
      out.write(bytes);
    }
  }

  private String path(String file) {
    return folder.resolve("archive").resolve(file).toString();
  }
}
