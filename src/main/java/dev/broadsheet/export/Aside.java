package dev.broadsheet.export;

import dev.broadsheet.archive.Durable;
import dev.broadsheet.archive.FileTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place beside the one that is meant, where a file or folder is written until it is whole.
 *
 * <p>Each has a name of its own, so that two exports at once do not mix. What a killed process left
 * there is taken away by the next that writes to the same place.
 */
final class Aside implements Closeable {
  private static final AtomicLong COUNTER = new AtomicLong();
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();
  private static final String PART = ".part";
  private static final String OLD = ".old";
  private static final Pattern LEFT = Pattern.compile("\\.(\\d{1,18})-\\d+\\.(part|old)");

  private final Path folder;
  private final Path whole;
  private final Path part;

  private Aside(Path folder, Path whole, Path part) {
    this.folder = folder;
    this.whole = whole;
    this.part = part;
  }

  /**
   * A place beside this one; its folder is made where it is not there.
   *
   * @param whole absolute
   */
  static Aside of(Path whole) throws IOException {
    Path folder = whole.resolveSibling("");
    Files.createDirectories(folder);
    clearLeftovers(folder, whole);
    Path part =
        whole.resolveSibling(
            whole.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "-"
                + COUNTER.incrementAndGet()
                + PART);
    IN_USE.add(part);
    return new Aside(folder, whole, part);
  }

  Path part() {
    return part;
  }

  /** Puts what was written in the place that was meant, instead of what is there. */
  void put() throws IOException {
    if (Files.isDirectory(part)) {
      putFolder();
    } else {
      move(part, whole);
    }
    Durable.sync(folder);
  }

  private void putFolder() throws IOException {
    FileTree.sync(part);
    Path old = old(part);
    boolean replaces = Files.exists(whole);
    if (replaces) {
      move(whole, old);
    }
    try {
      move(part, whole);
    } catch (IOException e) {
      if (replaces) {
        move(old, whole);
      }
      throw e;
    }
    if (replaces) {
      FileTree.delete(old);
    }
  }

  private static Path old(Path part) {
    String name = part.getFileName().toString();
    return part.resolveSibling(name.substring(0, name.length() - PART.length()) + OLD);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void clearLeftovers(Path folder, Path whole) throws IOException {
    String name = whole.getFileName().toString();
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.filter(file -> isLeftover(file, name)).toList();
    }
    for (Path file : left) {
      if (file.toString().endsWith(OLD) && !Files.exists(whole)) {
        move(file, whole);
      } else {
        FileTree.delete(file);
      }
    }
  }

  private static boolean isLeftover(Path file, String name) {
    String found = file.getFileName().toString();
    if (!found.startsWith(name)) {
      return false;
    }
    Matcher left = LEFT.matcher(found.substring(name.length()));
    if (!left.matches()) {
      return false;
    }
    long pid = Long.parseLong(left.group(1));
    // In a container a process often has the number of the one before it.
    return pid == ProcessHandle.current().pid()
        ? !IN_USE.contains(file) && IN_USE.stream().noneMatch(part -> old(part).equals(file))
        : ProcessHandle.of(pid).isEmpty();
  }

  /** Takes away what was not put in its place. */
  @Override
  public void close() throws IOException {
    FileTree.delete(part);
    IN_USE.remove(part);
  }
}
