package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.broadsheet.testing.LocalChromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A console, and a browser at it for what a person does in a test. One window is open at a time;
 * what its browser complains of is noticed.
 */
final class ConsoleBrowser implements AutoCloseable {
  /** Their impact where nobody may be kept out. */
  private static final List<String> GRAVE = List.of("serious", "critical");

  private static final Path SCREENSHOTS = Path.of("docs", "console");

  /** Where a test keeps its files, and what its hostile site says, is nothing for a picture. */
  private static final String MADE_FIT =
      """
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        texts.currentNode.data = texts.currentNode.data
          .replaceAll(/\\/\\S*\\/junit[^\\/]*\\//g, "")
          .replaceAll("hostile.example", "quarry.example")
          .replace(/"<img[^]*/, '"quarry.example", expected one of the sites')
          .replace(/^<img[^]*/, "connection refused")
          .replace(/: <script[^]*/, ": connection refused")
          .replace(/<script[^]*/, "The Quarry Gazette");
      }
      """;

  /** What reaches over the right edge without a place of its own to scroll in. */
  private static final String TOO_WIDE =
      """
      document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
        : [...document.querySelectorAll("main *")]
          .filter((e) => !e.closest(".scroll, pre")
            && e.getBoundingClientRect().right > document.documentElement.clientWidth)
          .map((e) => e.outerHTML.slice(0, 200))
      """;

  private static final List<NavEntry> PLACES =
      List.of(
          new NavEntry("/", "overview.title"),
          new NavEntry("/sites", "sites.title"),
          new NavEntry("/articles", "articles.title"),
          new NavEntry("/studio", "studio.title"),
          new NavEntry("/schedules", "schedules.title"),
          new NavEntry("/runs", "runs.title"),
          new NavEntry("/corpora", "corpora.title"));

  private final LocalChromium chromium;
  private final ConsoleHome home;
  private final List<String> complaints = new ArrayList<>();
  private @Nullable BrowserContext window;

  private ConsoleBrowser(LocalChromium chromium, ConsoleHome home) {
    this.chromium = chromium;
    this.home = home;
  }

  /** A page of which there is nothing but its place in the navigation. */
  private record Elsewhere(NavEntry place) implements ConsolePage {
    @Override
    public Optional<NavEntry> nav() {
      return Optional.of(place);
    }

    @Override
    public void add(Routes routes) {}
  }

  /**
   * Starts a console in which these pages alone can be opened; skips the test where there is no
   * browser.
   */
  static ConsoleBrowser at(Path folder, List<ConsolePage> pages) throws IOException {
    LocalChromium chromium = LocalChromium.start();
    try {
      return new ConsoleBrowser(chromium, ConsoleHome.start(folder, amongOthers(pages)));
    } catch (IOException | RuntimeException e) {
      chromium.close();
      throw e;
    }
  }

  /** Pictures show the navigation that people have. */
  private static List<ConsolePage> amongOthers(List<ConsolePage> pages) {
    Stream<ConsolePage> placed =
        PLACES.stream()
            .map(
                place ->
                    pages.stream()
                        .filter(page -> page.nav().filter(place::equals).isPresent())
                        .findFirst()
                        .orElse(new Elsewhere(place)));
    return Stream.concat(placed, pages.stream().filter(page -> page.nav().isEmpty())).toList();
  }

  String address() {
    return home.address();
  }

  /** A window of somebody who is logged in. */
  Page window(Role role, String language) throws IOException {
    return window(role, desk(language));
  }

  /** A page as somebody sees it who may look. */
  Page look(String path) throws IOException {
    Page page = window(Role.LOOK, "en-GB");
    page.navigate(path);
    return page;
  }

  /** The narrow window of somebody who is logged in, in the dark. */
  Page phone(Role role, String language) throws IOException {
    return window(role, desk(language).setColorScheme(ColorScheme.DARK).setViewportSize(390, 844));
  }

