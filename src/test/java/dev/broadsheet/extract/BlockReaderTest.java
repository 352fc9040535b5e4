package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Block;
import dev.broadsheet.article.Block.Embed;
import dev.broadsheet.article.Block.Figure;
import dev.broadsheet.article.Block.Heading;
import dev.broadsheet.article.Block.Listing;
import dev.broadsheet.article.Block.Paragraph;
import dev.broadsheet.article.Block.Quote;
import dev.broadsheet.article.Block.Table;
import dev.broadsheet.article.Image;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class BlockReaderTest {
  @Test
  void readsParagraphsHeadingsAndQuotesInOrder() {
    assertThat(
            read(
                """
                <h1>The harbour</h1><p>Ships <b>came</b> in.</p><h3>Evening</h3>
                <blockquote><p>We waited.</p><p>Then it rained.</p></blockquote><p>They left.</p>
                """))
        .containsExactly(
            new Heading(2, "The harbour"),
            new Paragraph("Ships came in."),
            new Heading(3, "Evening"),
            new Quote("We waited."),
            new Quote("Then it rained."),
            new Paragraph("They left."));
  }

  @Test
  void readsATreeOfCommentsLineByLine() {
    String said = "The ferry left the harbour at six, and nobody was on board. ".repeat(12).strip();
    String answers = "<ul><li><div>" + said + "</div></li></ul>";
    assertThat(
            read(
                "<ul><li><div>Anna</div><div>%s</div>%s</li><li><div>Boris</div></li></ul>"
                    .formatted(said + " " + said, answers)))
        .startsWith(new Paragraph("Anna"), new Paragraph(said + " " + said))
        .contains(new Listing(false, List.of(said)));
  }

  @Test
  void dividesParagraphsAtTwoLineBreaksAndJoinsLinesAtOne() {
    assertThat(read("One line<br>goes on.<br><br>Another<br/>\n<br/>and a third."))
        .containsExactly(
            new Paragraph("One line goes on."),
            new Paragraph("Another"),
            new Paragraph("and a third."));
  }

  @Test
  void dividesParagraphsAtOneLineBreakBehindALongSentence() {
    String one =
        "The ferry left the harbour at six in the morning, when the wind had calmed, he said.";
    String other = "Nobody was on board but the crew.";
    assertThat(read("<p>" + one + "<br>" + other + "</p>"))
        .containsExactly(new Paragraph(one), new Paragraph(other));
  }

  @Test
  void dividesShortLinesThatAllEndWithTheirSentencesAndNoVerse() {
    assertThat(read("<p>Why did you wait?<br>Because of the wind.<br>And the tide</p>"))
        .containsExactly(
            new Paragraph("Why did you wait?"),
            new Paragraph("Because of the wind."),
            new Paragraph("And the tide"));
    assertThat(read("<p>The wind has gone.<br>The tide is low,<br>the boats are wet.</p>"))
        .containsExactly(new Paragraph("The wind has gone. The tide is low, the boats are wet."));
    assertThat(read("<h2>Who waits?<br>Nobody</h2>"))
        .containsExactly(new Heading(2, "Who waits? Nobody"));
  }

  @Test
  void putsALargeFirstLetterOutsideOfItsParagraphBeforeTheWord() {
    assertThat(read("<div><span>T</span><p>he ferry <i>left</i>.</p></div>"))
        .containsExactly(new Paragraph("The ferry left."));
    assertThat(read("<div><span>A</span><p>ferry left.</p></div>"))
        .containsExactly(new Paragraph("A"), new Paragraph("ferry left."));
    assertThat(read("<div><span>T</span><p>Ferries left.</p></div>"))
        .containsExactly(new Paragraph("T"), new Paragraph("Ferries left."));
  }

  @Test
  void takesTextBetweenBlocksAsParagraphs() {
    assertThat(read("Loose <i>text</i> <div>in a block</div> and behind <ins>it</ins>."))
        .containsExactly(
            new Paragraph("Loose text"),
            new Paragraph("in a block"),
            new Paragraph("and behind it."));
  }

  @Test
  void readsListsWithTheListsInsideThem() {
    assertThat(
            read(
                "<ol><li>bread</li><li>milk<ul><li>sour</li><li><p>sweet</p></li></ul></li></ol>"
                    + "<ul></ul>"))
        .containsExactly(new Listing(true, List.of("bread", "milk", "sour", "sweet")));
  }

  @Test
  void readsListItemsThatHoldSectionsAsSections() {
    assertThat(
            read("<ul><li><h2>First</h2><p>One.</p></li><li><h2>Second</h2><p>Two.</p></li></ul>"))
        .containsExactly(
            new Heading(2, "First"),
            new Paragraph("One."),
            new Heading(2, "Second"),
            new Paragraph("Two."));
  }

  @Test
  void tellsTablesOfDataFromTablesOfLayout() {
    assertThat(
            read(
                """
                <table><caption>Prices</caption><tr><th>Bread</th><td>2</td></tr>
                <tr><th>Milk</th><td>3</td></tr></table>
                <table><tr><td><p>Text in a cell.</p><p>And more of it.</p></td></tr></table>
                """))
        .containsExactly(
            new Table(List.of(List.of("Bread", "2"), List.of("Milk", "3"))),
            new Paragraph("Text in a cell."),
            new Paragraph("And more of it."));
  }

  @Test
  void readsFiguresWithCaptionAndCredit() {
    assertThat(
            read(
                """
                <figure><img src="/a.jpg"><figcaption>The port
                <span class="credit">Photo: Ann Reed</span></figcaption></figure>
                <div class="pic"><img src="b.jpg"><div>Площадь (фото з архіву)</div></div>
                <table class="image"><tr><td><img src="c.jpg"></td></tr>
                <tr><td>Мост. (Фото: Иван Лис)</td><td></td></tr></table>
                <p>Text <img src="d.jpg"> goes on.</p>
                """))
        .containsExactly(
            figure("https://example.org/a.jpg", "The port", "Ann Reed"),
            figure("https://example.org/news/b.jpg", "Площадь", "фото з архіву"),
            figure("https://example.org/news/c.jpg", "Мост.", "Иван Лис"),
            new Paragraph("Text goes on."),
            figure("https://example.org/news/d.jpg", null, null));
  }

  @Test
  void namesForeignObjectsByTheirAddressAndQuotesThePostsOfNetworks() {
    assertThat(
            read(
                """
                <p>Before.</p><iframe src="//video.example/embed/7"></iframe>
                <blockquote class="twitter-tweet"><p>Said it.</p>
                <a href="https://social.example/a/status/1">link</a></blockquote>
                <iframe src="https://ad.doubleclick.net/x"></iframe>
                """))
        .containsExactly(
            new Paragraph("Before."),
            new Embed("https://video.example/embed/7"),
            new Embed("https://social.example/a/status/1"),
            new Quote("Said it."),
            new Quote("link"));
  }

  @Test
  void readsThePartsThatAPageStreamsHidden() {
    assertThat(
            read("<p>First.</p><div hidden id='S:1a'><p>Late.</p></div><div hidden>Never.</div>"))
        .containsExactly(new Paragraph("First."), new Paragraph("Late."));
  }

  @Test
  void leavesOutWhatAReaderDoesNotSee() {
    assertThat(
            read(
                """
                <p>Seen<span style="display: none"> hidden</span><span hidden> too</span>.</p>
                <p>A link<span class="icon sr-only">, opens in a new tab</span><span
                style="position:absolute; clip: rect(0, 0, 0, 0)">, external</span>.</p>
                <script>x</script><style>y</style><noscript>z</noscript><template>t</template>
                <button>Share</button><form><input value="q"><label>Search</label></form><nav>Menu</nav>
                """))
        .containsExactly(new Paragraph("Seen."), new Paragraph("A link."));
  }

  @Test
  void readsTextInAFormThatHoldsTheWholePage() {
    String text = "A sentence that fills the page. ".repeat(30).strip();
    assertThat(read("<form><p>" + text + "</p></form>")).containsExactly(new Paragraph(text));
  }

  @Test
  void leavesDroppedElementsOut() {
    Document page = Jsoup.parse("<p>Stays.</p><div class=x><p>Goes.</p></div>");
    Set<Element> dropped = Set.copyOf(page.select(".x"));
    assertThat(BlockReader.read(List.of(page.body()), new BodyMarks(dropped, Set.of())).blocks())
        .containsExactly(new Paragraph("Stays."));
  }

  @Test
  void readsWhatIsMarkedAsAHeadingAsOne() {
    Document page =
        Jsoup.parse(
            "<p><b>The pier</b></p><p>It is <b>closed</b>.</p>Until spring.<span"
                + " class=t>Then</span>It opens.");
    Set<Element> headings =
        Set.copyOf(page.select("p:has(> b:only-child):not(:matchesOwn(.)), .t"));
    assertThat(BlockReader.read(List.of(page.body()), new BodyMarks(Set.of(), headings)).blocks())
        .containsExactly(
            new Heading(2, "The pier"),
            new Paragraph("It is closed."),
            new Paragraph("Until spring."),
            new Heading(2, "Then"),
            new Paragraph("It opens."));
  }

  @Test
  void keepsAContainerAHeadingThatIsOne() {
    Document page = Jsoup.parse("<h3>The pier</h3><p>It is closed.</p>");
    assertThat(BlockReader.read(page.select("h3, p"), BodyMarks.NONE).blocks())
        .containsExactly(new Heading(3, "The pier"), new Paragraph("It is closed."));
  }

  @Test
  void takesAnEmptyElementThatIsNamedABreakForOne() {
    assertThat(read("<div>The pier is closed.<i class='x br'></i><i class=br></i>Why?</div>"))
        .containsExactly(new Paragraph("The pier is closed."), new Paragraph("Why?"));
  }

  @Test
  void joinsAnInitialToItsWord() {
    for (String initial :
        List.of("<span class=dropcap>T</span>he", "<b class='first-letter'>T</b> <i>he</i>")) {
      assertThat(read("<p>" + initial + " pier is closed.</p>"))
          .as(initial)
          .containsExactly(new Paragraph("The pier is closed."));
    }
    assertThat(read("<p><span class=drop-cap>The</span> pier.</p>"))
        .containsExactly(new Paragraph("The pier."));
  }

  @Test
  void survivesAHundredThousandNestedElements() {
    String open = IntStream.range(0, 100_000).mapToObj(i -> "<div>").collect(Collectors.joining());
    assertThat(read(open + "Deep.")).containsExactly(new Paragraph("Deep."));
  }

  @Test
  void cutsABodyThatNeverEnds() {
    Document page = Jsoup.parse("<p>x</p>".repeat(20_000));
    BlockReader.Blocks read = BlockReader.read(List.of(page.body()), BodyMarks.NONE);
    assertThat(read.cut()).isTrue();
    assertThat(read.blocks()).hasSize(10_000);
  }

  @Test
  void takesNoTeaserAndNoPageHeadForACaption() {
    assertThat(
            read(
                """
                <figure><img src="/a.jpg"><figcaption>Read also <a href="/news/2">Rain is on its
                way to town</a></figcaption></figure>
                <figure><img src="/b.jpg"><figcaption>Town <h3>Rain tomorrow</h3> It will be wet.
                </figcaption></figure>
                <figure><img src="/c.jpg"><figcaption><h2>The port</h2></figcaption></figure>
                <figure><a href="/d-large.jpg"><img src="/d.jpg"> The bridge —</a></figure>
                <figure><img src="/e.jpg"> <a href="https://pictures.example/1">A gull</a></figure>
                """))
        .containsExactly(
            figure("https://example.org/b.jpg", null, null),
            figure("https://example.org/c.jpg", "The port", null),
            figure("https://example.org/d.jpg", "The bridge", null),
            figure("https://example.org/e.jpg", "A gull", null));
  }

  private static List<Block> read(String html) {
    Element body = Jsoup.parse(html, "https://example.org/news/1").body();
    return BlockReader.read(List.of(body), BodyMarks.NONE).blocks();
  }

  private static Figure figure(
      String url,
      @org.jspecify.annotations.Nullable String caption,
      @org.jspecify.annotations.Nullable String credit) {
    return new Figure(
        new Image(Optional.of(url), Optional.ofNullable(caption), Optional.ofNullable(credit)));
  }
}
