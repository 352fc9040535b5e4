package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sections of pages without an adapter. */
class SectionsTest {
  private static final String TITLE = "<h1>Harbour reopens</h1>";
  private static final String BODY =
      "<p>Three days of wind, said the harbour master, had kept every boat at its mooring.</p>"
          .repeat(4);

  @Test
  void believesTheMetadataBeforeWhatThePageShows() {
    String way = "<nav class=breadcrumb><a href=/>Home</a> <a href=/town>Town</a></nav>";
    assertThat(section("<meta property=article:section content=Coast>", way + TITLE + BODY))
        .hasValue("Coast");
    assertThat(section("<meta property=article:section content=None>", way + TITLE + BODY))
        .hasValue("Town");
  }

  @Test
  void takesTheFirstStepOfTheWayToThePage() {
    for (String way :
        List.of(
            "<nav class=breadcrumb><a href=/>Home</a> <a href=/town>Town</a> <a>Quays</a></nav>",
            "<ol id=Breadcrumbs><li><a href=/en/>Front</a><li><a href=/town>Town</a></ol>",
            "<div class=site_bread_crumbs><a href=/x>The Gazette</a> › <a"
                + " href=/town>Town</a></div>",
            "<nav aria-label=Breadcrumb><a href=/s>Startseite</a> <a href=/town>Town</a></nav>",
            "<ul itemscope itemtype=https://schema.org/BreadcrumbList><li><a href=/t>Town</a></ul>",
            "<p class=crumb><a href=/i>Issue 42/2025</a> <a href=/town>Town</a></p>",
            "<p class=crumbs><a href=/g>GZT Home</a> <a href=/town>Town</a></p>",
            "<p class=crumbs><a href=/town>Town</a> / <a href=/h>Harbour reopens</a></p>")) {
      assertThat(section("<meta property=og:site_name content='The Gazette'>", way + TITLE + BODY))
          .as(way)
          .hasValue("Town");
    }
    String same = "<p class=crumbs><a href=/>Home</a> / <a href=/h>Harbour reopens</a></p>";
    assertThat(section("", same + TITLE + BODY)).isEmpty();
  }

  @Test
  void takesTheCategoryOfABlogsSystem() {
    String link = "<a rel='category tag' href=/category/town>Town</a>";
    assertThat(section("", TITLE + "<p>in " + link + "</p>" + BODY)).hasValue("Town");
    assertThat(section("", TITLE + BODY + "<aside>" + link + "</aside>")).isEmpty();
    assertThat(section("", TITLE + link.replace(">Town", ">Uncategorized") + BODY)).isEmpty();
  }

  @Test
  void leavesATagThatIsCalledAsTheCategoryIs() {
    String links =
        "<a rel='category tag' href=/category/town>Town</a> <a rel=tag href=/tag/t>Town</a> <a"
            + " rel=tag href=/tag/f>Ferries</a>";
    assertThat(article("", TITLE + BODY + "<p>" + links + "</p>").tags())
        .containsExactly("Town", "Ferries");
  }

  private static Optional<String> section(String head, String body) {
    return article(head, body).section();
  }

  private static Article article(String head, String body) {
    Page page =
        Page.ofFile(
            URI.create("https://www.gazette.example/town/harbour"),
            ("<html lang=en>" + head + "<body>" + body).getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2021-06-01T00:00:00Z"));
    return Extractor.extract(page, Adapters.load(List.of()).base()).article().orElseThrow();
  }
}
