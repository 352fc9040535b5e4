package dev.broadsheet.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.broadsheet.workshop.SurveyStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studio as people have it who have no mouse, a phone, second thoughts or a file too many. */
class StudioBrowserTest {
  private static final Pattern TAKEN = Pattern.compile("title: \\[.+, h1]");

  @TempDir private Path folder;
  private StudioStand stand;
  private ConsoleBrowser browser;
  private Page page;

  @BeforeEach
  void start() throws IOException {
    stand = StudioStand.in(folder, UnaryOperator.identity());
    browser = ConsoleBrowser.at(folder.resolve("console"), List.of(stand.console()));
  }

  @AfterEach
  void stop() throws IOException {
    browser.close();
  }

  private void openSite() {
    page.navigate("/studio?site=" + StudioStand.SITE);
    page.locator("form:has(#site) button").click();
    waitForPage();
  }

  private void openAddress() {
    page.navigate("/studio?address=https://pier.example/");
    page.locator("form:has(#address) button").click();
    waitForPage();
  }

  private void waitForPage() {
    page.waitForSelector("#view");
    frame().locator("body[tabindex] h1[data-f=title]").waitFor(); // its script has run
  }

  private FrameLocator frame() {
    return page.frameLocator("#frame");
  }

  private Locator yaml() {
    return page.locator("#yaml");
  }

  private Locator said() {
    return page.locator("#said");
  }

  private void key(String name) {
    page.keyboard().press(name);
  }

  private void requireAccessible() {
    ConsoleBrowser.requireAccessibleBeside(page, "#frame");
  }

  /** But that there is no first page in this console. */
  private void requireNoComplaints() {
    assertThat(browser.complaints()).allMatch(each -> each.contains(browser.address() + "/:"));
  }

  @Test
  void tellsHowFarItIsUntilItOpens() throws IOException {
    page = browser.window(Role.OPERATE, "en-GB");
    CountDownLatch end = new CountDownLatch(1);
    stand.holdAt(new SurveyStep(SurveyStep.Kind.ARTICLE, "Swans are back", 3, 8), end);
    page.navigate("/studio?address=https://pier.example/");
    page.locator("form:has(#address) button").click();

    Locator progress = page.locator("#progress");
    assertThat(progress).containsText("3 of up to 8 articles");
    assertThat(progress.locator("li")).hasText("Swans are back");
    end.countDown();
    waitForPage();
  }

  @Test
  void isUsedWithoutAMouse() throws IOException {
    page = browser.window(Role.OPERATE, "en-GB");
    openSite();

    page.locator("#page").focus();
    while (!Boolean.TRUE.equals(page.evaluate("document.activeElement.id === 'frame'"))) {
      key("Tab");
    }
    assertThat(frame().locator("body:focus-visible")).hasCount(1);
    key("ArrowDown");
    assertThat(said()).containsText("title: Swans are back on the old pier. Best: h1");
    key("ArrowDown");
    key("ArrowDown");
    assertThat(said()).containsText("body: The keeper counted the Swans");
    key("ArrowRight");
    assertThat(frame().locator("b[data-at]")).hasText("1");
    key("ArrowLeft");
    key("ArrowDown");
    assertThat(said()).containsText("Read also: what the Swans did");
    requireAccessible();

    key("Enter");
    assertThat(page.locator("#pointed [data-op=take]").first()).isFocused();
    key("Enter");
    assertThat(yaml()).hasValue(Pattern.compile("drop: "));
    assertThat(frame().locator("p[data-struck]")).containsText("Read also");
    assertThat(page.locator("#pointed")).isFocused();
    key("Escape");
    assertThat(frame().locator("body:focus-visible")).hasCount(1);
    key("ArrowUp");
    key("ArrowUp");
    key("ArrowUp");
    assertThat(said()).containsText("title: Swans");
    key("Enter");
    assertThat(page.locator("#pointed [data-op=take]").first()).isFocused();
    key("Enter");
    assertThat(yaml()).hasValue(TAKEN);

    Locator rules = page.locator("#view li[data-f=title] .studio-candidates li");
    rules.nth(1).locator("[data-op=raise]").focus();
    key("Enter");
    assertThat(yaml()).hasValue(Pattern.compile("title: \\[h1, .+]"));
    assertThat(rules.first().locator("input")).isFocused();
    key("End");
    page.keyboard().type(".title");
    key("Enter");
    assertThat(yaml()).hasValue(Pattern.compile("title: \\[h1.title, .+]"));
    assertThat(rules.first().locator("input")).isFocused();
    rules.nth(1).locator("[data-op=remove]").focus();
    key("Enter");
    assertThat(yaml()).hasValue(Pattern.compile("title: h1.title\n"));
    assertThat(rules.first().locator("[data-op=remove]")).isFocused();

    key("Control+s");
    assertThat(page.locator("dialog [data-do=save]")).isFocused();
    requireAccessible();
    key("Enter");
    assertThat(page.locator("dialog [data-do=record]")).isFocused();
    key("Escape");
    assertThat(page.locator("dialog")).not().isVisible();
    assertThat(Files.readString(stand.file())).isEqualTo(yaml().inputValue());
    requireNoComplaints();
  }

