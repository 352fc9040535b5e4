package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.broadsheet.testing.LocalChromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A browser at a console, for what a person does in a test. */
final class ConsoleBrowser implements AutoCloseable {
  /** Their impact where nobody may be kept out. */
  private static final List<String> GRAVE = List.of("serious", "critical");

  private static final Path SCREENSHOTS = Path.of("docs", "console");

  private final LocalChromium chromium;
  private final ConsoleHome home;

  private ConsoleBrowser(LocalChromium chromium, ConsoleHome home) {
    this.chromium = chromium;
    this.home = home;
  }

  /** Starts a browser; skips the test where there is none. */
  static ConsoleBrowser at(ConsoleHome home) {
    return new ConsoleBrowser(LocalChromium.start(), home);
  }

  /** A window of somebody who is logged in. */
  Page window(Role role, String language) throws IOException {
    return window(
        role,
        new Browser.NewContextOptions()
            .setLocale(language)
            .setColorScheme(ColorScheme.LIGHT)
            .setViewportSize(1280, 900));
  }

  Page window(Role role, Browser.NewContextOptions options) throws IOException {
    BrowserContext context =
        chromium
            .browser()
            .newContext(options.setBaseURL(home.address()).setReducedMotion(ReducedMotion.REDUCE));
    Page page = context.newPage();
    page.setDefaultTimeout(60_000);
    page.navigate(home.link(role));
    page.waitForURL(home.address() + "/"); // where the link leads on to by itself
    return page;
  }

  /**
   * Nobody is kept out by how the page is made. Frames are emptied for it: what looks runs in each,
   * and in ours nothing does.
   */
  static void requireAccessible(Page page) {
    page.evaluate(
        """
        document.querySelectorAll("iframe").forEach((frame) => {
          frame.removeAttribute("sandbox");
          frame.src = "about:blank";
        })
        """);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .filteredOn(rule -> GRAVE.contains(rule.getImpact()))
        .as(page.url())
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  /** Keeps a picture of the page for the docs, where they are made anew. */
  static void picture(Page page, String name) {
    if (Boolean.getBoolean("regenerate")) {
      page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
  }

  @Override
  public void close() {
    chromium.close();
  }
}
