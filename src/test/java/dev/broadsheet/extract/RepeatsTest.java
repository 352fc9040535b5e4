package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Block;
import dev.broadsheet.article.Block.Heading;
import dev.broadsheet.article.Block.Listing;
import dev.broadsheet.article.Block.Paragraph;
import dev.broadsheet.article.Block.Quote;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static final Block TOLD =
      new Paragraph("“We have never seen a storm like this one,” the harbour master said.");

  @Test
  void dropsAQuoteThatLiftsASentenceOutOfTheTextWithItsSpeaker() {
    Block pulled = new Quote("We have never seen a storm like this one");
    assertThat(Repeats.withoutPullQuotes(List.of(pulled, new Quote("— the harbour master"), TOLD)))
        .containsExactly(TOLD);
  }

  @Test
  void dropsTheSpeakerWithoutADashToo() {
    Block pulled = new Quote("“We have never seen a storm like this one.”");
    Block text = new Paragraph("“We have never seen a storm like this one.” They left at once.");
    assertThat(
            Repeats.withoutPullQuotes(
                List.of(pulled, new Quote("Jo Marsh, master of the harbour"), text)))
        .containsExactly(text);
  }

  @Test
  void dropsWhatATemplateHasLeftOpen() {
    List<Block> body =
        List.of(
            TOLD,
            new Paragraph("$$LEAD$$"),
            new Paragraph("{{ related.title }}"),
            new Paragraph("[ad_1]"),
            new Paragraph("-->"),
            new Paragraph("[He laughs]"));
    assertThat(Repeats.without(body, Optional.empty(), Optional.empty()))
        .containsExactly(TOLD, body.getLast());
  }

  @Test
  void dropsAFirstHeadingThatHasAKickerBeforeTheTitle() {
    Block heading = new Heading(2, "Storm on the northern coast – The harbour reopens after days");
    Optional<String> title = Optional.of("The harbour reopens after days");
    assertThat(Repeats.without(List.of(heading, TOLD), title, Optional.empty()))
        .containsExactly(TOLD);
    assertThat(Repeats.without(List.of(TOLD, heading), title, Optional.empty()))
        .containsExactly(TOLD, heading);
  }

  @Test
  void dropsALineOfTheHeadThatNamesTheAuthors() {
    assertThat(
            Repeats.withoutByline(
                List.of(new Heading(2, "Storm"), new Paragraph("By Jo Marsh"), TOLD, TOLD),
                List.of("Jo Marsh")))
        .containsExactly(new Heading(2, "Storm"), TOLD, TOLD);
  }

  @Test
  void dropsALastLineThatNamesTheAuthors() {
    List<String> authors = List.of("Rita Example", "Jo Marsh");
    for (String line :
        List.of("By Rita Example and Jo Marsh", "Jo Marsh, jo@tide.example", "RITA EXAMPLE")) {
      assertThat(Repeats.withoutByline(List.of(TOLD, new Paragraph(line)), authors))
          .containsExactly(TOLD);
    }
  }

  @Test
  void keepsALastLineThatSaysMoreThanWhoWroteIt() {
    for (String line : List.of("Jo Marsh was the first to leave.", "The end.")) {
      List<Block> body = List.of(TOLD, new Paragraph(line));
      assertThat(Repeats.withoutByline(body, List.of("Jo Marsh"))).isEqualTo(body);
    }
    List<Block> name = List.of(new Paragraph("Jo Marsh"));
    assertThat(Repeats.withoutByline(name, List.of("Jo Marsh"))).isEqualTo(name);
  }

  @Test
  void dropsTheWayToTheTitleAButtonsWordBeforeItAndLinesThatOnlyDivide() {
    String title = "The harbour reopens after days";
    List<Block> body =
        List.of(
            new Listing(true, List.of("Home", "Town", title)),
            new Paragraph("You are here: Home / Town / " + title),
            new Heading(2, "Share " + title),
            new Heading(2, "___"),
            TOLD,
            new Paragraph("* * *"),
            new Paragraph("Nobody had said that " + title));
    assertThat(Repeats.without(body, Optional.of(title), Optional.empty()))
        .containsExactly(TOLD, body.getLast());
  }

  @Test
  void keepsAQuoteThatTheTextDoesNotRepeat() {
    List<Block> body = List.of(TOLD, new Quote("All boats stay in until further notice."));
    assertThat(Repeats.withoutPullQuotes(body)).isEqualTo(body);
  }
}
