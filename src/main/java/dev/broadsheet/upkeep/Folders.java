package dev.broadsheet.upkeep;

import dev.broadsheet.archive.FileTree;
import dev.broadsheet.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders for what is not whole yet. */
final class Folders {
  private Folders() {}

  /** An empty folder that only its owner can look into, in the place of one that was left. */
  static Path fresh(Path folder) throws IOException {
    FileTree.delete(folder);
    return Files.createDirectory(folder, OwnerOnly.folder(folder));
  }

  /** An empty file that only its owner can read. */
  static Path file(Path file) throws IOException {
    return Files.createFile(file, OwnerOnly.file(file));
  }

  static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