  @Test
  void takesBackEachStepAndDoesItAgain() throws IOException {
    page = browser.window(Role.OPERATE, "en-GB");
    openSite();
    String before = yaml().inputValue();
    Locator undo = page.locator("[data-turn=undo]");
    Locator redo = page.locator("[data-turn=redo]");
    assertThat(undo).hasAttribute("aria-disabled", "true");

    frame().locator("h1").click();
    page.locator("#pointed [data-op=take]").first().click();
    assertThat(yaml()).hasValue(TAKEN);
    String taken = yaml().inputValue();
    frame().locator("p.more").click();
    page.locator("#pointed .studio-removals [data-op=take]").first().click();
    assertThat(frame().locator("p[data-struck]")).hasCount(1);
    String left = yaml().inputValue();
    yaml().fill(left + "# mine\n");
    assertThat(undo).hasAttribute("title", "Undo: typing");

    undo.click();
    assertThat(yaml()).hasValue(left);
    undo.click();
    assertThat(yaml()).hasValue(taken);
    assertThat(frame().locator("p[data-struck]")).hasCount(0);
    assertThat(page.locator("#pointed .studio-removals")).hasCount(1);
    page.locator("h1").click();
    key("Control+z");
    assertThat(yaml()).hasValue(before);
    assertThat(undo).hasAttribute("aria-disabled", "true");
    assertThat(page.locator("#view li[data-f=title] .studio-candidates li")).hasCount(1);

    redo.click();
    assertThat(yaml()).hasValue(taken);
    assertThat(redo).hasAttribute("title", Pattern.compile("Redo: Drop .+"));
    yaml().focus();
    key("Control+y");
    assertThat(yaml()).hasValue(left);
    assertThat(frame().locator("p[data-struck]")).hasCount(1); // the service knows it, too

    Page later = page.context().newPage();
    later.navigate(page.url());
    assertThat(later.locator("#yaml")).hasValue(left);
  }

  @Test
  void keepsWhatPressesInHasteDo() throws IOException {
    page = browser.window(Role.OPERATE, "en-GB");
    openSite();
    frame().locator("h1").click();
    Locator takes = page.locator("#pointed [data-op=take]");
    takes.nth(1).waitFor();
    int all = takes.count();

    takes.evaluateAll("all => all.forEach(each => each.click())");

    assertThat(page.locator("#view li[data-f=title] .studio-candidates li")).hasCount(1 + all);
  }

