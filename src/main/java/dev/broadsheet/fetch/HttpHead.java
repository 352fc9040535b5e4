package dev.broadsheet.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The start line and the fields of an HTTP/1.1 message (RFC 9112), as they came.
 *
 * @param fields each a whole line, {@code Name: value}
 */
record HttpHead(String startLine, List<String> fields) {
  private static final int MAX_BYTES = 64 << 10;

  /** Reads up to and with the empty line, and no byte of the body. */
  static HttpHead read(InputStream in) throws IOException {
    String startLine = "";
    List<String> fields = new ArrayList<>();
    int left = MAX_BYTES;
    while (true) {
      String line = line(in, left);
      left -= line.length() + 2;
      if (line.isEmpty()) {
        return new HttpHead(startLine, List.copyOf(fields));
      } else if (startLine.isEmpty()) {
        startLine = line;
      } else if (line.indexOf(':') < 1 || line.charAt(0) <= ' ') {
        throw new ProtocolException("a header field without a name");
      } else {
        fields.add(line);
      }
    }
  }

  private static String line(InputStream in, int max) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the message ends in its head");
      }
      if (line.length() >= max) {
        throw new ProtocolException("a head of more than " + MAX_BYTES + " bytes");
      }
      line.append((char) b);
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  /** The first value of a field. */
  Optional<String> value(String name) {
    return fields.stream()
        .filter(f -> name(f).equals(name))
        .map(f -> f.substring(f.indexOf(':') + 1).strip())
        .findFirst();
  }

  /** The same without some fields, names in lower case, and with another at the end. */
  HttpHead with(String startLine, Set<String> without, String field) {
    List<String> rest = new ArrayList<>(fields);
    rest.removeIf(f -> without.contains(name(f)));
    rest.add(field);
    return new HttpHead(startLine, rest);
  }

  void write(OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder(startLine).append("\r\n");
    fields.forEach(f -> head.append(f).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String name(String field) {
    return field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
  }
}
