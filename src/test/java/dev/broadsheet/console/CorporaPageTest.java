package dev.broadsheet.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.corpus.Build;
import dev.broadsheet.corpus.Builds;
import dev.broadsheet.corpus.CorpusPlan;
import dev.broadsheet.corpus.CorpusPlans;
import dev.broadsheet.corpus.Press;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a person sees and does it. */
class CorporaPageTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir private static Path folder;
  private static Press press;
  private static CorpusPlan invented;
  private static Build second;
  private static ConsoleBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    press = new Press(folder, "store").print(0, 400);
    invented =
        press.plan(
            "invented-press",
            """
            title: Invented press
            description: Articles that nobody wrote.
            authors: [Olena Petrenko, Press Lab]
            version: '1.2'
            license: CC-BY-4.0
            split: {by: date, shares: {train: 60, dev: 20, test: 20}}
            formats: [jsonl, csv]
            """);
    CorpusPlan hostile = press.plan("hostile", "title: '" + HOSTILE + "'\nformats: [jsonl]\n");
    press.builder().build(invented, builds("invented-press"));
    press.print(400, 460);
    press.withdraw(3);
    second = press.builder().build(invented, builds("invented-press"));
    browser =
        ConsoleBrowser.at(
            folder.resolve("console"),
            List.of(
                new CorporaPage(
                    press.store().articles(),
                    () ->
                        new CorpusPlans(
                            List.of(hostile, invented),
                            List.of(new Mistake("corpora/wrong.yaml:3", "split", HOSTILE))),
                    CorporaPageTest::builds,
                    (plan, progress) -> press.builder(progress).build(plan, builds(plan.name())),
                    (plan, progress) ->
                        press.builder(progress).update(plan, builds(plan.name())))));
  }

  private static Builds builds(String name) {
    return new Builds(name, folder.resolve("builds").resolve(name));
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    press.close();
  }

  @Test
  void buildsACorpusNowAndShowsItsCard() throws IOException {
    Page page = browser.window(Role.OPERATE, "en");
    page.navigate("/corpora");
    page.getByText(HOSTILE).last().click();
    button(page, "Build now").click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 build");
    page.locator("[data-live] tbody a").first().click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText(HOSTILE);
    Locator chart = page.getByAltText("Articles by month");
    chart.scrollIntoViewIfNeeded();
    page.waitForCondition(() -> (Integer) chart.evaluate("c => c.naturalWidth") > 0);
  }

  @Test
  void tellsHowFarABuildIsAndWhyItFailed(@TempDir Path other) throws IOException {
    CountDownLatch chosen = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    try (ConsoleBrowser visitor =
        ConsoleBrowser.at(
            other,
            List.of(
                new CorporaPage(
                    press.store().articles(),
                    () -> new CorpusPlans(List.of(invented), List.of()),
                    CorporaPageTest::builds,
                    (_, progress) -> {
                      await(chosen);
                      progress.read(1_200, 50_000);
                      await(read);
                      throw new IllegalStateException("the disk is full");
                    },
                    (_, _) -> {})))) {
      Page page = visitor.window(Role.OPERATE, "en");
      page.navigate("/corpora/" + invented.name());
      button(page, "Build now").click();
      Locator status = page.getByRole(AriaRole.STATUS);
      assertThat(status)
          .containsText(Pattern.compile("is being built\\s+[\\d.]+.?[kM]?B written so far"));
      chosen.countDown();
      assertThat(status).containsText("is being built 1,200 of 50,000 articles, ");
      read.countDown();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("failed: the disk is full");
      assertThat(status).not().containsText("is being built");
    }
  }

  private static void await(CountDownLatch hands) {
    try {
      hands.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void tellsWhatChangedSinceTheBuildBefore() throws IOException {
    Page page = browser.window(Role.LOOK, "en");
    page.navigate("/corpora/invented-press/2");
    page.getByText("what changed since build 1").click();

    assertThat(page.locator("dl.figures")).containsText("60");
    Locator gone = page.locator("section:has(#gone)");
    assertThat(gone.locator("h2")).hasText("gone 1");
    assertThat(gone.locator("li")).containsText("site3.example");
    gone.getByRole(AriaRole.LINK).click();
    assertThat(page).hasURL(browser.address() + "/articles/" + Press.id(3));
    assertThat(get(page, "/corpora/invented-press/1/changes").status()).isEqualTo(404);
    assertThat(get(page, "/corpora/invented-press/3").status()).isEqualTo(404);
  }

  @Test
  void tellsWhyArticlesWereLeftOut() throws IOException {
    Page page = browser.look("/corpora/invented-press/2");

    assertThat(
            page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("removed by their sites")))
        .containsText("1");
  }

  @Test
  void givesOutOnlyFilesThatTheManifestNames() throws IOException {
    Page page = browser.window(Role.LOOK, "en");
    Files.writeString(second.folder().resolve("beside.txt"), "of nobody's business");
    String files = "/corpora/invented-press/2/files/";

    APIResponse train = get(page, files + "data/train.jsonl");
    assertThat(train.body())
        .isEqualTo(Files.readAllBytes(second.folder().resolve("data/train.jsonl")));
    assertThat(train.headers())
        .containsEntry("content-disposition", "attachment; filename=\"train.jsonl\"");
    assertThat(get(page, files + "manifest.json").status()).isEqualTo(200);
    for (String path :
        List.of(
            "beside.txt",
            "data",
            "../1/manifest.json",
            "..%2F1%2Fmanifest.json",
            "%2Fetc%2Fpasswd")) {
      assertThat(get(page, files + path).status()).as(path).isIn(400, 404);
    }
  }

  @Test
  void showsChartsInWhichNothingRuns() throws IOException {
    Page page = browser.window(Role.LOOK, "en");
    APIResponse chart = get(page, "/corpora/invented-press/2/charts/sites");

    assertThat(chart.headers().get("content-type")).startsWith("image/svg+xml");
    assertThat(chart.headers().get("content-security-policy"))
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("script-src");
    assertThat(get(page, "/corpora/invented-press/2/charts/..%2Fx").status()).isIn(400, 404);
  }

  @Test
  void saysChartsInTheReadersLanguageAndGivesOutTheFileAsItIs() throws IOException {
    Page page = browser.window(Role.LOOK, "ru");
    String path = "/corpora/invented-press/2/";
    page.navigate(path + "charts/months");

    assertThat(page.content())
        .contains("<title id=\"t\">Статьи по месяцам</title>", ">не больше ")
        .doesNotContain("Articles", "at most");
    assertThat(get(page, path + "files/charts/months.svg").text())
        .contains("<title id=\"t\">Articles by month</title>", ">at most ");
  }

  @Test
  void saysWhatFieldsMeanInTheReadersLanguage() throws IOException {
    Page page = browser.window(Role.LOOK, "ru");
    page.navigate("/corpora/invented-press/2");

    assertThat(second.manifest().columns())
        .allSatisfy(
            column -> {
              String key = "build.column." + column.name();
              assertThat(Texts.in(Language.ENGLISH).of(key)).isEqualTo(column.what());
              assertThat(page.content()).contains(Texts.in(Language.RUSSIAN).of(key));
            });
  }

  @Test
  void letsLookersBuildNothing() throws IOException {
    Page page = browser.window(Role.LOOK, "en");
    page.navigate("/corpora/invented-press");

    assertThat(button(page, "Build now")).hasCount(0);
    String csrf = page.locator("meta[name=csrf]").getAttribute("content");
    assertThat(
            page.request()
                .post(
                    browser.address() + "/corpora/invented-press/build",
                    RequestOptions.create()
                        .setHeader("Origin", browser.address())
                        .setForm(FormData.create().set("csrf", csrf)))
                .status())
        .isEqualTo(403);
  }

  @Test
  void keepsNobodyOutByHowItIsMade() throws IOException {
    browser.requireOpenToEverybody(
        Role.OPERATE,
        List.of(
            "/corpora",
            "/corpora/invented-press",
            "/corpora/invented-press/2",
            "/corpora/invented-press/2/changes"));
  }

  @Test
  void makesThePictureOfTheGuide() throws IOException {
    Page page = browser.look("/corpora/invented-press/2");
    assertThat(page.locator("h1")).hasText("Invented press");
    ConsoleBrowser.picture(page, "corpus-build-en");
  }

  private static APIResponse get(Page page, String path) {
    return page.request().get(browser.address() + path);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