  @Test
  void fitsAPhoneInTheDarkInRussian() throws IOException {
    page = browser.phone(Role.OPERATE, "ru-RU");
    page.navigate("/studio");
    ConsoleBrowser.requireAccessible(page);
    openAddress();
    assertThat(ConsoleBrowser.scrollsSideways(page)).isFalse();

    frame().locator("p.more").click();
    Locator take = page.locator("#pointed .studio-removals [data-op=take]").first();
    assertThat(take).isInViewport();
    assertThat(frame().locator("[data-at]")).isInViewport();
    assertThat(page.locator("[data-do=change]")).isInViewport();
    requireAccessible();
    ConsoleBrowser.picture(page, "studio-phone-pointing");
    take.click();
    assertThat(frame().locator("p[data-struck]")).hasCount(1);
    assertThat(frame().locator("b.struck-by").first()).hasText("убрано по p.more");
    assertThat(ConsoleBrowser.scrollsSideways(page)).isFalse();

    yaml().fill(yaml().inputValue() + "titel: h1\n");
    assertThat(page.locator("#view .studio-mistakes")).containsText("titel");
    page.locator("#view [data-line]").first().click();
    assertThat(yaml()).isFocused();
    assertThat(yaml()).isInViewport();
    requireAccessible();
    page.locator("[data-turn=undo]").click();
    assertThat(page.locator("#view .studio-mistakes")).hasCount(0);

    page.locator("[data-do=change]").click();
    assertThat(page.locator("dialog h2")).containsText("уже есть");
    assertThat(page.locator("dialog [data-do=save]")).isInViewport();
    assertThat(ConsoleBrowser.scrollsSideways(page)).isFalse();
    requireAccessible();
  }

  @Test
  void saysThatTheSiteHasAnAdapterAndWritesOverItOnlyWhenTold() throws IOException {
    page = browser.window(Role.OPERATE, "en-GB");
    String theirs = Files.readString(stand.file());
    openAddress();
    page.locator("[data-do=change]").click();
    Locator dialog = page.locator("dialog");
    assertThat(dialog.locator("h2")).hasText("There is an adapter of pier.example already");
    assertThat(dialog).containsText("adapter.yaml");
    assertThat(dialog.locator(".removed").first()).isVisible();
    assertThat(Files.readString(stand.file())).isEqualTo(theirs);
    requireAccessible();

    dialog.locator("[data-close]").click();
    String mine = yaml().inputValue();
    yaml().fill(mine.replace("site: pier.example", "site: new.pier.example"));
    page.locator("[data-do=change]").click();
    assertThat(dialog.locator("h2")).hasText("This will be written");
    dialog.locator("[data-close]").click();

    yaml().fill(mine);
    page.locator("[data-do=change]").click();
    dialog.getByText("Write mine over it").click();
    assertThat(dialog.locator("h2")).hasText("Saved");
    assertThat(Files.readString(stand.file())).isEqualTo(mine);
  }

  @Test
  void opensTheAdapterThatIsThere() throws IOException {
    page = browser.window(Role.OPERATE, "en-GB");
    openAddress();
    page.locator("[data-do=change]").click();

    page.locator("dialog button", new Page.LocatorOptions().setHasText("Open that one")).click();

    waitForPage();
    assertThat(yaml()).hasValue(Files.readString(stand.file()));
  }

  @Test
  void keepsOutNobodyWhateverIsOpen() throws IOException {
    page = browser.window(Role.OPERATE, "en-GB");
    openSite();
    frame().locator("p.more").click();
    page.locator("#pointed .studio-removals").waitFor();
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    requireAccessible();
    page.locator("[data-turn=undo]").focus();
    assertThat(page.locator("[data-turn=undo]")).hasCSS("outline-style", "solid");
    requireNoComplaints();
  }

  @Test
  void saysThatTheServiceDoesNotAnswer() throws IOException {
    page = browser.window(Role.OPERATE, "en-GB");
    openSite();
    page.route("**/edit", route -> route.abort());
    frame().locator("h1").click();
    page.locator("#pointed [data-op=take]").first().click();

    assertThat(page.locator("#told .alarm")).containsText("did not answer");
    page.unroute("**/edit");
    page.locator("#pointed [data-op=take]").first().click();
    assertThat(yaml()).hasValue(TAKEN);
  }
}
