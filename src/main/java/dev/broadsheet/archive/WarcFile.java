package dev.broadsheet.archive;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/** A file that is being written; to be used by one thread at a time. */
final class WarcFile implements Closeable {
  private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("uuuu/MM/");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final int MOST_IN_A_SECOND = 99_999;

  /** Pages compress by the same factor at level 9, which takes four times as long. */
  private static final int LEVEL = 4;

  private final String name;
  private final FileChannel channel;
  private Instant lastWritten;

  private WarcFile(String name, FileChannel channel, Instant created) {
    this.name = name;
    this.channel = channel;
    this.lastWritten = created;
  }

  /** Begins a file of its own, whatever other processes begin at the same time. */
  static WarcFile create(Path folder, Instant now) throws IOException {
    String parent = FOLDER.format(OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    Files.createDirectories(folder.resolve(parent));
    for (int n = 1; n <= MOST_IN_A_SECOND; n++) {
      String base = "broadsheet-%s-%05d.warc.gz".formatted(STAMP.format(now), n);
      try {
        FileChannel channel =
            FileChannel.open(
                folder.resolve(parent + base),
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE_NEW);
        WarcFile file = new WarcFile(parent + base, channel, now);
        file.write(member(info(base, now)));
        return file;
      } catch (FileAlreadyExistsException e) {
        // the next number
      }
    }
    throw new IOException(folder.resolve(parent) + " has no free file name for " + now);
  }

  /** When the file of this name was begun, to the second. */
  static Instant created(String name) {
    int at = name.lastIndexOf("broadsheet-") + "broadsheet-".length();
    return STAMP.parse(name.substring(at, at + "uuuuMMddTHHmmss".length()), Instant::from);
  }

  private static Warcinfo info(String name, Instant now) {
    return new Warcinfo.Builder()
        .version(MessageVersion.WARC_1_1)
        .date(now)
        .filename(name)
        .fields(
            Map.of(
                "software", List.of("Broadsheet"),
                "format", List.of("WARC File Format 1.1"),
                "conformsTo",
                    List.of(
                        "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/")))
        .build();
  }

  /** A record as a gzip member of its own. */
  static byte[] member(WarcRecord record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GZIPOutputStream gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(LEVEL);
          }
        };
    try (WarcWriter writer = new WarcWriter(gzip)) {
      writer.write(record);
    }
    return out.toByteArray();
  }

  String name() {
    return name;
  }

  long size() throws IOException {
    return channel.position();
  }

  /** The time to write down for the next page: now, but never before the last one's. */
  Instant stamp(Instant now) {
    lastWritten = now.isAfter(lastWritten) ? now : lastWritten;
    return lastWritten;
  }

  /**
   * Writes all or nothing.
   *
   * @return the place of the first byte
   */
  long write(byte[]... members) throws IOException {
    long start = channel.position();
    try {
      for (byte[] member : members) {
        ByteBuffer bytes = ByteBuffer.wrap(member);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      return start;
    } catch (IOException e) {
      channel.truncate(start);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      channel.force(true);
    }
  }
}
