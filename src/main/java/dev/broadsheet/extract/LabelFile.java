package dev.broadsheet.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file beside the classes that names what pages call something, a phrase a line, under titles in
 * brackets; a line that begins with two slashes is a comment.
 */
final class LabelFile {
  private final List<String> lines;

  private LabelFile(List<String> lines) {
    this.lines = lines;
  }

  static LabelFile of(String name) {
    try (InputStream in = LabelFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + name);
      }
      return new LabelFile(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** The phrases under a title, which stands there in brackets. */
  Stream<String> under(String title) {
    return lines.stream()
        .skip(lines.indexOf('[' + title + ']') + 1L)
        .takeWhile(line -> !line.startsWith("["))
        .filter(line -> !line.isEmpty() && !line.startsWith("//"));
  }
}
