package dev.broadsheet.export;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Text on its way into a file. */
final class Utf8 {
  private static final int BUFFER = 1 << 16;

  private Utf8() {}

  static Writer onto(OutputStream file) {
    return new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8), BUFFER);
  }
}
