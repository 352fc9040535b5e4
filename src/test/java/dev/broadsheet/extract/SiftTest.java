package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiftTest {
  private static final String FIRST =
      "The keeper counted the birds twice before breakfast, and wrote nine into the book that his"
          + " father had begun.";
  private static final String SECOND =
      "They will stay until the ice is gone, as they did last year, said the harbour master, who"
          + " feeds them at noon.";
  private static final String ASIDE =
      "Dogs have to stay at the gate, and the slipway is closed while the young ones sleep in the"
          + " reeds below it.";
  private static final String PROMO = "Subscribe to our newsletter";

  private static final String PAGE =
      """
      <html lang="en"><head><title>Swans</title></head><body><h1>Swans</h1>
      <div class="text"><p>%s</p><p>%s</p><p>%s</p><div class="box"><p>%s</p></div></div>
      <div class="beside"><p>%s</p></div></body></html>
      """
          .formatted(FIRST, PROMO, SECOND, ASIDE, ASIDE.replace("Dogs", "Cats"));

  @Test
  void takesAContainerAsItStandsWhereNothingIsSaid() {
    assertThat(text("in: div.text")).isEqualTo(lines(FIRST, PROMO, SECOND, ASIDE));
  }

  @Test
  void judgesTheLinesOfAContainerThatIsSifted() {
    assertThat(text("in: div.text, sift: true")).isEqualTo(lines(FIRST, SECOND, ASIDE));
  }

  @Test
  void dropsFromAContainerThatIsSifted() {
    assertThat(text("in: div.text, sift: true, drop: .box")).isEqualTo(lines(FIRST, SECOND));
  }

  @Test
  void searchesThePageWhereTheContainerHoldsLittleOfTheText() {
    assertThat(text("in: h1, sift: true")).startsWith(lines(FIRST, SECOND));
  }

  @Test
  void takesWhatJsonLdTellsOfABodyThatTheContainerShortens() {
    String whole = (FIRST + " " + SECOND + " " + ASIDE + " ").repeat(4).strip();
    String page =
        PAGE.replace(
            "</head>",
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"articleBody\":\"%s\"}</script></head>"
                .formatted(whole));

    assertThat(text("in: div.text, sift: true", page)).isEqualTo(whole);
  }

  private static String text(String body) {
    return text(body, PAGE);
  }

  private static String text(String body, String html) {
    SiteAdapter adapter =
        Adapters.read(
            """
            site: pier.example
            timezone: Europe/London
            extends: news
            fields: {body: {%s}}
            """
                .formatted(body),
            Path.of("adapter.yaml"));
    Page page =
        Page.ofFile(
            URI.create("https://pier.example/swans"),
            html.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2026-03-05T08:00:00Z"));
    return Extractor.extract(page, adapter).article().map(Article::text).orElse("");
  }

  private static String lines(String... lines) {
    return String.join("\n\n", lines);
  }
}
