package dev.broadsheet.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which other files of the archive a file's pages refer to, as revisits whose bodies lie there. To
 * find that out the file is read once; then it stands in a small file beside it, with the length
 * that it had.
 */
final class References {
  private final Path folder;
  private final int maxBytes;

  /**
   * @param folder of the archive
   */
  References(Path folder, int maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /**
   * The other files.
   *
   * @throws IOException if the file can't be read to its end, but for a page that was cut off
   */
  Set<String> of(String file) throws IOException {
    long size = Files.size(folder.resolve(file));
    Optional<Set<String>> known = remembered(file, size);
    if (known.isPresent()) {
      return known.get();
    }
    Set<String> found = new TreeSet<>();
    try (WarcCursor cursor = new WarcCursor(folder, file, 0, maxBytes)) {
      cursor.originals(original -> found.add(original.file()));
    }
    found.remove(file);
    remember(file, size, found);
    return found;
  }

  private Optional<Set<String>> remembered(String file, long size) throws IOException {
    Path beside = beside(file);
    if (!Files.exists(beside)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(beside, StandardCharsets.US_ASCII);
    return !lines.isEmpty() && lines.getFirst().equals(Long.toString(size))
        ? Optional.of(new TreeSet<>(lines.subList(1, lines.size())))
        : Optional.empty();
  }

  private void remember(String file, long size, Set<String> found) throws IOException {
    List<String> lines = new ArrayList<>(List.of(Long.toString(size)));
    lines.addAll(found);
    Path beside = beside(file);
    Path part = beside.resolveSibling(beside.getFileName() + ".new");
    Files.write(part, lines, StandardCharsets.US_ASCII);
    Files.move(part, beside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void forget(String file) throws IOException {
    Files.deleteIfExists(beside(file));
  }

  private Path beside(String file) {
    return folder.resolve(file + ".refers");
  }
}
