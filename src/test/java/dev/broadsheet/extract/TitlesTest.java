package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Titles of pages without an adapter. */
class TitlesTest {
  private static final URI PAGE = URI.create("https://www.gazette.example/town/2021/harbour");
  private static final String BODY =
      "<p>Three days of wind, said the harbour master, had kept every boat at its mooring.</p>"
          .repeat(4);

  @Test
  void takesTheHeadingThatReadersSee() {
    assertThat(
            title(
                "<title>Harbour open | The Gazette</title>"
                    + "<meta property=og:title content='Harbour reopens'>",
                "<h1>The harbour reopens after three days</h1>"))
        .isEqualTo("The harbour reopens after three days");
  }

  @Test
  void passesOverALogoASectionAndANeighbour() {
    String title = "<title>Harbour reopens after three days | The Gazette</title>";
    for (String wrong :
        List.of("<a href=/>The paper of the town</a>", "<a href=/town/>Town news</a>", "Gazette")) {
      assertThat(title(title, "<h1>" + wrong + "</h1><h2>Harbour reopens after three days</h2>"))
          .isEqualTo("Harbour reopens after three days");
    }
    assertThat(title(title, "<h1>Rain tomorrow</h1><h1>Harbour reopens after days</h1>"))
        .isEqualTo("Harbour reopens after days");
  }

  @Test
  void prefersTheShownHeadlineToALineForSearchEngines() {
    assertThat(
            title(
                "<title>Harbour, ferries, wind: all news</title>"
                    + "<meta property=og:title content='At last a ferry'>",
                "<h1>Harbour, ferries, wind: all news</h1><h2><span>At last</span> a ferry</h2>"))
        .isEqualTo("At last a ferry");
  }

  @Test
  void prefersTheUpperHeadingToASubtitleThatTheDocumentsTitleHasFirst() {
    String headings = "<h1>The harbour reopens</h1><h2 itemprop=headline>After three days</h2>";
    Article article =
        article("<title>After three days - The harbour reopens - Gazette</title>", headings);

    assertThat(article.title()).isEqualTo("The harbour reopens");
    assertThat(article.subtitle()).contains("After three days");
    assertThat(
            title(
                "<title>The harbour reopens - Town - Gazette</title>",
                "<h1>Town</h1><h2>The harbour reopens</h2>"))
        .isEqualTo("The harbour reopens");
    assertThat(
            title(
                "<title>After three days - The old harbour reopens</title>",
                "<h1>The harbour reopens</h1><h3>After three days</h3>"))
        .isEqualTo("The harbour reopens");
  }

  @Test
  void takesTheHeadingThatHasTheWholeTitleOfTheDocument() {
    assertThat(
            title(
                "<title>The harbour reopens - three days later</title>",
                "<h1>The paper of the town</h1><h2>The harbour reopens - three days later</h2>"))
        .isEqualTo("The harbour reopens - three days later");
  }

  @Test
  void takesTheUpperHeadingBelowAKickerThatTheDocumentsTitleHasFirst() {
    assertThat(
            title(
                "<title>Gazette | Boat races | The harbour reopens after storms</title>",
                "<h2>Boat races</h2><h1>The harbour reopens after storms</h1>"))
        .isEqualTo("The harbour reopens after storms");
  }

  @Test
  void keepsAKickerThatTheTitleGoesOnFrom() {
    assertThat(
            title(
                "<title>Harbours, ropes and ferries</title>",
                "<h1><span class=kicker>Ferries</span><b>: A little wind</b></h1>"))
        .isEqualTo("Ferries: A little wind");
  }

  @Test
  void takesThePartOfTheDocumentsTitleThatAPageWithoutHeadingsShows() {
    assertThat(
            title(
                "<title>Town paper :: The harbour reopens :: News of Brightwater</title>",
                "<b>Town paper</b><div class=x1><b>The harbour reopens</b></div>"))
        .isEqualTo("The harbour reopens");
  }

  @Test
  void takesTheHeadingThatTheDocumentsTitleBeginsWithBeforeTheSitesName() {
    assertThat(
            title(
                "<title>The harbour reopens – ferries wait - The Town Society</title>",
                "<h3>The Town Society</h3><h1>The harbour reopens – ferries wait</h1>"))
        .isEqualTo("The harbour reopens – ferries wait");
  }

  @Test
  void leavesOutOfAHeadingWhatTheDocumentsTitleHasNot() {
    for (String heading :
        List.of(
            "<span>Headline:</span> The harbour reopens",
            "The harbour reopens<br><small>2 May • Town</small>")) {
      assertThat(
              title(
                  "<title>The harbour reopens | The Town Society</title>",
                  "<h1>" + heading + "</h1>"))
          .as(heading)
          .isEqualTo("The harbour reopens");
    }
  }

