package dev.broadsheet.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on runs and sites, as a person uses them in a browser. */
class NewsroomBrowserTest {
  @TempDir private static Path folder;
  private static Newsstand stand;
  private static ConsoleBrowser browser;

  @BeforeAll
  static void start() throws IOException {
    stand = Newsstand.open(folder);
    browser = ConsoleBrowser.at(folder.resolve("console"), NewsroomPages.of(stand.newsroom()));
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    stand.close();
  }

  @Test
  void opensTheOverviewByALinkAndFollowsItToASiteThatDrifts() throws IOException {
    Page page = browser.window(Role.LOOK, "en-GB");

    assertThat(page.getByText("in 3 runs nothing could be had")).isVisible();
    assertThat(page.locator(".chart canvas")).isVisible();
    assertThat(page.getByRole(AriaRole.LINK, named("morning")))
        .hasAttribute("href", "/schedules/morning");
    assertThat(page.getByRole(AriaRole.LINK, named("hostile.example")))
        .hasAttribute("href", "/sites/hostile.example");
    page.getByRole(AriaRole.LINK, named("Layout has changed")).click();
    assertThat(page).hasURL(Pattern.compile("/sites\\?health=drifting"));
    page.getByRole(AriaRole.LINK, named("kontur.example")).click();
    assertThat(page.getByRole(AriaRole.HEADING, headed("Контур"))).isVisible();
    assertThat(page.getByText("by div.text on 100 % before")).isVisible();
    assertThat(page.locator("pre.code")).containsText("title: [h1.headline, h1]");
  }

  @Test
  void tellsTheNumbersUnderTheMouse() throws IOException {
    Page page = browser.window(Role.LOOK, "en-GB");
    Locator legend = page.locator(".u-legend");
    assertThat(legend).containsText(Pattern.compile("evening\\.example\\D*1,\\d{3}"));

    page.locator(".u-over").hover();
    assertThat(legend).containsText(Pattern.compile("evening\\.example\\D*[45]\\d$"));
    page.locator("h2").first().hover();
    assertThat(legend).containsText(Pattern.compile("evening\\.example\\D*1,\\d{3}"));
  }

