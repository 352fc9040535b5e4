package dev.broadsheet.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Block;
import dev.broadsheet.search.TextIndex;
import dev.broadsheet.workshop.StyleSheets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finds articles and takes them along, as a person does. */
class ArticlesPageTest {
  /** Titles and texts; every third is about an election, every third about a ferry. */
  private static final List<String> EVENTS =
      List.of(
          "Выборы мэра перенесли на осень|О выборах в Заречье спорили три часа. Мэры соседних"
              + " городов приехали послушать.",
          "Мост через Белую закрыли на зиму|Закрытый мост обходят по льду; мэра об этом не"
              + " спросили.",
          "В порту открыли музей парома|Старый паром подняли со дна прошлым летом.",
          "Мэр Заречья не пойдёт на новые выборы|Он сказал об этом на рынке, между рядами с"
              + " яблоками. До выборов полгода.",
          "Библиотека открылась в старой мельнице|Книги везли на лодках, жернова оставили у входа.",
          "Паром снова ходит ночью|Билет на паром стоит как буханка хлеба, дети едут даром.",
          "Пять кандидатов в мэры, пять ответов|Перед выборами мы спросили каждого о мосте и о"
              + " ценах на хлеб.",
          "Трамвай вернётся на набережную|Рельсы нашли под асфальтом целыми.",
          "Кто чинит паром зимой|Шесть человек и собака работают в доке до весны.");

  @TempDir private static Path folder;
  private static Press press;
  private static TextIndex index;
  private static ConsoleBrowser browser;
  private Page page;

  @BeforeAll
  static void start() throws IOException {
    press = Press.in(folder);
    Article ferry = Press.ferry(1, "Maria Lund");
    press.add(ferry, Press.page(ferry));
    press.add(Press.hostile(), "trap");
    for (int i = 0; i < 36; i++) {
      String[] event = EVENTS.get(i % EVENTS.size()).split("\\|", 2);
      Article article = russian(i, event[0], event[1]);
      press.add(article, Press.page(article));
    }
    index = new TextIndex(folder.resolve("index"), press.store().articles());
    index.catchUp(count -> {});
    browser =
        ConsoleBrowser.at(
            folder.resolve("console"),
            List.of(
                new ArticlesPage(press.store(), press.archive(), index),
                new ArticlePage(press.store(), press.archive(), new StyleSheets())));
  }

