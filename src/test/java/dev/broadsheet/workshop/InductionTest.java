package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Precision;
import dev.broadsheet.extract.Extractor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InductionTest {
  private static final SiteAdapter BASE = Adapters.load(List.of()).base();
  private static final Instant FETCHED = Instant.parse("2026-03-05T08:00:00Z");

  private record News(int day, String title, String author, String tags, List<String> text) {}

  private static final List<News> NEWS =
      List.of(
          new News(
              1,
              "Swans are back on the pier",
              "Ida Marsh",
              "birds,sea",
              List.of(
                  "The keeper counted the birds twice before breakfast, and wrote nine into the"
                      + " book that his father had begun.",
                  "They will stay until the ice is gone, as they did last year, said the harbour"
                      + " master, who feeds them at noon.",
                  "Visitors are asked to leave their dogs at the gate, and to keep off the slipway"
                      + " while the young ones sleep.")),
          new News(
              2,
              "Night bus trial goes on to June",
              "Tom Reed",
              "buses",
              List.of(
                  "The council has found money for three more months of the bus that leaves the"
                      + " station at one in the morning.",
                  "Some forty people take it on a weekday, and twice as many on Saturdays, when the"
                      + " theatre closes late.",
                  "A decision on the years to come will be taken in May, after the drivers have"
                      + " been asked for their opinion.")),
          new News(
              3,
              "Baker gives up the old oven",
              "Ida Marsh",
              "bread,crafts",
              List.of(
                  "After ninety years the oven in Quay Street went out on Sunday evening, with some"
                      + " two dozen neighbours looking on.",
                  "The new one runs on electricity and takes half the room, which the baker wants"
                      + " to use for tables and chairs.",
                  "The bricks of the old oven were carried to the museum, where they will be put"
                      + " together again in the autumn.")),
          new News(
              4,
              "Divers map the drowned orchard",
              "Jon Hall",
              "sea,maps",
              List.of(
                  "Stumps of more than two hundred apple trees stand in rows on the floor of the"
                      + " bay, as four divers have found.",
                  "The orchard went under in the great flood, and was known from songs only until"
                      + " a fishing net caught a branch.",
                  "A chart of it will be shown in the library from Monday on, together with what"
                      + " was brought up from the mud.")));

  @Test
  void findsWhereEachFieldStands() {
    Draft draft = draft(NEWS.subList(0, 4));

    assertThat(draft.body().orElseThrow().in()).containsExactly("div.story-text");
    assertThat(paths(draft, Field.TITLE)).containsExactly("h1");
    assertThat(paths(draft, Field.AUTHORS)).containsExactly("a.author-name");
    assertThat(paths(draft, Field.TAGS)).containsExactly("a.topic");
    assertThat(paths(draft, Field.PUBLISHED)).contains("time@datetime");
    assertThat(draft.articles())
        .containsExactly(
            "^https?://(?:www\\.)?pier\\.example/news/\\d{4}/\\d{1,2}/[^/]+-[^/]+(?:[?#]|$)");
    assertThat(draft.sureness().get(Field.TITLE)).isEqualTo(new Sureness(4, 4));
  }

  @Test
  void readsUnseenPagesAsTheyAre() {
    SiteAdapter adapter = Adapters.read(draft(NEWS.subList(0, 3)).yaml(), Path.of("adapter.yaml"));
    News unseen = NEWS.getLast();

    Article article = Extractor.extract(page(unseen), adapter).article().orElseThrow();

    assertThat(article.title()).isEqualTo(unseen.title());
    assertThat(article.text()).isEqualTo(String.join("\n\n", unseen.text()));
    assertThat(article.authors()).containsExactly(unseen.author());
    assertThat(article.tags()).containsExactly(unseen.tags().split(","));
    assertThat(article.published().orElseThrow().iso()).isEqualTo("2026-03-04T07:30:00+00:00");
  }

  @Test
  void takesNoNameThatAMachineMade() {
    assertThat(draft(NEWS).yaml()).doesNotContain("css-1x9", "kHCTgx", "x7Fq2", ":nth");
  }

  @Test
  void dropsWhatStandsInTheTextOfSeveralPages() {
    assertThat(draft(NEWS).body().orElseThrow().drop()).containsExactly("div.also");
  }

  @Test
  void findsInMetadataWhatAPersonKnowsAndNoElementSays() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      News told =
          new News(news.day(), "News: " + news.title(), news.author(), news.tags(), news.text());
      Page page = page(news);
      specimens.add(new Specimen(page, Extractor.parse(page), specimen(told).known()));
    }

    assertThat(Induction.of(Findings.ofPages(specimens, List.of())).yaml())
        .contains("title: {meta: long-title}");
  }

  @Test
  void tellsWhatOnePageCannotProve() {
    Draft draft = draft(NEWS.subList(0, 1));

    assertThat(draft.sureness()).isEmpty();
    assertThat(draft.notes()).anyMatch(n -> n.contains("One page alone"));
    assertThat(Adapters.read(draft.yaml(), Path.of("adapter.yaml")).site())
        .isEqualTo("pier.example");
  }

  @Test
  void extendsTheBaseOfThePlatformThatAllPagesAreOf(@TempDir Path folder) throws IOException {
    Path bases = Files.createDirectories(folder.resolve("base"));
    Files.writeString(
        bases.resolve("other.yaml"),
        "extends: news\nsigns: div.also + p + div\nfields: {lead: p.by}\n");
    Files.writeString(
        bases.resolve("pierpress.yaml"),
        "extends: news\nsigns: ['.none', 'main p.by > a.author-name']\n"
            + "fields: {section: 'nav a[href=/news]', body: {in: .story-text, sift: true}}\n");
    List<Path> folders = List.of(folder);
    List<Specimen> specimens = NEWS.stream().map(InductionTest::specimen).toList();

    Draft draft =
        Induction.of(Findings.ofPages(specimens, List.of()), Adapters.load(folders), folders);

    assertThat(draft.yaml()).contains("extends: pierpress");
    assertThat(specimens.getFirst().read(draft.adapter(Path.of("adapter.yaml"))).article())
        .hasValueSatisfying(article -> assertThat(article.section()).contains("News"));
    assertThat(draft.rule(Field.TITLE)).isNotEmpty();
    assertThat(draft.rule(Field.SECTION)).as("the base has it").isEmpty();
    assertThat(draft.body()).as("the base has it").isEmpty();
    assertThat(draft.notes()).noneMatch(n -> n.contains("container"));
  }

  @Test
  void leavesToTheBaseWhatItFindsInTheSameMetadata() {
    Draft draft = draft("<meta property=\"article:section\" content=\"Harbour\"></head>", "");

    assertThat(draft.rule(Field.SECTION)).isEmpty();
    assertThat(draft.sureness().get(Field.SECTION)).isEqualTo(new Sureness(4, 4));
  }

  @Test
  void takesNoNameThatOnlyTellsHowSomethingLooks() {
    Draft draft =
        draft(
            "<meta property=\"article:section\" content=\"Harbour\"></head>",
            "<h2 class=\"outline-none text-gray\">Harbour</h2>");

    assertThat(draft.yaml()).doesNotContain("outline-none", "text-gray");
  }

  @Test
  void takesTheStemOfANameWhoseMadeEndReadsLikeWords() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      specimens.add(
          specimen(
              news,
              html(news)
                  .replace("class=\"story-text css-1x9kq2\"", "class=\"text__full_story__ekUdw\"")
                  .replace("class=\"author-name\"", "class=\"byline__nameBox\"")));
    }

    assertThat(Induction.of(Findings.ofPages(specimens, List.of())).yaml())
        .contains("byline__nameBox")
        .doesNotContain("ekUdw");
  }

  @Test
  void takesNoStemThatAMachineMadeToo() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String html =
          html(news)
              .replace("class=\"story-text css-1x9kq2\"", "class=\"zklaml-x1Y2z\"")
              .replace("class=\"author-name\"", "class=\"Byline_name__x1Y2z\"");
      specimens.add(specimen(news, html));
    }

    assertThat(Induction.of(Findings.ofPages(specimens, List.of())).yaml())
        .contains("[class*=Byline_name]")
        .doesNotContain("zklaml");
  }

  @Test
  void takesNoNameThatAPageBuilderNumbered() {
    Draft draft =
        draft(
            "<meta property=\"article:section\" content=\"Harbour\"></head>",
            "<b class=\"tdi_15_f11 dcr-ymokyv Lf73Q nsYB9 _2_Ixx\">Harbour</b>");

    assertThat(draft.rule(Field.SECTION)).isEmpty();
  }

  @Test
  void takesNoNameWhoseCasesMakeNoWords() {
    String section = "<meta property=\"article:section\" content=\"Harbour\"></head>";

    assertThat(
            draft(section, "<b class=\"feoRWP IXtfxu sc-dSCufp UVDZYo\">Harbour</b>")
                .rule(Field.SECTION))
        .isEmpty();
    assertThat(draft(section, "<b class=\"rubricTV\">Harbour</b>").rule(Field.SECTION))
        .isEqualTo("b.rubricTV");
  }

  @Test
  void takesFromAPageOrTwoNoSectionThatStandsAnywhere() {
    String section = "<meta property=\"article:section\" content=\"Harbour\"></head>";
    String html = html(NEWS.getFirst()).replace("</head>", section);
    String related = html.replace("<footer>", "<h2 class=\"related-posts\">Harbour</h2><footer>");
    String rubric = html.replace("<footer>", "<p class=\"rubric\">Harbour</p><footer>");

    assertThat(draftOf(specimen(NEWS.getFirst(), related)).rule(Field.SECTION)).isEmpty();
    assertThat(draftOf(specimen(NEWS.getFirst(), rubric)).rule(Field.SECTION))
        .isEqualTo("p.rubric");
  }

  private static Draft draftOf(Specimen one) {
    return Induction.of(Findings.ofPages(List.of(one), List.of()));
  }

  @Test
  void tellsThatPagesAreOfSeveralSites() {
    List<Specimen> specimens = new ArrayList<>(NEWS.stream().map(InductionTest::specimen).toList());
    Specimen moved = specimens.removeFirst();
    URI elsewhere = URI.create("https://www.quay.example/news/2026/03/swans-are-back");
    Page page =
        Page.ofFile(elsewhere, moved.page().body(), Optional.of(StandardCharsets.UTF_8), FETCHED);
    specimens.addFirst(new Specimen(page, moved.parsed(), moved.known()));

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(draft.site()).isEqualTo("pier.example");
    assertThat(draft.notes())
        .contains(
            "The pages are of several sites: pier.example (3), quay.example (1); an adapter is for"
                + " one.");
  }

  @Test
  void tellsOfEditionsInOtherLanguages() {
    List<String> notes =
        draft(
                "<link rel=alternate hreflang=en-GB href=/news/2026/03/swans>"
                    + "<link rel=alternate hreflang=x-default href=/news/2026/03/swans>"
                    + "<link rel=alternate hreflang=cy href=/cy/newyddion/2026/03/elyrch>"
                    + "<link rel=alternate hreflang=de href=https://other.example/schwan>",
                "")
            .notes();

    assertThat(notes)
        .contains(
            "The site has editions in other languages: cy"
                + " (https://www.pier.example/cy/newyddion/2026/03/elyrch); an adapter of its own"
                + " takes each, see `hosts`.");
  }

  @Test
  void namesNoLanguageThatIsNotTheLanguageOfMostPages() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String html =
          html(news).replace("lang=\"en\"", news.day() < 3 ? "lang=\"en\"" : "lang=\"ga\"");
      specimens.add(specimen(news, html));
    }

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(draft.language()).isEmpty();
    assertThat(draft.notes()).contains("The pages are in several languages: en (2), ga (2).");
  }

  @Test
  void findsABodyInEachOfThreeLayouts() {
    List<Specimen> specimens = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      News news = NEWS.get(i % 4);
      int number = i;
      News each =
          new News(
              1 + i % 9,
              news.title() + " again".repeat(i / 4),
              news.author(),
              news.tags(),
              news.text().stream()
                  .map(t -> t.replace("the ", "the %d ".formatted(number)))
                  .toList());
      String name = List.of("story-text", "body-copy", "longread").get(i % 3);
      specimens.add(
          specimen(each, html(each).replace("story-text", name).replaceAll("</?main[^>]*>", "")));
    }

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(draft.body().orElseThrow().in())
        .containsExactlyInAnyOrder("div.story-text", "div.body-copy", "div.longread");
    assertThat(draft.notes()).contains("The pages have 3 layouts.");
  }

  @Test
  void leavesToTheBaseWhatFewUnseenPagesConfirm() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String name = news.day() % 2 == 0 ? "place" : "quarter";
      String page =
          html(news)
              .replace("</head>", "<meta property=\"article:section\" content=\"Harbour\"></head>")
              .replace(
                  "<footer>",
                  "<p class=\""
                      + name
                      + "\">Harbour</p><p class=\"place quarter\">Pier</p><footer>");
      specimens.add(specimen(news, page));
    }

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(draft.rule(Field.SECTION)).isEmpty();
  }

  @Test
  void takesNoParagraphOfManyForTheLead() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String first = news.text().getFirst();
      String html = html(news).replace("<p>" + first + "</p>", "<p><b>" + first + "</b></p>");
      specimens.add(specimen(news, html));
    }

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(specimens.getFirst().known().lead()).contains(NEWS.getFirst().text().getFirst());
    assertThat(draft.rule(Field.LEAD)).doesNotContain("text p", "> p");
  }

  @Test
  void leavesALeadThatMetadataTellToTheBaseWhichAsksThePageFirst() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String head = "<meta name=\"description\" content=\"%s\"></head>";
      String first = news.text().getFirst();
      String html =
          html(news)
              .replace("</head>", head.formatted(first))
              .replace("<p>" + first + "</p>", "<p><b>" + first + "</b></p>");
      specimens.add(specimen(news, html));
    }

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(specimens.getFirst().known().lead()).contains(NEWS.getFirst().text().getFirst());
    assertThat(draft.rule(Field.LEAD)).doesNotContain("description");
  }

  @Test
  void leavesToTheBaseWhatOnePageAloneShows() {
    List<Specimen> specimens = new ArrayList<>(NEWS.stream().map(InductionTest::specimen).toList());
    String page =
        html(NEWS.getFirst())
            .replace("</head>", "<meta property=\"article:section\" content=\"Harbour\"></head>")
            .replace("<footer>", "<p class=\"quarter\">Harbour</p><footer>");
    specimens.set(0, specimen(NEWS.getFirst(), page));

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(draft.rule(Field.SECTION)).isEmpty();
  }

  @Test
  void takesNoContainerThatHoldsTheWholePage() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String html =
          html(news)
              .replace("<body class=\"css-1x9kq2\">", "<body><div id=\"app\">")
              .replace("<main class=\"Page_root__x7Fq2\">", "<div>")
              .replace("<div class=\"story-text css-1x9kq2\">", "<div>");
      specimens.add(specimen(news, html));
    }

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(draft.body()).isEmpty();
    assertThat(draft.notes()).anyMatch(note -> note.startsWith("No container of the body"));
  }

  @Test
  void takesNoParagraphsForTheContainerWhateverTheirTag() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String html = html(news);
      for (String text : news.text()) {
        html =
            html.replace(
                "<p>" + text + "</p>", "<div class=\"story-part\"><p>" + text + "</p></div>");
      }
      specimens.add(specimen(news, html));
    }

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(draft.body().orElseThrow().in()).containsExactly("div.story-text");
  }

  @Test
  void saysThatTheZoneIsAGuessWhereNoPageTellsAnOffset() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      specimens.add(
          specimen(news, html(news).replaceAll("<time.*</time>", "<time>March 2026</time>")));
    }
    String guess =
        "timezone is a guess: neither pages nor feeds tell a time with the offset of their place.";

    assertThat(Induction.of(Findings.ofPages(specimens, List.of())).notes()).contains(guess);
    assertThat(
            draft(
                    "<meta property=\"article:published_time\""
                        + " content=\"2026-03-01T09:30:00+02:00\"></head>",
                    "")
                .notes())
        .doesNotContain(guess);
  }

  @Test
  void readsTimesWithoutZoneByTheClockOfTheSite() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String html =
          html(news)
              .replace("lang=\"en\"", "lang=\"de\"")
              .replaceAll(
                  "<time.*</time>", "<time>" + news.day() + ". März 2026, 07:30 Uhr</time>");
      specimens.add(specimen(news, html));
    }

    Draft draft =
        Induction.of(Findings.ofPages(specimens, List.of()), Adapters.load(List.of()), List.of());

    assertThat(draft.timezone().getId()).isEqualTo("Europe/Berlin");
    assertThat(paths(draft, Field.PUBLISHED)).containsExactly("time");
    assertThat(draft.sureness().get(Field.PUBLISHED)).isEqualTo(new Sureness(4, 4));
  }

  @Test
  void takesTheZoneFromTheClockOfThePagesBesideThatOfTheFeed() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String time = "<span class=\"date\">" + news.day() + " March 2026, 16:30</span>";
      Specimen shown = specimen(news, html(news).replaceAll("<time.*</time>", time));
      OffsetDateTime told = OffsetDateTime.of(2026, 3, news.day(), 11, 0, 7, 0, ZoneOffset.UTC);
      specimens.add(
          new Specimen(
              shown.page(),
              shown.parsed(),
              shown.known(),
              Optional.of(new Moment(told, Precision.SECOND))));
    }

    Draft draft =
        Induction.of(Findings.ofPages(specimens, List.of()), Adapters.load(List.of()), List.of());

    assertThat(draft.timezone().getRules().getOffset(FETCHED))
        .isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
    assertThat(draft.notes()).noneMatch(note -> note.startsWith("timezone is a guess"));
  }

  @Test
  void takesTheElementThatSaysTheDateAndNothingElse() {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String line =
          "<div class=\"entry-meta\"><span class=\"entry-time\">%d March 2026, 07:30</span>"
              + " %s</div>";
      String html =
          html(news).replaceAll("<time.*</time>", line.formatted(news.day(), news.author()));
      specimens.add(specimen(news, html));
    }

    Draft draft = Induction.of(Findings.ofPages(specimens, List.of()));

    assertThat(paths(draft, Field.PUBLISHED)).containsExactly("span.entry-time");
  }

  @Test
  void writesTheSourcesOfASiteWhoseArticlesNobodyMayRead() {
    Source feed = new Source.Feed(URI.create("https://www.pier.example/rss"));
    String wall = "3 pages: answered by a captcha, the first https://www.pier.example/1";

    Draft draft =
        Induction.withoutArticle(
            URI.create("https://www.pier.example/"),
            new Findings(List.of(feed), List.of(), List.of(), List.of(wall)));
    SiteAdapter adapter = Adapters.read(draft.yaml(), Path.of("adapter.yaml"));

    assertThat(adapter.site()).isEqualTo("pier.example");
    assertThat(adapter.discover()).containsExactly(feed);
    assertThat(adapter.notes())
        .containsExactly(
            "No article could be read: fields, zone and addresses of articles are to be written.",
            wall);
  }

  private static List<String> paths(Draft draft, Field field) {
    return draft.rules().stream()
        .filter(r -> r.field() == field)
        .flatMap(r -> r.candidates().stream())
        .map(Place::path)
        .toList();
  }

  private static Draft draft(List<News> news) {
    List<Specimen> specimens = new ArrayList<>();
    news.forEach(n -> specimens.add(specimen(n)));
    return Induction.of(Findings.ofPages(specimens, List.of()));
  }

  private static Draft draft(String head, String behind) {
    List<Specimen> specimens = new ArrayList<>();
    for (News news : NEWS) {
      String html = html(news).replace("</head>", head).replace("</main>", behind + "</main>");
      specimens.add(specimen(news, html));
    }
    return Induction.of(Findings.ofPages(specimens, List.of()));
  }

  private static Specimen specimen(News news) {
    return specimen(news, html(news));
  }

  private static Specimen specimen(News news, String html) {
    Page page = page(news, html);
    ParsedPage parsed = Extractor.parse(page);
    Article known = Extractor.extract(page, parsed, BASE).article().orElseThrow();
    return new Specimen(page, parsed, known);
  }

  private static Page page(News news) {
    return page(news, html(news));
  }

  private static Page page(News news, String html) {
    URI url =
        URI.create(
            "https://www.pier.example/news/2026/03/"
                + news.title().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
    return Page.ofFile(
        url, html.getBytes(StandardCharsets.UTF_8), Optional.of(StandardCharsets.UTF_8), FETCHED);
  }

  private static String html(News news) {
    StringBuilder text = new StringBuilder();
    for (String paragraph : news.text()) {
      text.append("<p>").append(paragraph).append("</p>\n");
      if (text.indexOf("also") < 0) {
        text.append(
            "<div class=\"also kHCTgx\"><p>Read also: <a href=\"/news/2026/02/storm-%d\">What the"
                    .formatted(news.day())
                + " storm of February left behind</a></p></div>\n");
      }
    }
    StringBuilder tags = new StringBuilder();
    for (String tag : news.tags().split(",")) {
      tags.append("<a class=\"topic\" href=\"/topics/%s\">%s</a> ".formatted(tag, tag));
    }
    return """
    <html lang="en"><head><title>%1$s | The Pier</title>
    <meta property="og:title" content="%1$s"><meta property="og:site_name" content="The Pier">
    <meta name="long-title" content="News: %1$s">
    </head><body class="css-1x9kq2">
    <nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
    <main class="Page_root__x7Fq2">
    <h1 class="kHCTgx">%1$s</h1>
    <p class="by">By <a class="author-name" rel="author" href="/people/1">%2$s</a>
    <time datetime="2026-03-0%3$dT07:30:00+00:00">%3$d March 2026</time></p>
    <div class="story-text css-1x9kq2">
    %4$s</div>
    <div class="topics">%5$s</div>
    </main><footer>The Pier, all rights reserved</footer></body></html>
    """
        .formatted(news.title(), news.author(), news.day(), text, tags);
  }
}