  Page window(Role role, Browser.NewContextOptions options) throws IOException {
    Page page = strangersWindow(options);
    page.navigate(home.link(role));
    page.waitForURL(home.address() + "/"); // where the link leads on to by itself
    return page;
  }

  /** A window of somebody who is not logged in. */
  Page strangersWindow(Browser.NewContextOptions options) {
    closeWindow();
    window =
        chromium.window(options.setBaseURL(home.address()).setReducedMotion(ReducedMotion.REDUCE));
    Page page = window.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(complaints::add);
    page.onDialog(
        dialog -> {
          complaints.add("a dialog: " + dialog.message());
          dialog.dismiss();
        });
    return page;
  }

  /** As a window is on a desk. */
  static Browser.NewContextOptions desk(String language) {
    return new Browser.NewContextOptions()
        .setLocale(language)
        .setColorScheme(ColorScheme.LIGHT)
        .setViewportSize(1280, 900);
  }

  /** What the browser did not let happen in the window, or could not do, or was made to say. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  static boolean scrollsSideways(Page page) {
    return (Boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  /** Bytes that the page and all that belongs to it took on the way. */
  static long transferred(Page page) {
    return ((Number)
            page.evaluate(
                "performance.getEntriesByType('navigation')[0].transferSize +"
                    + " performance.getEntriesByType('resource')"
                    + ".reduce((sum, r) => sum + Math.max(r.transferSize, r.encodedBodySize), 0)"))
        .longValue();
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
    require(axe(page), page);
  }

  /** The same, of all but a part that is a stranger's. */
  static void requireAccessibleBeside(Page page, String part) {
    require(axe(page).exclude(List.of(part)), page);
  }

  /** The same of what depends on colours alone. */
  static void requireContrast(Page page) {
    require(axe(page).withRules(List.of("color-contrast")), page);
  }

  /**
   * In a single window, and telling of violations alone: each is twice as fast. Frames of other
   * origins, if any, are left out.
   */
  private static AxeBuilder axe(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).options(options).setLegacyMode(true);
  }

  private static void require(AxeBuilder axe, Page page) {
    assertThat(axe.analyze().getViolations())
        .filteredOn(rule -> GRAVE.contains(rule.getImpact()))
        .as(page.url())
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  /**
   * Nobody is kept out of any of the pages: in either language, in the light and in the dark, at a
   * desk and on a phone, with a mouse and without.
   */
  void requireOpenToEverybody(Role role, List<String> paths) throws IOException {
    for (String language : List.of("en-GB", "ru-RU")) {
      for (int width : List.of(1280, 360)) {
        Page page = window(role, desk(language).setViewportSize(width, 800));
        for (String path : paths) {
          page.navigate(path);
          assertThat(page.evaluate(TOO_WIDE)).as("too wide on " + path).isEqualTo(List.of());
          if (language.startsWith("en")) { // keys and colours are the same in each
            Keys.requireEnough(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            requireContrast(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
          }
          requireAccessible(page);
        }
      }
    }
  }

  /** Keeps a picture of what the window shows for the docs, where they are made anew. */
  static void picture(Page page, String name) {
    picture(page, name, new Page.ScreenshotOptions());
  }

  /** The same of all of the page. */
  static void wholePicture(Page page, String name) {
    picture(page, name, new Page.ScreenshotOptions().setFullPage(true));
  }

  private static void picture(Page page, String name, Page.ScreenshotOptions options) {
    if (Boolean.getBoolean("regenerate")) {
      page.evaluate("() => {" + MADE_FIT + "}");
      page.screenshot(options.setPath(SCREENSHOTS.resolve(name + ".png")));
    }
  }

  private void closeWindow() {
    if (window != null) {
      window.close();
    }
    complaints.clear();
  }

  @Override
  public void close() throws IOException {
    closeWindow();
    chromium.close();
    home.close();
  }
}
