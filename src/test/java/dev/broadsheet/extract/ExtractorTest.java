package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorTest {
  private static final Instant FETCHED = Instant.parse("2021-06-01T00:00:00Z");
  private static final URI PAGE = URI.create("https://www.gazette.example/town/harbour");
  private static final Adapters ADAPTERS =
      Adapters.load(List.of(Path.of("src/test/resources/extract/adapters")));
  private static final SiteAdapter GAZETTE = ADAPTERS.bySite("gazette.example").orElseThrow();

  private static final String BODY =
      """
      <div class=text><p>Three days of wind had kept every boat at its mooring.</p>
      <p>The first ferry left at dawn.</p></div>
      """;
  private static final String HEAD =
      "<h1 class=headline>Harbour reopens</h1><time class=date"
          + " datetime=2021-03-04T09:30:00Z></time>";

  @Test
  void looksForNothingBehindNone() {
    String page =
        "<html lang=en><meta property=og:description content='Wind kept the boats in.'>"
            + "<meta property=article:tag content=Harbour><meta name=author content='Ann Reed'>"
            + HEAD
            + "<p class=byline>By Ann Reed</p><p class=kind>Town</p>"
            + BODY;
    Article open = read(page, adapter("{title: h1}"));
    assertThat(open.lead()).isPresent();
    assertThat(open.authors()).containsExactly("Ann Reed");
    assertThat(open.tags()).containsExactly("Harbour");

    Article closed =
        read(page, adapter("{lead: none, authors: [.writer, none], tags: [.kind, none]}"));
    assertThat(closed.lead()).isEmpty();
    assertThat(closed.authors()).isEmpty();
    assertThat(closed.tags()).containsExactly("Town");
  }

  @Test
  void leavesALeadToTheRuleThatWasWrittenForIt() {
    String page =
        HEAD + "<article><p class=subtitle>Wind kept the boats in.</p>" + BODY + "</article>";
    assertThat(read(page, adapter("{title: h1}")).subtitle()).contains("Wind kept the boats in.");
    Article article = read(page, adapter("{lead: .subtitle}"));
    assertThat(article.lead()).contains("Wind kept the boats in.");
    assertThat(article.subtitle()).isEmpty();
  }

  @Test
  void keepsALeadThatTheTextComesBackTo() {
    String lead = "The first ferry left at dawn.";
    String page = "<h1>Harbour</h1><p class=dek>" + lead + "</p>" + BODY;

    assertThat(read(page, adapter("{lead: .dek, body: .text}")).lead()).contains(lead);
    assertThat(
            read(
                    page.replace(lead, "Three days of wind had kept every boat"),
                    adapter("{lead: .dek, body: .text}"))
                .lead())
        .as("cut from the beginning")
        .isEmpty();
  }

  @Test
  void believesTheRulesOfAPlatformAsTheSitesOwn(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("base"));
    Files.writeString(
        folder.resolve("base/paper.yaml"), "extends: news\nfields: {title: .kicker}\n");
    SiteAdapter site =
        Adapters.read(
            "site: gazette.example\ntimezone: UTC\nextends: paper\n",
            Path.of("adapter.yaml"),
            List.of(folder));

    Article article =
        read(
            "<meta property=og:title content='Harbour reopens'><p class=kicker>Town</p>"
                + HEAD
                + BODY,
            site);

    assertThat(article.title()).isEqualTo("Town");
    assertThat(article.provenance()).containsEntry(Field.TITLE, "paper/.kicker");
  }

  @Test
  void takesNoTitleForACaption() {
    String head =
        "<meta property=og:image content=/a.jpg><meta property='og:image:alt' content='%s'>";
    for (String alt : List.of("Harbour reopens", "The quay at dawn")) {
      assertThat(
              read(head.formatted(alt) + HEAD + BODY, adapter("{title: h1}"))
                  .images()
                  .getFirst()
                  .caption())
          .isEqualTo(Optional.of(alt).filter(a -> a.startsWith("The quay")));
    }
  }

  @Test
  void namesNoPageAsItsOwnSource() {
    String from =
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\","
            + " \"isBasedOn\": \"%s\"}</script>";
    assertThat(read(from.formatted(PAGE) + HEAD + BODY, adapter("{title: h1}")).source()).isEmpty();
    assertThat(
            read(from.formatted("https://agency.example/7") + HEAD + BODY, adapter("{title: h1}"))
                .source())
        .contains("https://agency.example/7");
  }

  private static Article read(String html, SiteAdapter adapter) {
    return Extractor.extract(page(PAGE, bytes(html)), adapter).article().orElseThrow();
  }

  private static SiteAdapter adapter(String fields) {
    return Adapters.read(
        "site: gazette.example\ntimezone: UTC\nextends: news\nfields: " + fields + "\n",
        Path.of("adapter.yaml"));
  }

  @Test
  void readsAWholeArticle() throws IOException {
    Extraction extraction =
        Extractor.extract(
            page(URI.create("http://www.gazette.example/amp/town/harbour"), file("whole.html")),
            GAZETTE);
    assertThat(extraction.problems()).isEmpty();
    assertThat(told(extraction.article().orElseThrow()))
        .isEqualTo(new String(file("whole.txt"), StandardCharsets.UTF_8).strip());
  }

  @Test
  void readsTheSameFromAnyCharset() throws IOException {
    String html =
        new String(file("whole.html"), StandardCharsets.UTF_8)
            .replace("Ferries sail again", "Снова ходят паромы");
    Article expected = extract(html).article().orElseThrow();
    assertThat(expected.subtitle()).hasValue("Снова ходят паромы");
    String inCyrillic =
        html.replace("utf-8", "windows-1251").replace("“", "&ldquo;").replace("”", "&rdquo;");
    byte[] bytes = inCyrillic.getBytes(Charset.forName("windows-1251"));
    assertThat(Extractor.extract(page(PAGE, bytes), GAZETTE).article()).hasValue(expected);
  }

  @Test
  void readsOldPagesByTheRulesOfTheirTime() {
    Extraction extraction =
        extract(
            "<h1 class=headline>Old news</h1><time class=date"
                + " datetime=2009-05-06T10:00:00Z></time><div class=text>Today's"
                + " box</div><table><tr><td id=story><p>It was so.</p></table>");
    assertThat(extraction.article().orElseThrow().text()).isEqualTo("It was so.");
    assertThat(extraction.wins().get(Field.BODY)).isEqualTo(new Win("td#story", 0));
  }

  @Test
  void takesADescriptionAsLeadOnlyWhenTheBodyDoesNotSayIt() {
    String cut = "<meta name=description content='Three days of wind had kept every bo…'>";
    assertThat(extract(cut + HEAD + BODY).article().orElseThrow().lead()).isEmpty();
    String other = "<meta name=description content='Ferries are back.'>";
    assertThat(extract(other + HEAD + BODY).article().orElseThrow().lead())
        .hasValue("Ferries are back.");
    String title = "Harbour reopens after three days";
    String forEngines = "<meta name=description content='Gazette: news. " + title + "'>";
    String head = HEAD.replace("Harbour reopens", title);
    assertThat(extract(forEngines + head + BODY).article().orElseThrow().lead()).isEmpty();
  }

  @Test
  void keepsTheTextOfNewsThatAreAllLead() {
    Article article =
        extract(HEAD + "<div class=text><p class=lead>The first ferry left at dawn.</p></div>")
            .article()
            .orElseThrow();
    assertThat(article.lead()).isEmpty();
    assertThat(article.text()).isEqualTo("The first ferry left at dawn.");
  }

  @Test
  void tellsADateThatCannotBeAndTakesTheNext() {
    Extraction extraction =
        extract(
            "<meta name=printed content=2021-03-05T00:00:00Z><h1 class=headline>Harbour</h1>"
                + "<time class=date datetime='some day'></time>"
                + BODY);
    assertThat(extraction.article().flatMap(Article::published).map(Moment::iso))
        .hasValue("2021-03-05T00:00:00+00:00");
    assertThat(extraction.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.BAD_DATE))
        .satisfies(p -> assertThat(p.message()).startsWith("time.date@datetime: "));
  }

  @Test
  void leavesOutAChangeBeforeThePublication() {
    Extraction extraction =
        extract(HEAD + "<time class=changed datetime=2021-03-03T09:30:00Z></time>" + BODY);
    assertThat(extraction.article().orElseThrow().modified()).isEmpty();
    assertThat(extraction.wins()).doesNotContainKey(Field.MODIFIED);
    assertThat(extraction.problems())
        .containsExactly(
            new Problem(
                Problem.Kind.CONTRADICTION,
                Optional.of(Field.MODIFIED),
                "changed at 2021-03-03T09:30:00+00:00, but published at"
                    + " 2021-03-04T09:30:00+00:00"));
  }

  @Test
  void givesNoArticleWhereARequiredFieldIsMissing() {
    Extraction extraction = extract("<h1 class=headline>Harbour reopens</h1>" + BODY);
    assertThat(extraction.article()).isEmpty();
    assertThat(extraction.wins()).containsKeys(Field.TITLE, Field.BODY);
    assertThat(extraction.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.field()).hasValue(Field.PUBLISHED))
        .satisfies(
            p ->
                assertThat(p.message())
                    .startsWith("not found by time.date@datetime, meta[name=printed]"));
  }

  @Test
  void letsThePagesSourceStandInForWhatThePageLacks() {
    Link hint =
        new Link(
            PAGE,
            Optional.of("Harbour reopens"),
            Optional.of("2021-03-04T09:30:00Z"),
            List.of("Ferries"),
            "feed");
    Article article =
        Extractor.extract(page(PAGE, bytes(BODY)), GAZETTE, Optional.of(hint))
            .article()
            .orElseThrow();
    assertThat(article.title()).isEqualTo("Harbour reopens");
    assertThat(article.tags()).containsExactly("Ferries");
    assertThat(article.provenance())
        .containsEntry(Field.TITLE, "link: title")
        .containsEntry(Field.PUBLISHED, "link: date")
        .containsEntry(Field.TAGS, "link: tags");
  }

  @Test
  void keepsThePagesAddressWhereTheCanonicalOneLeadsAway() {
    for (String address :
        List.of(
            "https://elsewhere.example/town/harbour", "/", "/town/ferry", "javascript:void(0)")) {
      String html = "<link rel=canonical href='" + address + "'>" + HEAD + BODY;
      assertThat(extract(html).article().orElseThrow().url()).isEqualTo(PAGE);
    }
  }

  @Test
  void keepsTheSafeFormOfAnAddressThatIsCalledCanonicalWithoutIt() {
    String html =
        "<link rel=canonical href='http://www.gazette.example/town/harbour/'>" + HEAD + BODY;
    assertThat(extract(html).article().orElseThrow().url())
        .isEqualTo(URI.create("https://www.gazette.example/town/harbour/"));
  }

  @Test
  void trustsALongTextMoreThanThePagesWordForItsLanguage() {
    String long_ =
        "<p>Три дня ветер держал все лодки у причала, и никто не выходил в море.</p>".repeat(12);
    Extraction extraction =
        extract("<html lang=en>" + HEAD + "<div class=text>" + long_ + "</div>");
    assertThat(extraction.article().orElseThrow().language()).hasValue("ru");
    assertThat(extraction.problems())
        .extracting(Problem::message)
        .containsExactly("the page says \"en\", its text is \"ru\"");
  }

  @Test
  void doesNotBelieveALanguageOfAnotherScript() {
    String html =
        "<html lang=en>"
            + HEAD
            + "<div class=text><p>Три дня ветер держал все лодки у причала, и никто не выходил в"
            + " море, пока не стих прибой.</p></div>";
    assertThat(extract(html).article().orElseThrow().language()).hasValue("ru");
  }

  @Test
  void tellsLicenceAndPaywallOnlyWhereThePageDoes() {
    Article told =
        extract(
                "<a rel=license href=/terms>Terms</a><script type=application/ld+json>{'@type':"
                    + " 'NewsArticle', 'isAccessibleForFree': 'False'}</script>"
                    + HEAD
                    + BODY)
            .article()
            .orElseThrow();
    assertThat(told.license()).hasValue("https://www.gazette.example/terms");
    assertThat(told.free()).hasValue(false);
    Article metered =
        extract("<meta property=article:content_tier content=metered>" + HEAD + BODY)
            .article()
            .orElseThrow();
    assertThat(metered.license()).isEmpty();
    assertThat(metered.free()).isEmpty();
  }

  @Test
  void takesTheSitesNameFromATitleOfTheHead() {
    Map<String, String> titles =
        Map.of(
            "Harbour reopens | The Gazette", "Harbour reopens",
            "Harbour reopens - The Gazette | Town", "Harbour reopens",
            "Rain - and more rain", "Rain - and more rain",
            "Harbour reopens — Ferries — example", "Harbour reopens — Ferries");
    titles.forEach(
        (title, expected) -> {
          String html = "<title>" + title + "</title>" + BODY;
          Page page = page(URI.create("https://example.org/1"), bytes(html));
          SiteAdapter adapter = title.contains("Gazette") ? GAZETTE : ADAPTERS.base();
          Extraction extraction =
              Extractor.extract(
                  page,
                  adapter,
                  Optional.of(
                      new Link(
                          PAGE,
                          Optional.empty(),
                          Optional.of("2021-03-04T09:30:00Z"),
                          List.of(),
                          "feed")));
          assertThat(extraction.article().orElseThrow().title()).isEqualTo(expected);
        });
  }

  @Test
  void findsTheTextOfUnknownSitesAndLeavesTheirNavigationOut() {
    String paragraph =
        "<p>Three days of wind, said the harbour master, had kept every boat at its mooring, and"
            + " nobody had dared to leave.</p>";
    Page page =
        page(
            URI.create("https://www.unknown.example/1"),
            bytes(
                "<ul><li><a href=/a>Town</a></li><li><a href=/b>Sea</a></li></ul><div><div>"
                    + paragraph.repeat(4)
                    + "<div class=related><a href=/c>Older</a><p>A teaser that is long enough to be"
                    + " counted as running text of a page.</p></div></div></div><div id=footer>All"
                    + " rights reserved by the people who own these pages.</div>"));
    Article article = Extractor.extract(page, ADAPTERS.base()).article().orElseThrow();
    assertThat(article.site()).isEqualTo("unknown.example");
    assertThat(article.body()).hasSize(4);
    assertThat(article.title()).startsWith("Three days of wind");
    assertThat(article.provenance()).containsEntry(Field.BODY, "search: div");
  }

  @Test
  void readsTheBodyFromJsonLdWhereThePageShowsNone() {
    String json =
        """
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour reopens",
        "datePublished": "2021-03-04T09:30:00Z", "articleBody": "First paragraph.\\nSecond paragraph."}
        </script><div id=app></div>
        """;
    Article article = extract(json).article().orElseThrow();
    assertThat(article.body())
        .containsExactly(
            new Block.Paragraph("First paragraph."), new Block.Paragraph("Second paragraph."));
  }

  @Test
  void takesASitesOwnJsonLdBeforeWhatThePageShows() {
    String html =
        """
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour reopens",
        "articleBody": "First paragraph."}</script><div class=teaser>A teaser of some length.</div>
        """;
    SiteAdapter app = ADAPTERS.bySite("app.example").orElseThrow();
    URI url = URI.create("https://app.example/1");

    Article article = Extractor.extract(page(url, bytes(html)), app).article().orElseThrow();

    assertThat(article.body()).containsExactly(new Block.Paragraph("First paragraph."));
    assertThat(article.provenance()).containsEntry(Field.BODY, "jsonld: articleBody");
  }

  @Test
  void saysWhyAPageIsNoArticle() {
    assertThat(problem(Extractor.extract(page(PAGE, new byte[0]), GAZETTE)))
        .isEqualTo("the page is empty");
    assertThat(problem(Extractor.extract(page(PAGE, bytes("%PDF-1.7 and so on")), GAZETTE)))
        .isEqualTo("expected an HTML page, found binary data");
    byte[] noise = new byte[3000];
    new Random(7).nextBytes(noise);
    assertThat(problem(Extractor.extract(page(PAGE, noise), GAZETTE)))
        .isEqualTo("expected an HTML page, found binary data");
    Page picture =
        new Page(
            PAGE,
            PAGE,
            200,
            Map.of("content-type", List.of("image/png")),
            bytes("x"),
            Optional.empty(),
            FETCHED,
            Page.Via.HTTP);
    assertThat(problem(Extractor.extract(picture, GAZETTE)))
        .isEqualTo("expected an HTML page, found the type image/png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hidden",
        "style='display: none'",
        "style='VISIBILITY:hidden'",
        "style='text-indent: -9999px'",
        "style='position:absolute; left:-9999px'",
        "style='clip: rect(0, 0, 0, 0)'",
        "class='note sr-only'",
        "class=visually-hidden",
        "class='note go-vh'",
        "class=element-invisible",
        "class=show-for-sr"
      })
  void leavesOutWhatAReaderDoesNotSee(String attribute) {
    String html = BODY.replace("</div>", "<p " + attribute + ">Read by nobody.</p></div>");
    assertThat(extract(HEAD + html).article().orElseThrow().text()).endsWith("left at dawn.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aria-hidden=true",
        "style='opacity: 0'",
        "style='left:-1px'",
        "class=sr-only-not",
        "class=not-sr-only"
      })
  void keepsWhatAReaderSeesInTheEnd(String attribute) {
    String html = BODY.replace("</div>", "<p " + attribute + ">Read by many.</p></div>");
    assertThat(extract(HEAD + html).article().orElseThrow().text()).endsWith("Read by many.");
  }

  @Test
  void takesOverridesOfTheDirectionOut() {
    String html =
        HEAD.replace("Harbour", "Har\u202Ebour\u202C") + BODY.replace("first", "\u2067first\u2069");
    Article article = extract(html).article().orElseThrow();
    assertThat(article.title()).isEqualTo("Harbour reopens");
    assertThat(article.text()).endsWith("The first ferry left at dawn.");
  }

  @Test
  void survivesPagesMadeToHurt() {
    String nested = "<div class=pic><blockquote><ul><li><table><tr><td>".repeat(1_000);
    assertThat(extract(nested + HEAD + BODY).problems()).isNotNull();
    String broken = "<script type='application/ld+json'>{{{[[[</script>" + HEAD + BODY;
    assertThat(extract(broken).article()).isPresent();
  }

  private static Extraction extract(String html) {
    return Extractor.extract(page(PAGE, bytes(html)), GAZETTE);
  }

  private static String problem(Extraction extraction) {
    assertThat(extraction.article()).isEmpty();
    Problem problem = extraction.problems().getFirst();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_AN_ARTICLE);
    return problem.message();
  }

  private static Page page(URI url, byte[] body) {
    return Page.ofFile(url, body, Optional.empty(), FETCHED);
  }

  private static byte[] bytes(String html) {
    return html.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = ExtractorTest.class.getResourceAsStream("/extract/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  /** The article as a reader would note it, a line a thing. */
  private static String told(Article article) {
    List<String> lines = new ArrayList<>();
    lines.add("url: " + article.url());
    lines.add("site: " + article.site());
    lines.add("title: " + article.title());
    article.subtitle().ifPresent(s -> lines.add("subtitle: " + s));
    article.lead().ifPresent(l -> lines.add("lead: " + l));
    article.body().forEach(b -> lines.add(told(b)));
    article.published().ifPresent(p -> lines.add("published: " + p.iso()));
    article.modified().ifPresent(m -> lines.add("modified: " + m.iso()));
    lines.add("authors: " + String.join("; ", article.authors()));
    lines.add("tags: " + String.join("; ", article.tags()));
    article.section().ifPresent(s -> lines.add("section: " + s));
    article.language().ifPresent(l -> lines.add("language: " + l));
    article.images().forEach(i -> lines.add("image: " + told(i)));
    article.source().ifPresent(s -> lines.add("source: " + s));
    lines.add(
        article.provenance().entrySet().stream()
            .map(e -> e.getKey().key() + " " + e.getValue())
            .collect(Collectors.joining("; ", "rules: ", "")));
    return String.join("\n", lines);
  }

  private static String told(Block block) {
    return switch (block) {
      case Block.Paragraph paragraph -> "paragraph: " + paragraph.text();
      case Block.Heading heading -> "heading " + heading.level() + ": " + heading.text();
      case Block.Quote quote -> "quote: " + quote.text();
      case Block.Listing listing -> "listing: " + String.join("; ", listing.items());
      case Block.Table table -> "table: " + table.text();
      case Block.Figure figure -> "figure: " + told(figure.image());
      case Block.Embed(String url) -> "embed: " + url;
    };
  }

  private static String told(Image image) {
    return String.join(
        " | ", image.url().orElse(""), image.caption().orElse(""), image.credit().orElse(""));
  }
}
