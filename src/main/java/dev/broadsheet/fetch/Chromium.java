package dev.broadsheet.fetch;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Proxy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds an installed Chromium and starts it; nothing is ever downloaded. */
final class Chromium {
  static final String MISSING =
      "no Chromium found: install one (Debian: apt-get install chromium), or name it in the"
          + " settings";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  private static final List<String> FLAGS =
      List.of(
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-remote-fonts",
          "--blink-settings=imagesEnabled=false",
          "--autoplay-policy=user-gesture-required",
          "--block-new-web-contents",
          // What could go past the proxy: HTTP/3, names looked up in advance, WebRTC over UDP (by
          // its name of today, and by that of older versions).
          "--disable-quic",
          "--webrtc-ip-handling-policy=disable_non_proxied_udp",
          "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
          "--dns-prefetch-disable");

  private Chromium() {}

  /** The executable of the options, else the first that is installed. */
  static Optional<Path> find(BrowserOptions options) {
    return options
        .executable()
        .or(() -> onPath(NAMES))
        .or(Chromium::ofPlaywright)
        .filter(Files::isExecutable);
  }

  /** Starts Playwright's driver, with the system's Node where there is one: it starts faster. */
  static Playwright driver() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    onPath(List.of("node"))
        .ifPresent(node -> environment.put("PLAYWRIGHT_NODEJS_PATH", node.toString()));
    return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
  }

  /** Starts a browser; one that hangs is its caller's to end. */
  static Browser start(Playwright playwright, Path executable, FilteringProxy proxy) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setHeadless(true)
                .setTimeout(0)
                // Chromium can't sandbox itself when it is run by root.
                .setChromiumSandbox(!isRoot())
                .setIgnoreDefaultArgs(List.of("--disable-popup-blocking"))
                .setArgs(FLAGS)
                // Playwright takes loopback off the list of what goes past a proxy.
                .setProxy(new Proxy(proxy.address())));
  }

  /** The browser's name as browsers give it, and truthfully ours. */
  static String userAgent(String version, FetchSettings settings) {
    String major = version.split("\\.", 2)[0];
    return "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
        + major
        + ".0.0.0 Safari/537.36 "
        + settings.userAgent();
  }

  private static Optional<Path> onPath(List<String> names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    List<Path> folders = new ArrayList<>();
    Stream.of(path.split(File.pathSeparator)).map(Path::of).forEach(folders::add);
    folders.add(Path.of("/usr/bin"));
    return names.stream()
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The newest of those that Playwright's own installer keeps. */
  private static Optional<Path> ofPlaywright() {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "ms-playwright");
    try (Stream<Path> files = Files.walk(cache, 3)) {
      return files
          .filter(f -> f.endsWith("chrome") || f.endsWith("headless_shell"))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
