package dev.broadsheet.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a stream, one at a time, without the mark of UTF-8 that some programs put before
 * them; of one that is too long no more than its number is kept.
 */
final class Lines {
  /** Far more than any article has. */
  static final int MAX = 64 << 20;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private boolean isTooLong;

  /**
   * @param in buffered
   */
  Lines(InputStream in) throws IOException {
    this.in = in;
    in.mark(MARK.length);
    if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) {
      in.reset();
    }
  }

  /** Goes to the next line; false where there is none. */
  boolean next() throws IOException {
    line.reset();
    isTooLong = false;
    int next = in.read();
    if (next < 0) {
      return false;
    }
    number++;
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() == MAX) {
        isTooLong = true;
      } else {
        line.write(next);
      }
    }
    return true;
  }

  /** Counted from 1. */
  long number() {
    return number;
  }

  boolean isTooLong() {
    return isTooLong;
  }

  boolean isBlank() {
    return line.toString(StandardCharsets.ISO_8859_1).isBlank();
  }

  byte[] bytes() {
    return line.toByteArray();
  }
}
