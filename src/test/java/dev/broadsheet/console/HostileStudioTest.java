package dev.broadsheet.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.broadsheet.testing.HostilePage;
import dev.broadsheet.testing.MisbehavingServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person makes an adapter of pages whose every word is written to break out of where it is shown,
 * beside a server that counts who asks it.
 */
class HostileStudioTest {
  /** As text in a page: what is shown of it must stay text. */
  private static final String SAID =
      "&lt;/textarea>&lt;/bdi>&quot;'>&lt;img src=//%1$s/x onerror=alert(1)>&lt;script"
          + " src=//%1$s/s>&lt;/script>${7*7}";

  private static final String STRANGE =
      "img, object, embed, svg, video, style, form[action*='//'], script:not([src^='/assets/']),"
          + " link:not([href^='/assets/'])";

  @TempDir private Path folder;
  private MisbehavingServer outside;
  private ConsoleBrowser browser;

  @BeforeEach
  void start() throws IOException {
    outside = MisbehavingServer.start();
    String host = outside.authority();
    browser =
        ConsoleBrowser.at(
            folder.resolve("console"),
            List.of(StudioStand.in(folder, page -> hostile(page, host)).console()));
  }

  private List<String> asked() {
    return outside.requests().stream().map(MisbehavingServer.Exchange::target).toList();
  }

  @AfterEach
  void stop() throws IOException {
    browser.close();
    outside.close();
  }

  private static String hostile(String page, String host) {
    String said = SAID.formatted(host);
    return page.replace("on the old pier", "on the old pier " + said)
        .replace("before breakfast", "before breakfast " + said)
        .replace("Read also:", "Read also: " + said)
        .replace(">birds<", ">birds " + said + "<")
        .replace(
            "class=\"more\"",
            "class=\"more " + said.replace(" ", "") + "\" id='" + said.replace("'", "") + "'")
        .replace("</article>", "</article>" + String.join("\n", HostilePage.vectors(host)));
  }

  private void requireHarmless(Page page, String view) {
    assertThat(page.locator("main").locator(STRANGE).count()).as(view).isZero();
    assertThat(page.locator("iframe").count()).as(view).isEqualTo(1);
    assertThat(asked()).as(view).isEmpty();
    assertThat(browser.complaints())
        .as(view)
        .allMatch(each -> each.contains(browser.address() + "/:"));
  }

  @Test
  void runsAndAsksForNothingInAnyView() throws IOException {
    Page page = browser.window(Role.OPERATE, "en-GB");
    page.navigate("/studio?site=" + StudioStand.SITE);
    page.locator("form:has(#site) button").click();
    page.waitForSelector("#view");
    FrameLocator frame = page.frameLocator("#frame");
    frame.locator("h1[data-f=title]").waitFor();
    assertThat(page.locator("#view li[data-f=title]")).containsText("<img src=");
    assertThat(page.locator(".studio-preview").first()).containsText("<script src=");
    requireHarmless(page, "the fields and five other pages");

    frame.locator("h1").click();
    assertThat(page.locator("#pointed .studio-value")).containsText("<img src=");
    assertThat(page.locator("#pointed .studio-suggestions ul").first()).containsText("<img src=");
    assertThat(page.locator("#said")).containsText("<img src=");
    requireHarmless(page, "candidates and what they find");

    frame.locator("p.more").click();
    Locator removals = page.locator("#pointed .studio-removals");
    assertThat(removals).containsText("<img src=");
    removals.locator("[data-op=take]").last().click();
    assertThat(page.locator("#view .studio-struck del").first()).containsText("<img src=");
    frame.locator("p[data-struck]").waitFor();
    assertThat(frame.locator("b.struck-by")).not().hasCount(0);
    requireHarmless(page, "lines left out");

    String text = page.locator("#yaml").inputValue();
    page.locator("#yaml").fill(text + "'<img src=x onerror=alert(1)>': \"</textarea><script>\"\n");
    assertThat(page.locator("#view .studio-mistakes")).containsText("<img src=x");
    requireHarmless(page, "mistakes in the text");
    page.locator("#yaml").fill(text + "# </textarea><img src=x onerror=alert(1)>\n");
    assertThat(page.locator("#view .studio-mistakes")).hasCount(0);
    Page later = page.context().newPage();
    later.navigate(page.url());
    assertThat(later.locator("#yaml")).hasValue(Pattern.compile("# </textarea><img src=x .*\\n$"));
    requireHarmless(later, "the text");
    later.close();

    page.locator("[data-do=change]").click();
    assertThat(page.locator("dialog .added").last()).containsText("<img src=x");
    requireHarmless(page, "the difference");
    page.locator("dialog [data-do=save]").click();
    page.locator("dialog [data-do=record]").click();
    assertThat(page.locator("#told pre")).containsText("<img src=");
    requireHarmless(page, "the case");

    page.locator("#page").selectOption("1");
    frame.locator("h1", new FrameLocator.LocatorOptions().setHasText("Geese")).waitFor();
    frame.locator("body *").all().stream().limit(40).forEach(each -> each.dispatchEvent("click"));
    assertThat(page.locator("#pointed .studio-path")).isVisible();
    requireHarmless(page, "another page, pressed everywhere");
  }
}
