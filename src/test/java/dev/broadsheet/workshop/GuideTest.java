package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the guide shows of adapters is read as it stands there. */
class GuideTest {
  private static final Pattern BLOCK =
      Pattern.compile("^( *)```yaml\n(.+?)^ *```", Pattern.DOTALL | Pattern.MULTILINE);

  private static final String HEAD = "site: example.org\ntimezone: Europe/London\nextends: news\n";

  private static final String PAGE =
      """
      <html lang="en"><head><title>Swans are back | The Example</title>
      <meta name="news_keywords" content="birds,sea"></head><body>
      <h1 class="headline">Swans are back on the pier</h1>
      <p class="byline">By <a href="/p/1">Ann Reed</a> and <a href="/p/2">Bo Lind</a></p>
      <p class="date">%s</p>
      <div class="%s"><p>The keeper counted the birds twice before breakfast.</p>
      <div class="related"><p>Geese on the roof</p></div><aside class="promo"><p>Buy it</p></aside>
      <p><b>Until the ice is gone</b></p>
      <p>They will stay for some weeks, as they did last year.</p>
      <p>Read also: ducks in the pond</p><p>Source: Harbour</p>
      <p>Latest news</p><p>Rain on Sunday</p></div></body></html>
      """;

  @Test
  void showsOnlyWhatLoads() throws IOException {
    List<String> blocks = blocks();

    assertThat(blocks).hasSizeGreaterThan(7);
    blocks.forEach(block -> assertThat(adapter(block).site()).isEqualTo("example.org"));
  }

  @Test
  void readsAPageByTheRulesThatItShows() throws IOException {
    Article article =
        read(PAGE.formatted("2 March 2026, 17:05", "article-text"), "/politics/swans");

    assertThat(article.title()).isEqualTo("Swans are back on the pier");
    assertThat(article.published().orElseThrow().iso()).isEqualTo("2026-03-02T17:05:00+00:00");
    assertThat(article.authors()).containsExactly("Ann Reed", "Bo Lind");
    assertThat(article.tags()).containsExactly("birds", "sea");
    assertThat(article.section()).contains("politics");
    assertThat(article.source()).contains("Harbour");
    assertThat(article.text())
        .isEqualTo(
            """
            The keeper counted the birds twice before breakfast.

            Until the ice is gone

            They will stay for some weeks, as they did last year.\
            """);
  }

  /** All that the guide says of fields, in one adapter. */
  private static Article read(String html, String path) throws IOException {
    String fields = only("fields:\n  title: [h1.headline, h1]");
    String body = only("body:\n  in: [div.article-text").indent(2);
    String rules = fields.replace("require:", body + "require:");
    Page page =
        Page.ofFile(
            URI.create("https://www.example.org" + path),
            html.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2026-03-05T08:00:00Z"));
    return Extractor.extract(page, adapter(rules)).article().orElseThrow();
  }

  private static String only(String beginning) throws IOException {
    return blocks().stream().filter(b -> b.startsWith(beginning)).findFirst().orElseThrow();
  }

  /** A block may leave out who the site is, or be about its body alone. */
  private static SiteAdapter adapter(String block) {
    String rules = block.startsWith("body:") ? "fields:\n" + block.indent(2) : block;
    return Adapters.read(
        rules.startsWith("site:") ? rules : HEAD + rules, Path.of("docs/adapters.md"));
  }

  /** The adapters of the guide, whole ones and parts; a case has a test of its own. */
  private static List<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("docs/adapters.md")))
        .results()
        .map(GuideTest::unindented)
        .filter(block -> !block.startsWith("url:"))
        .toList();
  }

  private static String unindented(MatchResult block) {
    return block
        .group(2)
        .lines()
        .map(line -> line.substring(Math.min(line.length(), block.group(1).length())))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
