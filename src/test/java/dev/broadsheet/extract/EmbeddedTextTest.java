package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Block.Heading;
import dev.broadsheet.article.Block.Paragraph;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.testing.Effort;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that show nothing without a script, and hand their article to it as JSON. */
class EmbeddedTextTest {
  private static final Adapters ADAPTERS =
      Adapters.load(List.of(Path.of("src/test/resources/extract/adapters")));

  private static final String TITLE = "The harbour reopens after three days of wind";
  private static final String FIRST =
      "Three days of wind had kept every boat at its mooring, the harbour master said on Sunday.";
  private static final String SECOND =
      "The first ferry left at dawn, with more people on board than on any day of the year, and"
          + " came back in the evening with the post of a whole week.";
  private static final String HTML = "<p>" + FIRST + "</p><h3>At dawn</h3><p>" + SECOND + "</p>";

  private static final String OTHER =
      "{'title': 'Bread becomes dearer in all of the town', 'url': '/bread', 'body': '<p>"
          + "The bakers of the town say that flour has never cost so much as this year.</p>"
              .repeat(9)
          + "'}";

  static List<Named<String>> states() {
    return List.of(
        Named.of(
            "Next.js, markup beside the title",
            next("{'props': {'pageProps': {'article': {'title': 'TITLE', 'bodyHtml': 'HTML'}}}}")),
        Named.of(
            "Next.js, beside other articles of more text",
            next(
                "{'props': {'title': 'TITLE', 'page': {'headline': 'TITLE', 'body': 'HTML'},"
                    + " 'latest': ["
                    + OTHER
                    + "]}}")),
        Named.of(
            "Fusion, a list of elements",
            script(
                "window.Fusion=window.Fusion||{};Fusion.globalContent={'type': 'story',"
                    + " 'headlines': {'basic': 'TITLE'}, 'content_elements': [{'type': 'text',"
                    + " 'content': 'FIRST'}, {'type': 'image', 'caption': 'A ferry'}, {'type':"
                    + " 'header', 'level': 3, 'content': 'At dawn'}, {'type': 'text', 'content':"
                    + " 'SECOND'}]};Fusion.spa=false;")),
        Named.of(
            "a tree of typed nodes",
            script(
                "window.__INITIAL_STATE__ = JSON.parse(\""
                    + json("{'story': {'title': 'TITLE', 'document': {'nodeType': 'document',"
                            + " 'content': [{'nodeType': 'paragraph', 'content': [{'nodeType':"
                            + " 'text', 'value': 'Three days of wind'}, {'nodeType':"
                            + " 'hyperlink', 'content': [{'nodeType': 'text', 'value': ' had"
                            + " kept every boat at its mooring, '}]}, {'nodeType': 'text',"
                            + " 'value': 'the harbour master said on Sunday.'}]}, {'nodeType':"
                            + " 'heading-3', 'level': 3, 'content': [{'value': 'At dawn'}]},"
                            + " {'nodeType': 'paragraph', 'content': [{'nodeType': 'text',"
                            + " 'value': 'SECOND'}]}]}}}")
                        .replace("\"", "\\\"")
                    + "\");")),
        Named.of(
            "Apollo, by reference",
            script(
                "window.__APOLLO_STATE__={'Story:1': {'title': 'TITLE', 'content': [{'__ref':"
                    + " 'Text:1'}, {'__ref': 'Text:2'}, {'__ref': 'Text:3'}]}, 'Text:1': {'text':"
                    + " 'FIRST', 'next': undefined}, 'Text:2': {'kind': 'heading', 'level': 3,"
                    + " 'text': 'At dawn'}, 'Text:3': {'text': 'SECOND'}};")),
        Named.of(
            "Nuxt, all values in one list",
            "<script type=application/json id=__NUXT_DATA__>"
                + json(
                    "[['Reactive', 1], {'title': 2, 'body': 3}, 'TITLE', [4, 6, 10], {'text': 5},"
                        + " 'FIRST', {'kind': 7, 'level': 8, 'text': 9}, 'heading', 3, 'At dawn',"
                        + " {'text': 11}, 'SECOND']")
                + "</script>"),
        Named.of("React, in pieces", flight()),
        Named.of(
            "plain lines, told by the description",
            "<meta name=description content='"
                + FIRST
                + "'>"
                + next("{'a': {'text': 'FIRST\\nAt dawn\\nSECOND', 'id': 7}}")));
  }

