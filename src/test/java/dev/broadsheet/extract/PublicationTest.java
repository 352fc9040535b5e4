package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Dates of publication of pages without an adapter. */
class PublicationTest {
  private static final String PLAIN = "https://www.gazette.example/town/harbour";
  private static final String TITLE = "<h1>Harbour reopens</h1>";
  private static final String BODY =
      "<p>Three days of wind, said the harbour master, had kept every boat at its mooring.</p>"
          .repeat(4);

  @Test
  void readsShortLinesThatTellADate() {
    for (String line :
        List.of(
            "<p>Posted on March 5th, 2019</p>",
            "<span class=post-date>03/05/2019</span>",
            "<div>By Ann Reed | 5 March 2019 | 12 comments</div>",
            "<div class=meta><b>5</b> <b>March</b> <b>2019</b></div>",
            "<time>5 March 2019</time>",
            "<abbr class=published title=2019-03-05>Tuesday</abbr>",
            "<div data-publish-date=2019-03-05></div>",
            "<p>新华网 (2019-03-05)</p>")) {
      assertThat(published(PLAIN, "", TITLE + line + BODY)).as(line).hasValue("2019-03-05");
    }
  }

  @Test
  void readsALineInTheLanguageOfTheTextWhereThePageDeclaresNone() {
    String text =
        "<p>Le vent a soufflé pendant trois jours, et aucun bateau n'a quitté le port, a dit le"
            + " capitaine, qui attend encore les ferries de la semaine passée.</p>";
    assertThat(published(PLAIN, "", TITLE + "<p>jeudi 13 juin 2019</p>" + text.repeat(4)))
        .hasValue("2019-06-13");
  }

  @Test
  void readsSolarYearsOnPersianPages() {
    String text = "<p>رئیس بندر گفت که باد سه روز تمام قایق‌ها را در لنگرگاه نگه داشته بود.</p>";
    for (String line : List.of("<p>۲۳ آبان ۱۳۹۸</p>", "<p>23 آبان 1398</p>", "<p>1398/08/23</p>")) {
      assertThat(extraction(PLAIN, "fa", "", TITLE + line + text.repeat(4)).article().orElseThrow())
          .as(line)
          .extracting(a -> a.published().map(Moment::iso).orElse(""))
          .isEqualTo("2019-11-14");
    }
  }

  @Test
  void prefersADateWithAClockTimeToTodaysInTheHeadOfThePage() {
    String page = "<span class=date>Wed, 6 March 2019</span>" + TITLE;
    assertThat(published(PLAIN, "", page + "<p>Gazette<br>5 March 2019, 17:20</p>" + BODY))
        .hasValue("2019-03-05T17:20:00+00:00");
  }

  @Test
  void prefersADateWithoutAYearBelowTheTitleToTodaysInTheHeadOfThePage() {
    String today = "<div class=date>Monday, 31 May 2021</div>" + TITLE;
    assertThat(published(PLAIN, "", today + "<p>8 May, 17:46</p>" + BODY))
        .hasValue("2021-05-08T17:46:00+00:00");
    assertThat(published(PLAIN, "", today + "<p class=date>2 days ago</p>" + BODY))
        .hasValue("2021-05-30");
    String saved = "<div>Tuesday, 1 January 2019</div>" + TITLE;
    assertThat(published(PLAIN, "", saved + "<p class=date>30 December</p>" + BODY))
        .as("in the year of the page")
        .hasValue("2018-12-30");
    assertThat(published(PLAIN, "", saved + "<p>3 hours ago</p>" + BODY)).hasValue("2019-01-01");
    assertThat(published(PLAIN, "", saved + "<p>8 May</p>" + BODY)).hasValue("2019-01-01");
  }

  @Test
  void takesNoTodayBesideAYearForTheDay() {
    assertThat(published(PLAIN, "", TITLE + "<h2>1968 to today</h2>" + BODY)).isEmpty();
  }

  @Test
  void takesNoWordOfATeaserForALabel() {
    String teaser = "<div><b>A public matter</b> <time>9 March 2019</time></div>";
    assertThat(published(PLAIN, "", TITLE + "<p>5 March 2019</p>" + BODY.repeat(9) + teaser))
        .hasValue("2019-03-05");
  }

