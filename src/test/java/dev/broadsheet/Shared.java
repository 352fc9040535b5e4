package dev.broadsheet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of pages with known truth that stands beside the project, and is not part of it. */
public final class Shared {
  private Shared() {}

  /** A file or folder in it; absent, with a printed line, where it is not on this machine. */
  public static Optional<Path> find(String name) {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
            .map(p -> p.resolve("shared"))
            .filter(p -> Files.isDirectory(p.resolve("data")))
            .map(p -> p.resolve(name))
            .filter(Files::exists)
            .findFirst();
    if (found.isEmpty()) {
      System.out.println("skipped: there is no shared/" + name + " beside the project");
    }
    return found;
  }
}
