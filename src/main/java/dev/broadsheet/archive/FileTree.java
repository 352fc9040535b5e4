package dev.broadsheet.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file, or a folder with all that lies in it. */
public final class FileTree {
  private FileTree() {}

  /** {@link Durable#sync} of each file and folder. */
  public static void sync(Path root) throws IOException {
    for (Path each : all(root)) {
      Durable.sync(each);
    }
  }

  /** Deletes it, if it is there; another may do so at the same time. */
  public static void delete(Path root) throws IOException {
    try {
      for (Path each : all(root).reversed()) {
        Files.deleteIfExists(each);
      }
    } catch (NoSuchFileException e) {
      // it is not there, or no more
    }
  }

  /** A folder before what lies in it. */
  private static List<Path> all(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.toList();
    }
  }
}