  @Test
  void readsWhatAPageShowsInItsFirstDaysByTheTimeOfFetching() {
    Map.of(
            "<p>8 May, 17:46</p>", "2021-05-08T17:46:00+00:00",
            "<p>Monday, May 31 | 17:46</p>", "2021-05-31T17:46:00+00:00",
            "<div>Ann Reed <time>3 hours ago</time></div>", "2021-05-31T21:00:00+00:00",
            "<p>Posted <b>today at 00:12</b></p>", "2021-06-01T00:12:00+00:00")
        .forEach(
            (line, date) ->
                assertThat(published(PLAIN, "", TITLE + line + BODY)).as(line).hasValue(date));
    assertThat(published(PLAIN, "", "<p class=date>8 May, 17:46</p>" + TITLE + BODY))
        .hasValue("2021-05-08T17:46:00+00:00");
    assertThat(published(PLAIN, "", "<time>8 May</time>" + TITLE + "<p>3 March 2019</p>" + BODY))
        .hasValue("2019-03-03");
  }

  @Test
  void takesNoLengthAndNoLineElsewhereForSuchADate() {
    for (String line :
        List.of(
            "<p>5 min read</p>",
            "<time>11:46</time>",
            "<p>3 minutes</p>",
            "<p>The harbour master waits until 8 May</p>",
            "<aside><time>3 hours ago</time></aside>",
            BODY + "<p>8 May, 17:46</p>")) {
      assertThat(published(PLAIN, "", TITLE + line + BODY)).as(line).isEmpty();
    }
    assertThat(published(PLAIN, "", "<p>8 May, 17:46</p>" + TITLE + BODY)).isEmpty();
  }

  @Test
  void knowsThePlaceOfATitleThatIsNoHeading() {
    String head = "<title>Harbour reopens</title>";
    String menu = "<ul><li>Harbour reopens</ul><p>" + "The boats of the town. ".repeat(30) + "</p>";
    String title = "<div class=x1><b>Harbour reopens</b></div>";
    assertThat(published(PLAIN, head, menu + title + "<p>8 May, 17:46</p>" + BODY))
        .hasValue("2021-05-08T17:46:00+00:00");
  }

  @Test
  void believesNoDateOfAPicturesCaption() {
    String caption = "<figcaption class=date>Lisbon, 2 March 2019</figcaption>";
    assertThat(published(PLAIN, "", TITLE + caption + "<p>5 March 2019</p>" + BODY))
        .hasValue("2019-03-05");
    assertThat(published(PLAIN, "", TITLE + caption + BODY)).isEmpty();
  }

  @Test
  void knowsThePlaceOfATitleThatAListOfTheLatestHasBeforeIt() {
    String latest = "<h3><a href=/x>Harbour reopens</a></h3>" + "<p>The boats of the town.</p>";
    String date = "<p class=info>5 March 2019</p>";
    String later = "<p class=info>2 March 2019</p>";
    assertThat(published(PLAIN, "", latest.repeat(80) + date + TITLE + BODY.repeat(6) + later))
        .hasValue("2019-03-05");
  }

  @Test
  void tellsThatADateWasToldByItsDistance() {
    assertThat(extraction(PLAIN, "", TITLE + "<time>3 hours ago</time>" + BODY).relative())
        .containsExactly(Field.PUBLISHED);
    assertThat(extraction(PLAIN, "", TITLE + "<time>8 May</time>" + BODY).relative()).isEmpty();
  }

  @Test
  void readsADateAtTheEndOfTheTitleOrTheDescription() {
    for (String head :
        List.of(
            "<title>Harbour reopens | Town | The Gazette | 5 March 2019</title>",
            "<meta name=description content='Harbour reopens (news of 5 March 2019)'>")) {
      assertThat(published(PLAIN, head, TITLE + BODY)).as(head).hasValue("2019-03-05");
    }
    assertThat(published(PLAIN, "<title>The storm of 5 March 2019</title>", TITLE + BODY))
        .isEmpty();
  }

