package dev.broadsheet.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is written to as it is, and not replaced: a pipe, a device, and what the process was started
 * with, as {@code /dev/stdout}, even where that is a file.
 */
public final class OpenPlace {
  private OpenPlace() {}

  /** Whether a path names one. */
  public static boolean is(Path path) {
    if (!Files.exists(path) || Files.isDirectory(path)) {
      return false;
    }
    return !Files.isRegularFile(path)
        || Stream.concat(Stream.of(path), link(path).stream()).anyMatch(OpenPlace::isOfProcess);
  }

  /** Behind what is there: somebody else's words may stand in the same file. */
  static OutputStream write(Path path) throws IOException {
    return Files.newOutputStream(path, StandardOpenOption.APPEND);
  }

  private static Optional<Path> link(Path path) {
    try {
      return Files.isSymbolicLink(path)
          ? Optional.of(path.resolveSibling(Files.readSymbolicLink(path)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isOfProcess(Path path) {
    try {
      return path.resolveSibling("").toRealPath().startsWith("/proc");
    } catch (IOException e) {
      return false;
    }
  }
}