  private static Article russian(int i, String title, String text) {
    return Press.article(
        "https://zarechie.example/news/" + i,
        i % 2 == 0 ? "zarechie.example" : "bereg.example",
        "ru",
        title,
        List.of(new Block.Paragraph(text + " Новость " + i + ".")),
        Optional.of(Press.moment("2026-%02d-%02dT09:00:00+03:00".formatted(1 + i % 3, 1 + i % 28))),
        List.of("Ольга Дорошенко"),
        i % 3 == 0 ? List.of("Город", "Выборы") : List.of("Город"),
        Instant.parse("2026-03-14T08:10:00Z"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    index.close();
    press.close();
  }

  @Test
  void findsWordsInAnyFormAndMarksThem() throws IOException {
    page = browser.look("/articles");
    page.getByRole(AriaRole.SEARCHBOX).fill("выборы мэр");
    page.getByRole(AriaRole.BUTTON, named("Search")).click();

    assertThat(page.getByRole(AriaRole.STATUS)).hasText("12 articles found");
    assertThat(page.locator(".hits mark", new Page.LocatorOptions().setHasText("мэры")).first())
        .isVisible();
    assertThat(
            page.locator(".hits h2", new Page.LocatorOptions().setHasText("в мэры, пять ответов")))
        .not()
        .hasCount(0);
    assertThat(page.url()).contains("q=", "sort=");
    ConsoleBrowser.requireAccessible(page);
    ConsoleBrowser.picture(page, "articles");
  }

  @Test
  void narrowsByAClickAndWidensByAnother() throws IOException {
    page = browser.look("/articles");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("38 articles found");
    page.locator(".facets").getByText("bereg.example").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("18 articles found");
    page.locator(".facets").getByText("выборы").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("6 articles found");
    assertThat(page.locator(".commands code"))
        .hasText("./broadsheet export --site=bereg.example --tag=выборы --out articles.jsonl");
    page.reload();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("6 articles found");
    page.locator(".chosen").getByText("bereg.example").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("12 articles found");
  }

  @Test
  void listsWhatIsIncomplete() throws IOException {
    page = browser.look("/articles");
    page.locator(".facets").getByRole(AriaRole.LINK, inside("Incomplete")).click();

    assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 article found");
    assertThat(page.locator(".hits .state")).hasText("Incomplete");
    assertThat(page.locator(".commands code"))
        .hasText("./broadsheet export --incomplete --out articles.jsonl");
    page.locator(".chosen").getByText("Incomplete").click();
    page.locator(".facets").getByRole(AriaRole.LINK, inside("Complete")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("37 articles found");
  }

  @Test
  void turnsPagesAndSorts() throws IOException {
    page =
        browser.look("/articles?site=zarechie.example&site=bereg.example&language=ru&sort=oldest");
    assertThat(page.locator(".hits li")).hasCount(25);
    assertThat(page.locator(".hits .meta").first()).containsText("1 Jan 2026");
    page.getByText("Next page").click();
    assertThat(page.locator(".hits li")).hasCount(11);
    assertThat(page.getByText("Page 2 of 2")).isVisible();
  }

  @Test
  void exportsWhatWasFoundAsAFile() throws IOException {
    page = browser.look("/articles?tag=%D0%B2%D1%8B%D0%B1%D0%BE%D1%80%D1%8B&q=%D0%BC%D1%8D%D1%80");
    Download download =
        page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, named("All 12 found")).click());

    assertThat(download.suggestedFilename()).isEqualTo("articles.jsonl");
    List<String> lines = Files.readAllLines(download.path());
    assertThat(lines).hasSize(12);
    assertThat(ArticleJson.fromJson(lines.getFirst()).title())
        .isEqualTo("Выборы мэра перенесли на осень");
  }

  @Test
  void exportsTickedArticlesInAnyFormatOfOneFile() throws IOException {
    page = browser.look("/articles?site=harbour.example");
    page.getByLabel("Tick Night ferry returns to the old pier").check();
    page.getByLabel("Format").selectOption("csv");
    Download download =
        page.waitForDownload(
            () -> page.getByRole(AriaRole.BUTTON, named("The ticked ones")).click());

    assertThat(Files.readString(download.path()))
        .contains("Night ferry returns to the old pier")
        .doesNotContain("pwned");
    page.navigate("/articles/export?what=ticked");
    assertThat(page.locator("main")).containsText("No article is ticked");
    page.navigate("/articles/export?format=../../etc");
    assertThat(page.locator("main")).containsText("expected one of");
  }

  @Test
  void tellsHowFarTheIndexIsWhileItIsBuilt(@TempDir Path other) throws IOException {
    try (FSDirectory directory = FSDirectory.open(other.resolve("index"));
        TextIndex late = new TextIndex(other.resolve("index"), press.store().articles())) {
      IndexWriter builder = new IndexWriter(directory, new IndexWriterConfig());
      try (ConsoleBrowser visitor =
          ConsoleBrowser.at(
              other.resolve("console"),
              List.of(new ArticlesPage(press.store(), press.archive(), late)))) {
        page = visitor.look("/articles");
        assertThat(page.locator("main")).containsText("is being built: 0%");
        assertThat(page.locator("main")).containsText("38 changes are not in the index yet");
        assertThat(page.locator(".results")).hasCount(0);
        page.navigate("/articles?q=%D0%BF%D0%B0%D1%80%D0%BE%D0%BC");

        builder.rollback();
        page.getByText("Search again").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("12 articles found");
        assertThat(page.url()).contains("q=");
      }
    }
  }

  @Test
  void refusesAChoiceThatItDoesNotKnow() throws IOException {
    page = browser.look("/articles?complete=yes");

    assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
    for (String choice : List.of("complete=perhaps", "month=2026", "sort=odd", "page=0")) {
      assertThat(page.navigate("/articles?" + choice).status()).as(choice).isEqualTo(400);
    }
  }

  @Test
  void tellsWhatIsWrongWithAQuery() throws IOException {
    page = browser.look("/articles?q=%22open");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("This search is not understood");
    assertThat(page.getByRole(AriaRole.SEARCHBOX)).hasValue("\"open");
  }

  @Test
  void showsWhatStrangersWroteAsText() throws IOException {
    page = browser.look("/articles?site=harbour.example&q=%3Cscript%3Ealert(1)%3C/script%3E");
    assertThat(page.locator("main script, main img")).hasCount(0);
    page.navigate("/articles?site=harbour.example&tag=" + Request.encoded(Press.HOSTILE));

    assertThat(page.locator(".hits")).containsText(Press.HOSTILE);
    assertThat(page.locator("main script, main img")).hasCount(0);
    assertThat(page.locator(".commands code")).containsText("'\\''' --out");
    assertThat(page.title()).isEqualTo("Articles · Broadsheet");
    ConsoleBrowser.requireAccessible(page);
  }

  @Test
  void canBeUsedByEverybody() throws IOException {
    browser.requireOpenToEverybody(
        Role.LOOK, List.of("/articles?site=bereg.example&q=%D0%BF%D0%B0%D1%80%D0%BE%D0%BC"));
  }

  @Test
  void speaksRussianAndFitsAPhoneInTheDark() throws IOException {
    page = browser.phone(Role.LOOK, "ru-RU");
    page.navigate("/articles?q=%D0%BF%D0%B0%D1%80%D0%BE%D0%BC");

    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Найдено 12 статей");
    ConsoleBrowser.picture(page, "articles-phone");
    page.getByRole(AriaRole.LINK, named("Сузить")).click();
    assertThat(page.locator("#facets")).isInViewport();
  }

  private static Locator.GetByRoleOptions inside(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