  @Test
  void readsTheDateOfJsonLdThatIsBroken() {
    String script =
        "<script type=application/ld+json>{'@type': 'NewsArticle', \"datePublished\":"
            + " \"2019-03-05T10:00:00+01:00\", 'headline': 'Harbour</script>";
    String teaser = "<div class=date>9 March 2019</div>";
    assertThat(published(PLAIN, script, TITLE + BODY + teaser))
        .hasValue("2019-03-05T10:00:00+01:00");
  }

  @Test
  void takesNoIssueOfAnAddressForAMonth() {
    String issue = "https://www.gazette.example/issues/2019-4/harbour";
    assertThat(published(issue, "", TITLE + "<p>23.01.2019</p>" + BODY)).hasValue("2019-01-23");
  }

  @Test
  void findsALabelledLineBelowTheText() {
    String page = TITLE + BODY.repeat(9) + "<p>Published: 5 March 2019, 17:20</p>";
    assertThat(published(PLAIN, "", page)).hasValue("2019-03-05T17:20:00+00:00");
  }

  @Test
  void findsADateRightBelowTheTitleInWhatIsCalledASidebar() {
    String line = "<div class=sidebar><p class=date>5 March 2019</p></div>";
    assertThat(published(PLAIN, "", TITLE + line + BODY)).hasValue("2019-03-05");
    assertThat(published(PLAIN, "", TITLE + BODY.repeat(9) + line)).isEmpty();
  }

  @Test
  void readsEnglishNumbersInTheOrderOfTheSitesCountry() {
    String line = TITLE + "<p class=date>03/05/2019</p>" + BODY;
    assertThat(published(PLAIN, "", line)).hasValue("2019-03-05");
    assertThat(published("https://www.gazette.ie/harbour", "", line)).hasValue("2019-05-03");
    assertThat(extraction(PLAIN, "en-GB", "", line).article().orElseThrow().published())
        .map(Moment::iso)
        .hasValue("2019-05-03");
  }

  @Test
  void passesOverDatesOfOtherThings() {
    for (String line :
        List.of(
            "<ul class=comments><li>Bo, 5 March 2019</ul>",
            "<aside><h2>Latest</h2><time datetime=2019-03-05>5 March</time></aside>",
            "<footer>© Gazette 5 March 2019</footer>",
            "<div class=related-posts><span class=date>5 March 2019</span></div>",
            "<p>On 5 March 2019, said the harbour master, everything had begun, with a wind that"
                + " nobody had seen before.</p>")) {
      assertThat(published(PLAIN, "", TITLE + BODY.repeat(9) + line)).as(line).isEmpty();
    }
  }

  @Test
  void takesNoDateOfAQuotedPost() {
    String post = "<blockquote>Ferry! — Bo <a href=/bo/7>5 March 2019</a></blockquote>";
    assertThat(published(PLAIN, "", TITLE + post + BODY)).isEmpty();
    String page = "<blockquote>" + TITLE + "<p>5 March 2019</p>" + BODY + "</blockquote>";
    assertThat(published(PLAIN, "", page)).as("an indented page").hasValue("2019-03-05");
  }

  @Test
  void prefersTheDateOfPublicationToThatOfAChange() {
    String page = TITLE + "<p>Updated: 9 March 2019</p><p>Published: 5 March 2019</p>" + BODY;
    assertThat(published(PLAIN, "", page)).hasValue("2019-03-05");
  }

  @Test
  void takesTheDayOfTheAddressWhereThePageShowsNoneThatAgrees() {
    String dated = "https://www.gazette.example/2019/03/05/harbour";
    assertThat(published(dated, "", TITLE + BODY)).hasValue("2019-03-05");
    String named = "https://www.gazette.example/town/2019/mar/05/harbour";
    assertThat(published(named, "", TITLE + BODY)).hasValue("2019-03-05");
    assertThat(published(dated, "", TITLE + "<time>1 January 2021</time>" + BODY))
        .hasValue("2019-03-05");
    assertThat(published(dated, "", TITLE + "<time>5 March 2019, 17:20</time>" + BODY))
        .hasValue("2019-03-05T17:20:00+00:00");
  }