  @Test
  void takesNoSubheadingForTheTitleOfAPageWithoutAnUpperHeading() {
    String head = "<meta property=og:title content='How the old harbour reopens this week'>";
    String subheading = "<h2>Why the harbour was closed</h2><h2>Who waits</h2>";
    assertThat(title(head, subheading)).isEqualTo("How the old harbour reopens this week");
    assertThat(title(head, "<div class=x1>How the old harbour opened this week</div>" + subheading))
        .isEqualTo("How the old harbour opened this week");
    assertThat(title(head, "<a class=x1>How the old harbour opened this week</a>" + subheading))
        .isEqualTo("How the old harbour reopens this week");
  }

  @Test
  void leavesOutWhatChineseSitesAreCalled() {
    for (String name : List.of("-青年网", "_教育频道_中国青年网", " - 新青年报 - 青年日报")) {
      assertThat(title("<title>港口三天后重新开放！" + name + "</title>", ""))
          .as(name)
          .startsWith("港口三天后重新开放！")
          .doesNotEndWith("网")
          .doesNotEndWith("日报");
    }
  }

  @Test
  void takesNoTitleForTheNameOfAnApplication() {
    assertThat(
            title(
                "<title>Harbour reopens</title><meta property=og:title content='Harbour reopens'>"
                    + "<meta name=application-name content='Harbour reopens'>",
                "<h1>Harbour reopens</h1>"))
        .isEqualTo("Harbour reopens");
  }

  @Test
  void leavesTheKickerOutThatHasAnElementOfItsOwn() {
    assertThat(
            title(
                "<meta property=og:title content='Harbour reopens'>",
                "<h1><span class=kicker>Ferries</span> Harbour <i>reopens</i></h1>"))
        .isEqualTo("Harbour reopens");
  }

  @Test
  void leavesOutWhatIsCalledAKickerUnlessTheMetadataTellsItToo() {
    String heading = "<h1><span class=dachzeile>Ferries</span> <span>Harbour reopens</span></h1>";
    assertThat(title("<title>Ferries: Harbour reopens</title>", heading))
        .isEqualTo("Harbour reopens");
    assertThat(title("<meta property=og:title content='Ferries'>", heading))
        .isEqualTo("Harbour reopens");
    assertThat(title("<meta property=og:title content='Ferries: Harbour reopens'>", heading))
        .isEqualTo("Ferries Harbour reopens");
    assertThat(title("", "<h1><span class=kicker>Harbour reopens</span></h1>"))
        .isEqualTo("Harbour reopens");
  }

  @Test
  void takesTheHeadWithoutTheSitesNameWherePagesShowNoHeading() {
    for (String head :
        List.of(
            "<title>Harbour reopens - Town - Gazette</title>",
            "<title>gazette.example: all news | Harbour reopens</title>"
                + "<meta property=og:title content='Gazette | Harbour reopens'>",
            "<title>Harbour reopens | The Paper</title>"
                + "<meta property=og:site_name content='The Paper'>",
            "<title>Harbour reopens « The Paper</title><script type=application/ld+json>"
                + "{'@type': 'NewsArticle', 'headline': 'Harbour reopens - The Paper',"
                + " 'publisher': {'name': 'The Paper'}}</script>")) {
      assertThat(title(head, "")).startsWith("Harbour reopens").doesNotContain("Paper", "Gazette");
    }
  }

  @Test
  void takesTheLowerHeadingThatAgreesWhereTheOnlyUpperOneIsALogo() {
    assertThat(
            title(
                "<title>Gazette: the harbour reopens after days</title>",
                "<h1>Gazette</h1><h2>Rain tomorrow</h2><h2>The harbour reopens after three"
                    + " days</h2>"))
        .isEqualTo("The harbour reopens after three days");
  }

  @Test
  void takesTheFirstHeadingWhereTheHeadSaysNothingButTheSite() {
    assertThat(
            title(
                "<title>Gazette</title><meta property=og:title content=Gazette>",
                "<h1>The harbour reopens</h1><h1><b>Gazette</b> Write to us</h1>"))
        .isEqualTo("The harbour reopens");
  }

  @Test
  void saysThatTheTitleIsAHeading() {
    assertThat(article("<title>Harbour reopens</title>", "<h1>Harbour reopens</h1>").provenance())
        .containsEntry(Field.TITLE, "shown: heading");
  }

  private static String title(String head, String heading) {
    return article(head, heading).title();
  }

  private static Article article(String head, String heading) {
    String html = head + "<body>" + heading + "<div>" + BODY + "</div>";
    Page page =
        Page.ofFile(
            PAGE,
            html.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2021-06-01T00:00:00Z"));
    return Extractor.extract(page, Adapters.load(List.of()).base()).article().orElseThrow();
  }
}
