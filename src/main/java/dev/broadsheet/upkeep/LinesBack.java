package dev.broadsheet.upkeep;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a log from one of them back to the first. Each begins with its time. */
final class LinesBack implements AutoCloseable {
  private static final Pattern TIME = Pattern.compile("\\{\"timestamp\":(\\d{1,15})\\D");
  private static final int BLOCK = 64 * 1024;

  private final RandomAccessFile file;

  /** What was read of the file, of which the first {@code left} bytes are not shown yet. */
  private byte[] block = {};

  private int left;

  /** Where the block begins. */
  private long start;

  private LinesBack(RandomAccessFile file) {
    this.file = file;
  }

  /** The lines of a file before a moment; some later ones may come first. */
  static LinesBack of(Path path, Instant before) throws IOException {
    LinesBack lines = new LinesBack(new RandomAccessFile(path.toFile(), "r"));
    lines.start = lines.endOf(before);
    return lines;
  }

  /** The time of a line; none of one that is broken. */
  static Optional<Instant> time(String line) {
    Matcher time = TIME.matcher(line);
    return time.lookingAt()
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(time.group(1))))
        : Optional.empty();
  }

  /** Halves the file until what lies before the moment is known to a block. */
  private long endOf(Instant moment) throws IOException {
    long low = 0;
    long high = file.length();
    while (high - low > BLOCK) {
      long middle = (low + high) >>> 1;
      file.seek(middle);
      file.readLine(); // the rest of one
      long line = file.getFilePointer();
      String text = file.readLine();
      if (text != null && time(text).filter(t -> !t.isAfter(moment)).isPresent()) {
        low = line;
      } else {
        high = middle;
      }
    }
    file.seek(high);
    file.readLine();
    return file.getFilePointer();
  }

  /** The line before; nothing before the first one. */
  Optional<String> next() throws IOException {
    while (true) {
      int end = left > 0 && block[left - 1] == '\n' ? left - 1 : left;
      int begin = end;
      while (begin > 0 && block[begin - 1] != '\n') {
        begin--;
      }
      if (begin > 0 || start == 0) {
        if (left == 0) {
          return Optional.empty();
        }
        left = begin;
        return Optional.of(new String(block, begin, end - begin, StandardCharsets.UTF_8));
      }
      readOn();
    }
  }

  /** Puts a piece of the file before what is left of the block. */
  private void readOn() throws IOException {
    int more = (int) Math.min(BLOCK, start);
    byte[] longer = new byte[more + left];
    file.seek(start - more);
    file.readFully(longer, 0, more);
    System.arraycopy(block, 0, longer, more, left);
    block = longer;
    left = longer.length;
    start -= more;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