  @ParameterizedTest
  @MethodSource("states")
  void readsTheArticleThatAPageShowsOnlyToItsScripts(String html) {
    Extraction extraction = extract(html);
    assertThat(extraction.problems()).isEmpty();
    Article article = extraction.article().orElseThrow();

    List<Block> body = article.body();
    assertThat(body).hasSize(3);
    assertThat(body.get(0)).isEqualTo(new Paragraph(FIRST));
    assertThat(body.get(1)).isIn(new Heading(3, "At dawn"), new Paragraph("At dawn"));
    assertThat(body.get(2)).isEqualTo(new Paragraph(SECOND));
    assertThat(article.provenance().get(Field.BODY)).startsWith("json: ");
  }

  @Test
  void namesTheScriptAndTheKeyAsProvenance() {
    Extraction extraction = extract(next("{'title': 'TITLE', 'bodyHtml': 'HTML'}"));

    assertThat(extraction.wins().get(Field.BODY).rule()).isEqualTo("json: __NEXT_DATA__ bodyHtml");
    assertThat(extraction.article().orElseThrow().body()).contains(new Heading(3, "At dawn"));
  }

  @Test
  void keepsWhatThePageShows() {
    String shown = ("<p>" + SECOND + " " + FIRST + "</p>").repeat(4);

    Extraction extraction =
        extract(
            next("{'title': 'TITLE', 'bodyHtml': 'HTML'}") + "<article>" + shown + "</article>");

    assertThat(extraction.wins().get(Field.BODY).rule()).doesNotContain("json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "window.__NUXT__=(function(a,b){return {title:a,body:b}}('TITLE','HTML'));",
        "window.__STATE__ = {'title': 'TITLE', 'bodyHtml': 'HTML'",
        "window.__STATE__ = {'title': 'Bread becomes dearer in all of the town', 'bodyHtml':"
            + " 'HTML'};",
        "window.__STATE__ = {'title': 'TITLE', 'caption': 'HTML', 'commentText': 'HTML'};",
      })
  void takesNothingThatIsNoJsonOrNotTheArticle(String state) {
    assertThat(extract(script(state)).article()).isEmpty();
  }

  @Test
  void endsWhereReferencesLeadInCirclesOrFar() throws InterruptedException {
    StringBuilder chain =
        new StringBuilder("{'Text:0': {'title': 'TITLE', 'body': {'__ref': 'Text:1'}}");
    for (int i = 1; i < 20_000; i++) {
      chain.append(", 'Text:%d': {'body': [{'__ref': 'Text:%d'}]}".formatted(i, (i + 1) % 20_000));
    }
    String far = script("window.__APOLLO_STATE__=" + chain + "}");
    String deep = script("window.__STATE__=" + "[".repeat(100_000) + "]".repeat(100_000));

    assertThat(Effort.within(Duration.ofSeconds(10), () -> extract(far + deep)).article())
        .isEmpty();
  }

  private static String flight() {
    String text =
        "1:\"$Sreact.fragment\"\n24:T%x,%s5:[\"$\",\"$L2\",null,%s]\n"
            .formatted(
                HTML.getBytes(StandardCharsets.UTF_8).length,
                HTML,
                json("{'story': {'title': 'TITLE', 'contentHtml': '$24'}}"));
    int half = text.length() / 2;
    return push(text.substring(0, half)) + push(text.substring(half));
  }

  private static String push(String piece) {
    String quoted = piece.replace("\"", "\\\"").replace("\n", "\\n").replace("<", "\\u003c");
    return "<script>self.__next_f.push([1,\"" + quoted + "\"])</script>";
  }

  private static String next(String state) {
    return "<script id=__NEXT_DATA__ type=application/json>" + json(state) + "</script>";
  }

  private static String script(String code) {
    return "<script>" + json(code) + "</script>";
  }

  private static String json(String template) {
    return template
        .replace('\'', '"')
        .replace("TITLE", TITLE)
        .replace("HTML", HTML)
        .replace("FIRST", FIRST)
        .replace("SECOND", SECOND);
  }

  private static Extraction extract(String scripts) {
    String html =
        "<title>"
            + TITLE
            + " - The Gazette</title><meta property=article:published_time"
            + " content=2021-03-04T09:30:00Z><div id=app>Loading</div>"
            + scripts;
    return Extractor.extract(
        Page.ofFile(
            URI.create("https://www.unknown.example/town/harbour"),
            html.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2021-06-01T00:00:00Z")),
        ADAPTERS.base());
  }
}