  @Test
  void takesNoChangeForAPublicationWhereTheAddressIsOlder() {
    Article article =
        article(
            "https://www.gazette.example/2019/03/05/harbour",
            "<meta property=article:published_time content=2020-07-01T10:00:00Z>",
            TITLE + BODY);
    assertThat(article.published().map(Moment::iso)).hasValue("2019-03-05");
    assertThat(article.provenance()).containsEntry(Field.PUBLISHED, "url: date");
  }

  @Test
  void looksOnForADayWhereTheMetadataSaysAYear() {
    String year = "<meta name=dc.date content=2019>";
    assertThat(published(PLAIN, year, TITLE + "<time>5 March 2019</time>" + BODY))
        .hasValue("2019-03-05");
    assertThat(published(PLAIN, year, TITLE + BODY)).hasValue("2019");
  }

  @Test
  void believesTheEarlierPlaceWhereAnotherOneTellsTheChange() {
    String head =
        "<meta itemprop=datePublished content=2019-04-01T10:00:00Z><meta"
            + " property=article:published_time content=2019-03-05T08:00:00Z><meta"
            + " property=article:modified_time content=%s>";
    assertThat(published(PLAIN, head.formatted("2019-04-01T10:00:00Z"), TITLE + BODY))
        .hasValue("2019-03-05T08:00:00+00:00");
    assertThat(published(PLAIN, head.formatted("2019-04-02T10:00:00Z"), TITLE + BODY))
        .hasValue("2019-04-01T10:00:00+00:00");
  }

  @Test
  void believesWhatReadersSeeWhereTheAttributeTellsTheChange() {
    String time = "<time datetime=2019-03-09T10:18:46Z>Published on 5 March 2019</time>";
    assertThat(published(PLAIN, "", TITLE + time + BODY)).hasValue("2019-03-05");
  }

  @Test
  void tellsTheInstantInTheTimeOfItsPlace() {
    assertThat(
            published(
                PLAIN,
                "<meta property=article:published_time content=2019-03-06T01:20:00Z>",
                TITLE + "<time datetime=2019-03-05T20:20:00-05:00>5 March</time>" + BODY))
        .hasValue("2019-03-05T20:20:00-05:00");
  }

  @Test
  void takesTheOffsetOfTheSameTimeOfDay() {
    String data =
        "<script type=application/ld+json>{'@type': 'NewsArticle', 'datePublished': '2019-03-05"
            + " 18:11:01.0'}</script>";
    String date = "<meta name=date content=2019-03-05T18:11:01+02:00>";
    assertThat(published(PLAIN, data + date, TITLE + BODY)).hasValue("2019-03-05T18:11:01+02:00");
    assertThat(published(PLAIN, data.replace("01.0'", "01Z'") + date, TITLE + BODY))
        .hasValue("2019-03-05T18:11:01+00:00");
    assertThat(published(PLAIN, date, TITLE + BODY)).isEmpty();
  }

  @Test
  void choosesAnOffsetOfThePageThatMakesItTheDayOfTheAddress() {
    String head = "<meta property=article:published_time content=2019-03-06T01:20:05Z>";
    String dated = "https://www.gazette.example/2019/03/05/harbour";
    for (String line :
        List.of(
            "<time datetime='2019-03-05 20:20:05'>5 March at 8:20 p.m.</time>",
            "<ul class=comments><li><time datetime=2019-03-07T08:00:00-05:00>7"
                + " March</time></ul>")) {
      assertThat(published(dated, head, TITLE + line + BODY)).hasValue("2019-03-05T20:20:05-05:00");
      assertThat(published(PLAIN, head, TITLE + line + BODY)).hasValue("2019-03-06T01:20:05+00:00");
    }
  }

  private static Optional<String> published(String url, String head, String body) {
    return article(url, head, body).published().map(Moment::iso);
  }

  private static Article article(String url, String head, String body) {
    return extraction(url, head, body).article().orElseThrow();
  }

  private static Extraction extraction(String url, String head, String body) {
    return extraction(url, "en", head, body);
  }

  private static Extraction extraction(String url, String language, String head, String body) {
    Page page =
        Page.ofFile(
            URI.create(url),
            ("<html lang=" + language + ">" + head + "<body>" + body)
                .getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2021-06-01T00:00:00Z"));
    return Extractor.extract(page, Adapters.load(List.of()).base());
  }
}
