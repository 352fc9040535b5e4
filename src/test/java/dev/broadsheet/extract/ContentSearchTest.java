package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.article.Block;
import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class ContentSearchTest {
  private static final String FIRST =
      "The harbour master closed the northern pier on Monday, after divers had found cracks in its"
          + " oldest pillars.";
  private static final String SECOND =
      "Ferries will leave from the fish market until spring, the town council said, and the walk"
          + " from the tram takes some ten minutes.";
  private static final String THIRD =
      "“We have waited for this far too long,” said one of the captains, who has sailed the line"
          + " for thirty years.";

  private static final String FOURTH =
      "The repairs will cost some two million, of which the state pays half. The pier was built in"
          + " 1903 and last repaired after the great flood.";

  @Test
  void leavesOutWhatSurroundsTheArticle() {
    assertThat(
            texts(
                """
                <header><ul class="menu"><li><a href="/a">Home</a><li><a href="/b">Sport</a></ul></header>
                <div class="content">
                <h1>Pier closed</h1><div class="byline">By <a href="/jo">Jo Marsh</a></div>
                <div class="share"><a href="/f">Share</a> <a href="/t">Tweet</a></div>
                <p>%s</p><p>%s</p>
                <div class="related"><h3>Read also</h3><ul><li><a href="/1">Tram gets new cars</a>
                <li><a href="/2">Fish market opens late</a></ul></div>
                <p>%s</p><p>%s</p>
                <div class="tags"><a href="/harbour">harbour</a> <a href="/ferries">ferries</a></div>
                </div>
                <div class="comments"><h3>2 comments</h3><div class="comment">Rita, 10:15<p>At last!</p></div></div>
                <div class="bottom">© 2024 The Evening Tide. All rights reserved.</div>
                """
                    .formatted(FIRST, SECOND, THIRD, FOURTH)))
        .containsExactly(FIRST, SECOND, THIRD, FOURTH);
  }

  @Test
  void leavesOutWhatStandsBetweenParagraphsAsIfItWereOne() {
    assertThat(
            texts(
                """
                <article><h1>Pier closed</h1><p>%s</p><p>This advertisement has not loaded yet, but
                your article continues below.</p><p>%s</p><p>Read also: <a href="/1">Tram gets new
                cars</a></p><p>%s</p><p>Read more in this report, the council said.</p><p>%s</p>
                </article>
                """
                    .formatted(FIRST, SECOND, THIRD, FOURTH)))
        .containsExactly(
            FIRST, SECOND, THIRD, "Read more in this report, the council said.", FOURTH);
  }

  @Test
  void readsPagesThatDivideTheirTextByLineBreaksOnly() {
    assertThat(
            texts(
                """
                <table><tr><td><a href="/a">News</a><br><a href="/b">Weather</a><br><a href="/c">Contact</a></td>
                <td><b>Pier closed</b><br><br>%s<br><br>%s<br><br>%s</td>
                <td><a href="/1">Tram gets new cars</a><br><a href="/2">Fish market opens late</a></td></tr></table>
                """
                    .formatted(FIRST, SECOND, THIRD)))
        .contains(FIRST, SECOND, THIRD)
        .noneMatch(text -> text.contains("Weather") || text.contains("Tram"));
  }

  @Test
  void keepsTheListsAndHeadingsOfTheArticle() {
    assertThat(
            texts(
                """
                <div class="nav"><a href="/a">Home</a></div>
                <article><h1>Pier closed</h1><p>%s</p><h2>What passengers should know</h2>
                <ul><li>Ferries leave from the fish market, every half hour until nine.</li>
                <li>Tickets that were bought before Monday stay valid for a year.</li></ul><p>%s</p><p>%s</p></article>
                """
                    .formatted(FIRST, SECOND, THIRD)))
        .containsExactly(
            FIRST,
            "What passengers should know",
            "Ferries leave from the fish market, every half hour until nine.\n"
                + "Tickets that were bought before Monday stay valid for a year.",
            SECOND,
            THIRD);
  }

  @Test
  void takesABeginningThatIsShownTwiceOnce() {
    assertThat(
            texts(
                """
                <article><h1>Pier closed</h1><div><p>%s</p><p>%s</p><p>%s</p></div>
                <div><p>%1$s</p></div></article>
                """
                    .formatted(FIRST, SECOND, THIRD)))
        .containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void takesALineInBoldAboveAParagraphForAHeading() {
    List<Block> blocks =
        search(
                """
                <article><h1>Pier closed</h1><p>%s</p><p><strong>Who will pay</strong></p><p>%s</p>
                <p><b>Wait!</b></p><p>%s</p><p><b>All</b> of it</p><p>%s</p></article>
                """
                    .formatted(FIRST, SECOND, THIRD, FOURTH))
            .blocks();
    assertThat(blocks.stream().filter(Block.Heading.class::isInstance).map(Block::text))
        .contains("Who will pay")
        .doesNotContain("Wait!", "All of it");
    assertThat(blocks).contains(new Block.Paragraph("Wait!"), new Block.Paragraph("All of it"));
  }

  @Test
  void leavesOutTheHeadingOfAListThatLeadsElsewhere() {
    assertThat(
            texts(
                """
                <article><h1>Pier closed</h1><p>%s</p><p>%s</p><h3>News of the town, for you</h3>
                <ul><li><a href="/1">Tram gets new cars</a><li><a href="/2">Fish market opens late</a></ul>
                <p>%s</p><h3>Who will pay</h3><div>Photo: Jo Marsh</div><p>%s</p></article>
                """
                    .formatted(FIRST, SECOND, THIRD, FOURTH)))
        .containsSubsequence(FIRST, SECOND, THIRD, "Who will pay", FOURTH)
        .noneMatch(text -> text.startsWith("News of the town"));
  }

  @Test
  void leavesOutALineInTheTextThatIsOnlyALink() {
    String link = "<p><a href='/1'>%s</a></p>";
    assertThat(
            texts(
                """
                <article><h1>Pier closed</h1><p>%s</p>%s<p>%s</p>%s<p>%s</p></article>
                """
                    .formatted(
                        FIRST,
                        link.formatted("TRAM GETS NEW CARS, AND OLD ONES GO"),
                        SECOND,
                        link.formatted("The council's report, of ninety pages, is here."),
                        THIRD)))
        .contains(FIRST, SECOND, THIRD)
        .noneMatch(text -> text.startsWith("TRAM"));
  }

  @Test
  void offersTheNamesThatAFirstLineInBoldSays() {
    String page = "<article><h1>Pier closed</h1><p><b>%s</b></p><p>%s</p><p>%s</p><p>%s</p>";
    assertThat(search(page.formatted("Jo Marsh/Rita Example", FIRST, SECOND, THIRD)).byline())
        .containsExactly("Jo Marsh", "Rita Example");
    assertThat(search(page.formatted("Nobody knows why", FIRST, SECOND, THIRD)).byline()).isEmpty();
  }

  @Test
  void findsNoArticleAmongLinks() {
    assertThat(
            texts(
                """
                <ul><li><a href="/1">Pier closed after cracks were found</a><li><a href="/2">Tram gets new cars</a>
                <li><a href="/3">Fish market opens late on Sundays</a></ul>
                <div><a href="/about">About us</a> | <a href="/imprint">Imprint</a></div>
                """))
        .isEmpty();
  }

  @Test
  void namesTheElementThatHoldsTheBody() {
    ContentSearch search =
        search(
            "<div id='side'><a href='/1'>Tram gets new cars</a></div><div id='story'><p>%s</p><p>%s</p><p>%s</p></div>"
                .formatted(FIRST, SECOND, THIRD));

    assertThat(search.container().id()).isEqualTo("story");
    assertThat(search.share(search.container())).isEqualTo(1);
  }

  private static List<String> texts(String body) {
    return search(body).blocks().stream()
        .map(Block::text)
        .filter(text -> !text.equals("Pier closed"))
        .toList();
  }

  private static ContentSearch search(String body) {
    String page = "<title>Pier closed - The Evening Tide</title><body>" + body;
    return ContentSearch.of(
        new ParsedPage(
            Jsoup.parse(page, "https://tide.example/pier"),
            URI.create("https://tide.example/pier")),
        BodyMarks.NONE);
  }
}
