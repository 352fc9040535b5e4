package dev.broadsheet.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes whole files out of an archive and writes down which, in {@code dropped.txt}. Others may
 * write to the archive meanwhile. For one use by one thread.
 */
public final class Thinning {
  private final Path folder;
  private final Supplier<List<String>> files;
  private final References references;

  /**
   * @param files the archive's at the moment
   */
  Thinning(Path folder, Supplier<List<String>> files, int maxBytes) {
    this.folder = folder;
    this.files = files;
    this.references = new References(folder, maxBytes);
  }

  /** When a file was written to last; copying it may have set that to a later time. */
  public Instant written(String file) throws IOException {
    Instant changed = Files.getLastModifiedTime(folder.resolve(file)).toInstant();
    Instant begun = WarcFile.created(file);
    return changed.isAfter(begun) ? changed : begun;
  }

  /**
   * Another file that repeats bodies of this one's pages, so that its own would be lost with it.
   *
   * @throws IOException if a file can't be read, so that nobody knows to which it refers
   */
  public Optional<String> referrer(String file) throws IOException {
    for (String other : files.get()) {
      if (!other.equals(file) && references.of(other).contains(file)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /**
   * Writes down that a file goes, then deletes it.
   *
   * @param versions of articles that were made of its pages
   */
  public void drop(String file, long versions, Instant now) throws IOException {
    String line = "%s\t%s\t%d\n".formatted(file, now, versions);
    try (FileChannel list =
        FileChannel.open(list(folder), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      list.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
      list.force(true);
    }
    Files.delete(folder.resolve(file));
    references.forget(file);
  }

  /** The files that were taken out of an archive, and of how many versions each was the source. */
  static Map<String, Long> dropped(Path folder) throws IOException {
    Map<String, Long> dropped = new LinkedHashMap<>();
    if (Files.exists(list(folder))) {
      for (String line : Files.readAllLines(list(folder), StandardCharsets.US_ASCII)) {
        String[] parts = line.split("\t", -1);
        if (parts.length == 3) {
          dropped.put(parts[0], Long.valueOf(parts[2]));
        }
      }
    }
    return dropped;
  }

  private static Path list(Path folder) {
    return folder.resolve("dropped.txt");
  }
}
