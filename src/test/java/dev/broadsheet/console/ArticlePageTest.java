package dev.broadsheet.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.broadsheet.article.Article;
import dev.broadsheet.workshop.StyleSheets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads articles as a person does. */
class ArticlePageTest {
  @TempDir private static Path folder;
  private static Press press;
  private static ConsoleBrowser browser;
  private static String ferry;
  private static String hostile;
  private Page page;

  @BeforeAll
  static void start() throws IOException {
    press = Press.in(folder);
    Article first = Press.ferry(1, "Maria Lund");
    ferry = press.add(first, Press.page(first));
    Article second = Press.ferry(2, "Mario Lund");
    press.add(second, Press.page(second));
    Article copy =
        Press.article(
            "https://delta.example/town/8812",
            "delta.example",
            "en",
            "Night ferry is back at the old pier",
            first.body(),
            Optional.of(Press.moment("2026-03-14T09:00:00+01:00")),
            List.of(),
            List.of(),
            first.fetched());
    press.add(copy, Press.page(copy));
    hostile = press.add(Press.hostile(), "<h1>Trap</h1>" + Press.HOSTILE);
    press.store().articles().withdraw(hostile, Instant.parse("2026-03-15T10:00:00Z"));
    browser =
        ConsoleBrowser.at(
            folder.resolve("console"),
            List.of(new ArticlePage(press.store(), press.archive(), new StyleSheets())));
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    press.close();
  }

  @Test
  void showsWhatAnArticleSaysAndTheRuleBesideEachField() throws IOException {
    page = browser.look("/articles/" + ferry);

    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Night ferry returns to the old pier");
    assertThat(page.locator("article blockquote")).containsText("will not take the bridge");
    assertThat(page.locator("article li").first()).hasText("The old pier, 23:00");
    assertThat(page.locator("article td").last()).hasText("21 150");
    assertThat(page.locator("article .figure").first())
        .containsText("The ferry at the old pier on Saturday evening");
    assertThat(page.locator("img")).hasCount(0);
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Published")).last())
        .containsText("news/json-ld: datePublished");
    assertThat(page.locator("dl")).containsText("https://harbour.example/feed");
    assertThat(page.getByRole(AriaRole.LINK, named("https://harbour.example/2026/03/14/ferry")))
        .hasAttribute("rel", "noopener noreferrer");
    ConsoleBrowser.requireAccessible(page);
    ConsoleBrowser.picture(page, "article");
  }

  @Test
  void leadsToWhatSaysNearlyTheSame() throws IOException {
    page = browser.look("/articles/" + ferry);
    page.getByRole(AriaRole.LINK, named("Night ferry is back at the old pier")).click();

    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Night ferry is back at the old pier");
    assertThat(page.locator("#near")).isVisible();
  }

  @Test
  void comparesVersionsWordByWord() throws IOException {
    page = browser.look("/articles/" + ferry);
    page.getByRole(
            AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Parts of this article"))
        .getByText("Versions")
        .click();

    assertThat(page.locator(".diff del")).hasText(new String[] {"Maria ", "1 "});
    assertThat(page.locator(".diff ins")).hasText(new String[] {"Mario ", "2 "});
    ConsoleBrowser.requireAccessible(page);
    ConsoleBrowser.picture(page, "versions");

    page.getByLabel("From version", exactly()).selectOption("2");
    page.getByLabel("to", exactly()).selectOption("1");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare")).click();
    assertThat(page.locator(".diff ins").first()).hasText("Maria ");
  }

  @Test
  void showsThePageAsItLookedInAFrameWhereNothingRuns() throws IOException {
    List<String> asked = new ArrayList<>();
    page = browser.look("/articles/" + ferry);
    page.onRequest(request -> asked.add(request.url()));
    page.getByRole(AriaRole.LINK, named("As it looked")).click();

    assertThat(page.frameLocator("iframe").locator("h1"))
        .hasText("Night ferry returns to the old pier");
    assertThat(page.frameLocator("iframe").locator("h1")).hasCSS("color", "rgb(0, 0, 128)");
    assertThat(page.frameLocator("iframe").locator("script[src]")).hasCount(0);
    assertThat(asked).allMatch(url -> url.startsWith(browser.address()));
    assertThat(page.title()).doesNotContain("pwned");
    ConsoleBrowser.picture(page, "look");
    ConsoleBrowser.requireAccessible(page);
  }

  @Test
  void answersASnapshotWithAPolicyThatAllowsNothing() throws IOException {
    APIResponse response =
        browser.look("/articles/" + ferry).request().get("/articles/" + hostile + "/snapshot");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().get("content-security-policy"))
        .startsWith("sandbox; default-src 'none'")
        .doesNotContain("script");
    assertThat(response.text()).contains("Trap").doesNotContain("pwned", "<script>document");
  }

  @Test
  void showsWhatStrangersWroteAsText() throws IOException {
    page = browser.look("/articles/" + ferry);
    for (String part : List.of("", "/versions", "/source", "/look")) {
      page.navigate("/articles/" + hostile + part);
      assertThat(page.locator("h1")).hasText(Press.HOSTILE);
      assertThat(page.locator("main img, main script")).hasCount(0);
      assertThat(page.locator("a[href^='javascript']")).hasCount(0);
      assertThat(page.locator(".note").first()).containsText("Its site has removed it");
      ConsoleBrowser.requireAccessible(page);
    }
    assertThat(page.evaluate("document.title")).asString().startsWith("</pre>");
    assertThat(browser.complaints()).noneMatch(said -> said.startsWith("a dialog"));
  }

  @Test
  void showsThePagesSourceAsText() throws IOException {
    page = browser.look("/articles/" + ferry + "/source?version=1");

    assertThat(page.locator("pre")).containsText("<h1 class=\"headline\">Night ferry returns");
    assertThat(page.locator("pre")).containsText("captain Maria Lund");
    assertThat(page.locator("pre *")).hasCount(0);
    ConsoleBrowser.picture(page, "source");
  }

  @Test
  void canBeUsedByEverybody() throws IOException {
    browser.requireOpenToEverybody(
        Role.OPERATE,
        List.of(
            "/articles/" + ferry,
            "/articles/" + ferry + "/versions",
            "/articles/" + ferry + "/source",
            "/articles/" + ferry + "/look"));
  }

  @Test
  void speaksRussianAndFitsAPhoneInTheDark() throws IOException {
    page = browser.phone(Role.LOOK, "ru-RU");
    page.navigate("/articles/" + ferry);
    assertThat(page.locator("nav.parts")).containsText("Как выглядела");
    ConsoleBrowser.picture(page, "article-phone");
  }

  @Test
  void findsNoArticleThatThereIsNot() throws IOException {
    page = browser.look("/articles/" + ferry);
    for (String path :
        List.of("/articles/0000", "/articles/..%2f..%2fetc", "/articles/%27", "/articles/zzzz")) {
      assertThat(page.navigate(path).status()).as(path).isGreaterThanOrEqualTo(400).isLessThan(500);
    }
    assertThat(page.navigate("/articles/" + ferry + "/versions?before=99").status()).isEqualTo(400);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
