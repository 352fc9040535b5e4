package dev.broadsheet.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Five news sites on loopback, each on a port of its own, with adapters and a schedule for them.
 *
 * <p>The addresses stay the same from run to run as long as the base port does. Thread-safe.
 */
public final class DemoNewsroom implements AutoCloseable {
  /** The first of the five ports where nobody names another. */
  public static final int DEFAULT_PORT = 18180;

  private static final List<String> SITES =
      List.of(
          "zarechie.example",
          "bereg.example",
          "delta.example",
          "harbour.example",
          "kontur.example");

  private final Path folder;
  private final Map<String, SiteServer> servers = new LinkedHashMap<>();
  private final Map<String, NewsSite> sites = new LinkedHashMap<>();

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
    DemoNewsroom newsroom = new DemoNewsroom(folder);
    try {
      for (String site : SITES) {
        newsroom.open(site, clock, basePort == 0 ? 0 : basePort + newsroom.servers.size());
      }
      write(
          newsroom.schedulesFolder().resolve("demo.yaml"),
          new Resources("schedule"),
          Map.of("folder", folder.toAbsolutePath().toString()));
      return newsroom;
    } catch (IOException | RuntimeException e) {
      newsroom.close();
      throw e;
    }
  }

  private void open(String name, Clock clock, int port) throws IOException {
    SiteServer server = new SiteServer(port);
    servers.put(name, server);
    Resources resources = new Resources(name);
    NewsSite site =
        new NewsSite(
            resources,
            "http://" + server.host(),
            clock,
            new ReadStories(folder.resolve("read").resolve(name)));
    sites.put(name, site);
    write(
        adaptersFolder().resolve(name).resolve("adapter.yaml"),
        resources,
        Map.of("host", server.host()));
    server.serve(site);
  }

  private static void write(Path file, Resources from, Map<String, String> values)
      throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, from.fill(file.getFileName().toString(), values));
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
    return servers.values().stream().map(SiteServer::host).toList();
  }

  /** What the sites have, by name; to compare with what is made of their pages. */
  Map<String, NewsSite> sites() {
    return Map.copyOf(sites);
  }

  @Override
  public void close() {
    servers.values().forEach(SiteServer::close);
  }
}
