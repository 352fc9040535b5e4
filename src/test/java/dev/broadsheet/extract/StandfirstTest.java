package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Leads of pages that no adapter knows, as the base finds them. */
class StandfirstTest {
  private static final Adapters ADAPTERS = Adapters.load(List.of(Path.of("adapters")));

  private static final String LEAD =
      "The northern pier stays closed until spring, and ferries leave from the fish market.";
  private static final String TEXT =
      """
      <p>The harbour master closed the pier on Monday, after divers had found cracks in its oldest
      pillars, and told the captains to look for berths elsewhere.</p>
      <p>“We have waited for this far too long,” said one of the captains, who has sailed the line
      for thirty years and saw the last repairs.</p>
      <p>The repairs will cost some two million, of which the state pays half. The pier was built in
      1903 and last repaired after the great flood.</p>
      """;

  @Test
  void findsALeadByTheNameOfItsElement() {
    Article article =
        read("", "<p class='article__standfirst'>" + LEAD + "</p><div>" + TEXT + "</div>");
    assertThat(article.lead()).contains(LEAD);
    assertThat(article.text()).startsWith("The harbour master").doesNotContain(LEAD);
  }

  @Test
  void joinsTheLinesOfOneLead() {
    Article article =
        read(
            "",
            "<div class=intro><p>Divers have found cracks in its pillars, and captains must look"
                + " for other berths.</p><p>"
                + LEAD
                + "</p></div><div>"
                + TEXT
                + "</div>");
    assertThat(article.lead())
        .contains(
            "Divers have found cracks in its pillars, and captains must look for other berths. "
                + LEAD);
  }

  @Test
  void takesAFirstParagraphInBoldForTheLead() {
    assertThat(read("", "<p><strong>" + LEAD + "</strong></p>" + TEXT).lead()).contains(LEAD);
  }

  @Test
  void endsALeadBeforeAQuestionInBoldAndBeforeAHeading() {
    String question =
        "Why does it take so long to mend a pier, and who has to pay for all of this in the end?";
    Article asked = read("", "<p class=lead>" + LEAD + "</p><p><b>" + question + "</b></p>" + TEXT);
    assertThat(asked.lead()).contains(LEAD);
    assertThat(asked.text()).startsWith(question);
    Article headed =
        read("", "<p class=lead>" + LEAD + "</p><h2 class=subheading>In short</h2>" + TEXT);
    assertThat(headed.lead()).contains(LEAD);
    assertThat(headed.text()).startsWith("In short");
  }

  @Test
  void prefersTheLeadThatIsShownToTheOneThatTheHeadTells() {
    String head = "<meta name=description content='Why captains look for other berths.'>";
    assertThat(read(head, "<p class=lead>" + LEAD + "</p>" + TEXT).lead()).contains(LEAD);
    assertThat(read(head, TEXT).lead()).contains("Why captains look for other berths.");
  }

  @Test
  void takesNoFirstParagraphForALeadThatOnlyStandsFirst() {
    Article article = read("", "<p>" + LEAD + "</p>" + TEXT);
    assertThat(article.lead()).isEmpty();
    assertThat(article.text()).startsWith(LEAD);
  }

  private static Article read(String head, String body) {
    String html =
        "<title>Pier closed</title>" + head + "<body><article><h1>Pier closed</h1>" + body;
    Page page =
        Page.ofFile(
            URI.create("https://tide.example/pier"),
            html.getBytes(StandardCharsets.UTF_8),
            Optional.of(StandardCharsets.UTF_8),
            Instant.parse("2024-03-01T12:00:00Z"));
    return Extractor.extract(page, ADAPTERS.base()).article().orElseThrow();
  }
}
