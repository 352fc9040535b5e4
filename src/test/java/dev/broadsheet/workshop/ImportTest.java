package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.workshop.Imported.LeftBehind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest {
  private static final String FTR =
      """
      # a site description
      title: //h1[@id='headline']
      title: substring-before(//title, ' | ')
      body: //div[@class='story text']
      body: //div[contains(@class, 'body')]//section
      date: //span[@itemprop='datePublished']/@content
      author: //p[@class='by']/a
      strip: //div[@class='share']
      strip: //div[@class='text']/p[last()]
      strip_id_or_class: teaser
      strip_image_src: /pixel/
      http_header(Cookie): edition=full
      http_header(User-Agent): Someone else
      replace_string(<p>&nbsp;</p>): <br>
      next_page_link: //a[@rel='next']
      prune: no
      body: //div[
      nonsense
      test_url: https://pier.example/news/swans
      """;

  @TempDir Path folder;

  @Test
  void makesAnAdapterThatLoadsAndReadsAPage() throws IOException {
    SiteAdapter adapter = adapter(imported("pier.example.txt", FTR));

    Article article = Extractor.extract(page(), adapter).article().orElseThrow();

    assertThat(adapter.hosts()).containsExactly("pier.example", "www.pier.example");
    assertThat(adapter.fetch().headers()).containsExactly(Map.entry("Cookie", "edition=full"));
    assertThat(adapter.notes()).contains("Test page: https://pier.example/news/swans");
    assertThat(article.title()).isEqualTo("Swans are back");
    assertThat(article.text()).isEqualTo("Nine came with the tide.");
    assertThat(article.authors()).containsExactly("Ann Reed", "Bo Lind");
    assertThat(article.published().orElseThrow().iso()).isEqualTo("2026-03-01");
    assertThat(article.provenance().get(Field.BODY)).isEqualTo("div[class='story text']");
  }

  @Test
  void writesCssWhereItFindsTheSameAndKeepsOtherXPaths() throws IOException {
    SiteAdapter adapter = adapter(imported("pier.example.txt", FTR));

    assertThat(adapter.rules().of(Field.TITLE).candidates())
        .extracting(Candidate::label)
        .startsWith("h1#headline", "xpath: substring-before(//title, ' | ')");
    assertThat(adapter.rules().body().drop())
        .extracting(d -> d.label())
        .containsExactly(
            "div[class=share]", "[class*='teaser'], [id*='teaser']", "img[src*='/pixel/']");
  }

  @Test
  void tellsLineByLineWhatItLeavesBehind() throws IOException {
    assertThat(imported("pier.example.txt", FTR).leftBehind())
        .extracting(l -> l.line() + (l.isNeeded() ? " lost: " : " needless: ") + l.why())
        .satisfiesExactly(
            l ->
                assertThat(l)
                    .isEqualTo("9 lost: drop takes CSS, and there is none that means this"),
            l -> assertThat(l).isEqualTo("13 lost: Broadsheet says who it is"),
            l -> assertThat(l).isEqualTo("14 lost: the source of a page is not rewritten"),
            l -> assertThat(l).isEqualTo("15 lost: an article is one page here"),
            l -> assertThat(l).startsWith("16 needless: "),
            l -> assertThat(l).startsWith("17 lost: it is no XPath: "),
            l -> assertThat(l).isEqualTo("18 lost: there is nothing like it here"));
  }

  @Test
  void tellsABrokenXPathWhateverItIsFor() throws IOException {
    assertThat(imported("pier.example.txt", "strip: //div[\nstrip: //p[1]\n").leftBehind())
        .extracting(LeftBehind::why)
        .satisfiesExactly(
            why -> assertThat(why).startsWith("it is no XPath: "),
            why -> assertThat(why).startsWith("drop takes CSS"));
  }

  @Test
  void takesADotBeforeTheHostForAllSubdomains() throws IOException {
    assertThat(adapter(imported(".pier.example.txt", "title: //h1\n")).hosts())
        .containsExactly("pier.example", "*.pier.example");
  }

  @Test
  void refusesAFileThatIsNamedAfterNoHost() throws IOException {
    Path file = Files.writeString(folder.resolve("LICENSE.txt"), FTR);

    assertThat(Imported.ofFtr(file)).isEmpty();
  }

  @Test
  void refusesAFileThatIsNoDescriptionForItsLength() throws IOException {
    Path file = folder.resolve("pier.example.txt");
    Files.writeString(file, "title: //h1\n" + "# and so on\n".repeat(100_000));

    assertThatThrownBy(() -> Imported.ofFtr(file))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("1200012 bytes, expected at most 1048576");
  }

  @Test
  @Timeout(20)
  void readsLinesThatWereWrittenToTakeLong() throws IOException {
    String spaces = " ".repeat(500_000);
    Imported imported =
        imported("pier.example.txt", "title: //h1" + spaces + "x\nbody: //div" + "(".repeat(5_000));

    assertThat(imported.leftBehind()).extracting(LeftBehind::line).containsExactly(1, 2);
  }

  @Test
  void loadsWhateverTheFileHolds() throws IOException {
    String hostile =
        "title: yes\n"
            + "body: : {} []\n"
            + "date: 12\n"
            + "author: //a[@href='\"'] # x\n"
            + "strip: //*\n"
            + "strip_id_or_class: \"a' b\"\n"
            + "strip_image_src: a\\b\n"
            + "http_header(A B): c\n"
            + ": :\n"
            + "body:\n"
            + "\u0000\u0001: x\n"
            + "test_url: &anchor *alias !tag\n";

    Imported imported = imported("pier.example.txt", hostile);

    assertThat(Adapters.load(List.of(imported.write(folder.resolve("out"), false))).mistakes())
        .isEmpty();
    assertThat(imported.leftBehind()).extracting(LeftBehind::line).contains(6, 7, 8, 9, 10);
  }

  @Test
  void writesOverNothingUnlessTold() throws IOException {
    Imported imported = imported("pier.example.txt", FTR);
    Path file = imported.write(folder.resolve("out"), false);
    Files.writeString(file, "mine");

    assertThatThrownBy(() -> imported.write(folder.resolve("out"), false))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "//article; article",
        "//*[@id='main']; #main",
        "//div[@id=\"a b\"]; div[id='a b']",
        "//div[@class='a']/p; div[class=a] > p",
        "//div[contains(concat(' ', normalize-space(@class), ' '), ' a ')]//p; div.a p",
        "//div[@id='x' and contains(@class, 'y')][@lang]; div#x[class*=y][lang]",
        "//a[starts-with(@href, '/t/')]; a[href^='/t/']",
        "//h1 | //h2; h1, h2",
        "//meta[@property='og:title']/@content; meta[property='og:title']@content"
      })
  void findsTheSameByCss(String xpath, String css) {
    assertThat(XPathAsCss.of(xpath)).contains(css);
    ParsedPage page =
        new ParsedPage(
            Jsoup.parse(
                "<meta property='og:title' content='t'><article id=main lang=en><div id='a b'"
                    + " class=a><p>1<p>2</div><div id=x class='a yy' lang=de><p>3</div><h2>h</h2>"
                    + "<h1>i</h1><a href='/t/1'>j</a><a href='/u'>k</a></article>"),
            URI.create("https://pier.example/"));
    SiteAdapter both =
        adapterOf(
            "fields: {title: {xpath: '%s'}, lead: '%s', body: p}"
                .formatted(xpath.replace("'", "''"), css.replace("'", "''")));

    assertThat(found(both, Field.LEAD, page))
        .isNotEmpty()
        .isEqualTo(found(both, Field.TITLE, page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//div[1]",
        "//p[last()]",
        "//p[contains(text(), 'x')]",
        "//p/..",
        "/html/body/div",
        "//p[not(@class)]",
        "//p[@class='a' or @class='b']",
        "//div[contains(@class, ' a ')]",
        "concat(//h1, '')",
        "//div/following-sibling::p",
        "//p/text()",
        ""
      })
  void leavesWhatCssCannotSay(String xpath) {
    assertThat(XPathAsCss.of(xpath)).isEmpty();
  }

  private static List<String> found(SiteAdapter adapter, Field field, ParsedPage page) {
    return adapter.rules().of(field).candidates().getFirst().selector().select(page).stream()
        .map(f -> f.text())
        .toList();
  }

  private SiteAdapter adapterOf(String fields) {
    return new Site(folder.resolve("both")).adapter(fields);
  }

  private Imported imported(String name, String text) throws IOException {
    return Imported.ofFtr(Files.writeString(folder.resolve(name), text)).orElseThrow();
  }

  private SiteAdapter adapter(Imported imported) throws IOException {
    Adapters adapters = Adapters.load(List.of(imported.write(folder.resolve("out"), false)));
    assertThat(adapters.mistakes()).isEmpty();
    return adapters.bySite("pier.example").orElseThrow();
  }

  private static Page page() {
    String html =
        """
        <html lang="en"><head><title>Swans | Pier</title></head><body>
        <h1 id="headline">Swans are back</h1><p class="by"><a>Ann Reed</a> <a>Bo Lind</a></p>
        <span itemprop="datePublished" content="2026-03-01"></span>
        <div class="story text"><div class="share">Share</div><p>Nine came with the tide.</p>
        <p class="my-teaser">Geese</p></div></body></html>
        """;
    return Page.ofFile(
        URI.create("https://pier.example/news/swans"),
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Instant.parse("2026-03-02T08:00:00Z"));
  }
}
