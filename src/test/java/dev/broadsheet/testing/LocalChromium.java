package dev.broadsheet.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The browser of this machine, for a person's part in a test. Started once for all tests of a JVM,
 * which it ends with; what a test opened is closed with the test.
 */
public final class LocalChromium implements AutoCloseable {
  private static final String MISSING = "no Chromium found: apt-get install chromium";

  /** In milliseconds: a machine may do much else. */
  private static final double PATIENCE = 180_000;

  private static @Nullable Running running;

  private final Browser browser;
  private final List<BrowserContext> windows = new ArrayList<>();

  private LocalChromium(Browser browser) {
    this.browser = browser;
  }

  private record Running(Playwright playwright, Browser browser) {}

  /** Starts it if it does not run; skips the test where there is none. */
  public static LocalChromium start() {
    if (running == null || !running.browser.isConnected()) {
      running = launch();
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }
    return new LocalChromium(running.browser);
  }

  /** Ends it if it runs, for a test that counts browsers. */
  public static void quit() {
    if (running != null) {
      running.playwright.close();
      running = null;
    }
  }

  private static Running launch() {
    Optional<Path> executable = find("chromium", "chromium-browser", "google-chrome");
    if (executable.isEmpty()) {
      System.out.println("A test in the browser is skipped: " + MISSING);
    }
    assumeTrue(executable.isPresent(), MISSING);
    Map<String, String> environment =
        find("node")
            .map(
                node ->
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.toString()))
            .orElse(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    return new Running(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable.get())
                    .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))));
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(name -> List.of("/usr/bin", "/usr/local/bin").stream().map(f -> Path.of(f, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A window in which nothing is known of any other. */
  public BrowserContext window(Browser.NewContextOptions options) {
    BrowserContext window = browser.newContext(options);
    window.setDefaultTimeout(PATIENCE);
    windows.add(window);
    return window;
  }

  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
  }
}
