package dev.broadsheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program's classes as they are when they are loaded and linked (JEP 514), as the launcher
 * keeps them, too: to load them is most of what a short command does. Made by a small crawl, once
 * for all test processes of a build.
 */
final class ClassCache {
  /** As the launcher has them: that a cache does not fit is no news. */
  private static final List<String> QUIETLY =
      List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Xlog:aot*=off:stderr");

  private ClassCache() {}

  /**
   * Options for the JVM.
   *
   * @param libraries the folder of the jars
   * @param java the command that starts the program, without what it is to do
   */
  static List<String> options(Path libraries, List<String> java) {
    Path cache = libraries.resolveSibling("tests.aot");
    try (FileChannel file =
            FileChannel.open(
                libraries.resolveSibling("tests.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      if (lock.isValid() && isStale(cache, libraries)) {
        train(cache, java);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making a cache of classes", e);
    }
    return Stream.concat(Stream.of("-XX:AOTCache=" + cache), QUIETLY.stream()).toList();
  }

  private static boolean isStale(Path cache, Path libraries) throws IOException {
    if (!Files.exists(cache)) {
      return true;
    }
    try (Stream<Path> jars = Files.list(libraries)) {
      long newest = jars.mapToLong(jar -> jar.toFile().lastModified()).max().orElseThrow();
      return Files.getLastModifiedTime(cache).compareTo(FileTime.fromMillis(newest)) <= 0;
    }
  }

  private static void train(Path cache, List<String> java)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(cache.getParent(), "training");
    Path made = cache.resolveSibling("tests.aot.new");
    try (SmallSite site = new SmallSite(20)) {
      site.writeAdapter(home.resolve("adapters"));
      List<String> command = new ArrayList<>(java);
      command.addAll(1, QUIETLY);
      command.addAll(1, List.of("-XX:AOTCacheOutput=" + made, "-Dbroadsheet.home=" + home));
      command.addAll(List.of("crawl", SmallSite.NAME, "--allow-host", site.host()));
      Path log = home.resolve("log.txt");
      int exit =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (exit != 0) {
        throw new AssertionError("no cache of classes could be made: " + Files.readString(log));
      }
      Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
    }
    delete(home);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
