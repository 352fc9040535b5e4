package dev.broadsheet.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.demo.DemoNewsroom;
import dev.broadsheet.console.Console;
import dev.broadsheet.console.ConsoleSettings;
import dev.broadsheet.console.CrawlMetrics;
import dev.broadsheet.console.Role;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.testing.LocalChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** From a site's address to a saved, checked adapter, as a person does it in the console. */
class StudioJourneyTest {
  private static final int ZARECHIE = 0;
  private static final int DELTA = 2;
  private static final Path PICTURES = Path.of("docs", "console");

  @TempDir(factory = InTarget.class)
  private Path folder;

  private DemoNewsroom newsroom;
  private Broadsheet broadsheet;
  private Console console;
  private LocalChromium chromium;
  private Page page;
  private int presses;

  /** A folder whose name can be shown in pictures. */
  static final class InTarget implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "studio");
    }
  }

  @BeforeEach
  void open() throws IOException {
    chromium = LocalChromium.start();
    newsroom = DemoNewsroom.start(folder.resolve("demo"), Clock.systemUTC(), 0);
    broadsheet =
        Hasty.broadsheet(
            Settings.under(folder)
                .withAdapters(List.of(Files.createDirectories(folder.resolve("adapters"))))
                .withFetching(
                    FetchSettings.DEFAULT.withAllowedHosts(
                        new HashSet<>(newsroom.allowedHosts()))));
    console =
        broadsheet
            .console()
            .start(ConsoleSettings.DEFAULT.withPort(0), false, new CrawlMetrics(), List::of);
    page =
        chromium
            .window(new Browser.NewContextOptions().setLocale("en").setViewportSize(1440, 1250))
            .newPage();
    page.navigate(
        Console.login(console.address(), broadsheet.console().oneTimeToken(Role.OPERATE)));
    page.waitForURL(console.address() + "/");
  }

  @AfterEach
  void close() throws IOException {
    chromium.close();
    console.close();
    broadsheet.close();
    newsroom.close();
  }

  /** From the console's first page, with the keyboard for the address alone. */
  private FrameLocator begin(int site) {
    press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Studio")));
    page.getByLabel("Address").fill("http://" + newsroom.allowedHosts().get(site) + "/");
    page.getByLabel("Address").press("Enter");
    page.waitForSelector("#view");
    FrameLocator frame = page.frameLocator("#frame");
    frame.locator("[data-f=title]").first().waitFor();
    return frame;
  }

  /** What a person does with a mouse, counted. */
  private void press(Locator what) {
    what.click();
    presses++;
  }

  private Locator view() {
    return page.locator("#view");
  }

  @Test
  void leadsFromAnAddressToASavedAdapter() throws IOException {
    FrameLocator frame = begin(DELTA);
    picture("studio");

    press(frame.locator("[data-f=title]").first());
    assertThat(page.locator("#pointed select")).hasValue("title");
    assertThat(page.locator("#pointed .studio-suggestions li").first()).containsText("agrees on");
    picture("studio-pointing");
    press(page.locator("#pointed button[data-op=take]").nth(1));
    assertThat(view().locator("li[data-f=title] .studio-candidates li")).hasCount(2);

    Locator yaml = page.locator("#yaml");
    String text = yaml.inputValue();
    yaml.fill(text.replace("fields:\n", "fields:\n  titel: h1\n"));
    assertThat(view().locator(".studio-mistakes")).containsText("title");
    assertThat(page.locator("#lines .wrong")).hasCount(1);
    picture("studio-mistake");
    yaml.fill(text);
    assertThat(view().locator(".good").first()).isVisible();
    assertThat(page.locator(".studio-preview")).hasCount(5);

    press(page.locator("button[data-do=change]"));
    assertThat(page.locator("dialog .added").first()).isVisible();
    picture("studio-saving");
    press(page.locator("dialog button[data-do=save]"));
    assertThat(page.locator("dialog h2")).hasText("Saved");
    press(page.locator("dialog button[data-do=record]"));
    assertThat(page.locator("#told")).containsText("is recorded");
    assertThat(page.locator("#told")).containsText("1 of 1 cases pass");
    assertThat(page.locator("dialog")).not().isVisible();
    assertThat(presses).as("as docs/studio.md counts them").isEqualTo(6);

    page.locator("button[data-do=check]").click();
    assertThat(page.locator("#told")).containsText("1 of 1 cases pass");

    SiteAdapter saved = broadsheet.adapters().all().getFirst();
    assertThat(Files.readString(saved.file())).isEqualTo(text);
    try (Stream<Path> cases = Files.list(saved.file().resolveSibling("cases"))) {
      assertThat(cases).hasSize(2);
    }
  }

  @Test
  void leavesALineOutOfTheBodyByPointingAtIt() throws IOException {
    FrameLocator frame = begin(ZARECHIE);

    frame.locator("[data-f=body] p", containing("НОВОСТИ ПО ТЕМЕ:")).click();
    Locator best = page.locator("#pointed .studio-removals li").first();
    assertThat(best).containsText("takes something from");
    best.getByRole(AriaRole.BUTTON, named("Drop line")).click();

    assertThat(frame.locator("[data-struck]", containing("НОВОСТИ ПО ТЕМЕ:")))
        .hasAttribute("title", Pattern.compile("by the rule on lines .*НОВОСТИ ПО ТЕМЕ"));
    assertThat(page.locator("#yaml")).hasValue(Pattern.compile("lines:\\s+- \\{drop: "));
    assertThat(page.locator("#pointed .studio-removals")).hasCount(0);
    picture("studio-line");
    page.setViewportSize(390, 844);
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        .isEqualTo(false);

    view().getByLabel("Remove: {drop:").click();
    assertThat(page.locator("#yaml")).not().hasValue(Pattern.compile("lines:"));
    assertThat(frame.locator("[data-struck]", containing("НОВОСТИ ПО ТЕМЕ:"))).hasCount(0);
  }

  private static FrameLocator.LocatorOptions containing(String text) {
    return new FrameLocator.LocatorOptions().setHasText(text);
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  @Test
  void dressesStoredPagesWhenTold() throws IOException {
    Path adapter = folder.resolve("adapters/delta.example/adapter.yaml");
    Files.createDirectories(adapter.getParent());
    Files.copy(newsroom.adaptersFolder().resolve("delta.example/adapter.yaml"), adapter);
    broadsheet.reloadAdapters();
    page.navigate(console.address() + "/studio?site=delta.example");
    page.getByLabel("Site", new Page.GetByLabelOptions().setExact(true)).press("Enter");
    Locator heading = page.frameLocator("#frame").locator("h1");
    assertThat(page.locator("#lacking")).containsText("1 style sheet");
    assertThat(heading).not().hasCSS("font-size", "34px");

    page.locator("button[data-do=dress]").click();

    assertThat(page.locator("#told")).containsText("have their style sheets");
    assertThat(heading).hasCSS("font-size", "34px");
    assertThat(page.locator("#lacking")).not().isVisible();
  }

  private void picture(String name) throws IOException {
    if (Boolean.getBoolean("regenerate")) {
      page.waitForTimeout(300);
      Files.createDirectories(PICTURES);
      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
  }
}