  @Test
  void sortsAndFindsSitesAndKeepsThatInTheAddress() throws IOException {
    Page page = browser.window(Role.LOOK, "en-GB");
    page.navigate("/sites");
    assertThat(page.locator("tbody tr").first()).containsText("hostile.example");

    page.getByRole(AriaRole.LINK, named("New per day")).click();
    assertThat(page.locator("tbody tr").first()).containsText("evening.example");
    assertThat(page.locator("th[aria-sort=descending]")).hasText("New per day");

    page.getByRole(AriaRole.SEARCHBOX).fill("konTUR");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("q=konTUR"));
    page.reload();
    assertThat(page.locator("tbody tr")).hasCount(1);
  }

  @Test
  void showsWhatRunsAsItGoesOn() throws IOException {
    Page page = browser.window(Role.LOOK, "en-GB");
    assertThat(page.getByText("Nothing is running.")).isVisible();

    stand.board().started("harbour.example", 3);
    assertThat(page.locator("progress")).hasAttribute("max", "3");
    URI url = URI.create("https://www.harbour.example/news/1");
    stand.board().discovered("harbour.example", "feed", List.of(Link.of(url, "feed")), 2);
    stand.board().handled("harbour.example", new Outcome.Stored(url, "0123", "A title"));
    stand.board().answering("harbour.example", Duration.ofMillis(340));
    assertThat(page.locator("progress")).hasAttribute("max", "5");
    assertThat(page.locator("progress")).hasAttribute("value", "1");
    stand.board().finished(Newsstand.report("harbour.example"));
    assertThat(page.locator("progress")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sites", "/sites/hostile.example", "/failures"})
  void takesHostileWordsForWords(String path) throws IOException {
    Page page = browser.window(Role.OPERATE, "en-GB");
    page.navigate(path);

    assertThat(page.locator("main")).containsText("<script>document.title='taken'</script>");
    assertThat(page.locator("main script, main img, a[href^='javascript']")).hasCount(0);
    assertThat(page.title()).doesNotContain("taken");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void canBeUsedByEverybody() throws IOException {
    browser.requireOpenToEverybody(
        Role.OPERATE,
        List.of(
            "/",
            "/sites",
            "/sites/harbour.example",
            "/sites/harbour.example/pages",
            "/failures",
            "/nowhere"));
  }

  @Test
  void goesFromDayToDayOfAChartByKeys() throws IOException {
    Page page = browser.look("/");
    Locator chart = page.locator(".chart");
    Locator legend = page.locator(".u-legend");
    chart.focus();
    page.keyboard().press("End");
    assertThat(legend).containsText(Pattern.compile("Day:?\\s*6 Mar"));
    page.keyboard().press("ArrowLeft");
    assertThat(legend).containsText(Pattern.compile("Day:?\\s*5 Mar"));
    assertThat(chart)
        .hasAttribute("aria-label", Pattern.compile("^New articles by day and site\\."));
    page.keyboard().press("Tab");
    assertThat(legend).containsText(Pattern.compile("evening\\.example\\D*1,\\d{3}"));
  }

  @Test
  void readsInRussianAndInTheColoursThatOneChooses() throws IOException {
    Page page = browser.window(Role.LOOK, "en-GB");
    page.navigate("/sites?health=well");
    page.getByRole(AriaRole.BUTTON, button("Русский")).click();

    assertThat(page).hasURL(Pattern.compile("/sites\\?health=well"));
    assertThat(page.getByRole(AriaRole.HEADING, headed("Сайты"))).isVisible();
    page.getByRole(AriaRole.BUTTON, button("Тёмная")).click();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.getByRole(AriaRole.BUTTON, button("Выйти")).click();
    assertThat(page).hasURL(Pattern.compile("/login$"));
  }

  @Test
  void callsWhatItShowsByWordsOfTheReadersLanguage() throws IOException {
    Page page = browser.window(Role.LOOK, "ru-RU");
    page.navigate("/sites/harbour.example");

    assertThat(page.locator("#about + dl")).containsText("2 с между запросами");
    assertThat(page.locator("#sources + ul li strong"))
        .hasText(new String[] {"Лента", "Карта сайта"});
    Locator rules = page.locator("#rules + div tbody");
    assertThat(rules.locator("th").first()).hasText("Заголовок");
    assertThat(rules).containsText("не найдено");
    assertThat(page.locator("#runs + div tbody th").first()).containsText("обход");
  }

  @Test
  void leadsFromAReasonToThePagesThatFailedSoAndWhenTheyAreTriedAgain() throws IOException {
    Page page = browser.look("/");
    page.locator("#failures + table").getByText("503").click();

    assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 page, in the last seven days");
    Locator row = page.locator("tbody tr");
    assertThat(row).containsText("https://www.harbour.example/news/1");
    assertThat(row).containsText("7 times");
    assertThat(row.locator("td").last().locator("time"))
        .hasAttribute("datetime", Newsstand.NOW.plus(Duration.ofHours(3)).toString());
    page.locator(".chosen").getByText("503").click();
    page.locator("#by-sites + ul").getByText("hostile.example").click();
    assertThat(page.locator(".commands"))
        .containsText("./broadsheet runs failures --site=hostile.example");
    assertThat(page.locator("tbody a[href^='javascript']")).hasCount(0);
  }

  @Test
  void drawsWhichRulesGaveAFieldDayByDay() throws IOException {
    Page page = browser.look("/sites/harbour.example");
    Locator titles = page.locator("section:has(> #days-title)");
    assertThat(titles.locator("canvas")).isVisible();
    assertThat(titles.locator(".u-legend")).containsText("h1.headline");

    titles.locator("summary").click();
    assertThat(titles.locator("[data-chart] thead th"))
        .hasText(new String[] {"Day", "h1.headline", "h1"});
    assertThat(titles.locator("[data-chart] tbody tr")).hasCount(30);
    assertThat(titles.locator("[data-chart] tbody tr").nth(11).locator("td"))
        .hasText(new String[] {"0", "30"});
    assertThat(titles.locator("[data-chart] tbody tr").nth(12).locator("td"))
        .hasText(new String[] {"30", "0"});
  }

  @Test
  void leadsFromAFieldToThePagesThatLackItAndTheirArticles() throws IOException {
    Page page = browser.look("/sites/harbour.example");
    page.locator("#filled + div tr")
        .filter(new Locator.FilterOptions().setHasText("Authors"))
        .getByRole(AriaRole.LINK)
        .click();

    assertThat(page.getByRole(AriaRole.HEADING, headed("Last pages of The Harbour Ledger")))
        .isVisible();
    assertThat(page.locator("nav.parts a[aria-current]")).hasText("No: Authors 20");
    assertThat(page.locator("tbody tr")).hasCount(20);
    Locator last = page.locator("tbody tr").last();
    assertThat(last.locator("th")).containsText("https://www.harbour.example/news/0");
    assertThat(last.locator("th a")).hasText("Title 0");
    page.getByRole(AriaRole.LINK, named("With problems 1")).click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody td").last()).hasText("published: nothing was found");
    page.navigate("/sites/harbour.example/pages?without=nothing");
    assertThat(page.locator("main")).containsText("no such field");
  }

  @Test
  void namesThePageThatFailedOnce() throws IOException {
    Page page = browser.look("/sites/harbour.example");

    assertThat(page.locator("#events + ul li").first())
        .hasText(Pattern.compile("failed .*:00 503\\s*https://www\\.harbour\\.example/news/1"));
    assertThat(page.locator("dl.figures a").first())
        .hasAttribute("href", "/articles?site=harbour.example");
  }

  @Test
  void keepsNamesOfSitesInALineOnAPhone() throws IOException {
    Page page = browser.phone(Role.LOOK, "en-GB");
    page.navigate("/sites");

    assertThat(
            page.getByRole(AriaRole.LINK, named("kontur.example"))
                .evaluate("name => name.getClientRects().length"))
        .isEqualTo(1);
    assertThat(ConsoleBrowser.scrollsSideways(page)).isFalse();
  }

  @Test
  void asksWhoHasNoTokenForOne() {
    Page page = browser.strangersWindow(ConsoleBrowser.desk("en-GB"));
    page.navigate("/sites");
    assertThat(page).hasURL(Pattern.compile("/login$"));

    page.getByLabel("Token").fill("a guess");
    page.getByRole(AriaRole.BUTTON, button("Log in")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    ConsoleBrowser.requireAccessible(page);
  }

  @Test
  void readsWithoutScripts() throws IOException {
    Page page = browser.window(Role.LOOK, ConsoleBrowser.desk("en-GB").setJavaScriptEnabled(false));
    page.getByText("As a table").click();
    assertThat(page.locator("table[data-chart] tbody tr")).hasCount(Census.DAYS);
    page.navigate("/sites");
    page.getByLabel("Find a site").fill("kontur");
    page.getByRole(AriaRole.BUTTON, button("Find")).click();
    assertThat(page.locator("tbody tr")).hasCount(1);
  }

  @Test
  void takesLittleToTransfer() throws IOException {
    Page page = browser.window(Role.LOOK, "en-GB");
    page.navigate("/sites");

    assertThat(ConsoleBrowser.transferred(page)).isLessThan(150_000);
  }

  @Test
  void makesThePicturesOfTheGuide() throws IOException {
    Page page = browser.window(Role.OPERATE, "en-GB");
    picture(page, "/", "overview");
    picture(page, "/sites", "sites");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    picture(page, "/sites/harbour.example", "site-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.locator("#rules").evaluate("heading => heading.scrollIntoView()");
    ConsoleBrowser.picture(page, "site-rules");
    page.setViewportSize(390, 844);
    picture(page, "/", "overview-phone");
    assertThat(browser.complaints()).isEmpty();
  }

  private void picture(Page page, String path, String name) {
    page.navigate(path);
    ConsoleBrowser.picture(page, name);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions headed(String name) {
    return new Page.GetByRoleOptions().setName(name).setLevel(1);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
