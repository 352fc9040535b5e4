package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tags of pages without an adapter. */
class TagsTest {
  private static final String TEXT =
      "<h1>Harbour reopens</h1>"
          + "<p>Three days of wind, said the harbour master, had kept every boat at its mooring.</p>"
              .repeat(4);

  @Test
  void readsTheListThatThePageShows() {
    for (String list :
        List.of(
            "<div class=post-tags>Tags: <a href=/f>Ferries</a>, <a href=/w>Wind</a></div>",
            "<ul><li class=tag><a href=/f>Ferries</a><li class=tag><a href=/w>Wind</a></ul>",
            "<footer><a rel=tag href=/f>Ferries</a> <a rel=tag href=/w>Wind</a></footer>",
            "<div class=themen><a href=/t>Themen</a> <a href=/f>Ferries</a> <a>Wind</a></div>")) {
      assertThat(tags("", TEXT + list)).as(list).containsExactly("Ferries", "Wind");
    }
  }

  @Test
  void passesOverCloudsTeasersAndCategories() {
    for (String list :
        List.of(
            "<div class=tag-cloud><a href=/f>Ferries</a></div>",
            "<aside><div class=tags><a href=/f>Ferries</a></div></aside>",
            "<a rel='category tag' href=/f>Ferries</a>")) {
      assertThat(tags("", TEXT + list)).as(list).isEmpty();
    }
  }

  @Test
  void believesKeywordsOnlyWhereThePageLinksThem() {
    String keywords = "<meta name=keywords content='Ferries, Wind'>";
    assertThat(tags(keywords, TEXT)).isEmpty();
    assertThat(tags(keywords, TEXT + "<p><a href=/f>Ferries</a></p>"))
        .containsExactly("Ferries", "Wind");
  }

  @Test
  void leavesOutTheSiteAndWhatSystemsAdd() {
    String head =
        "<meta property=og:site_name content='The Paper'><script type=application/ld+json>"
            + "{'@type': 'NewsArticle', 'keywords': ['Category: Sea', 'Section: Town', 'Ferries',"
            + " 'The Paper', '01234567-89ab-cdef-0123-456789abcdef']}</script>";
    assertThat(tags(head, TEXT)).containsExactly("Sea", "Ferries");
  }

  private static List<String> tags(String head, String body) {
    Page page =
        Page.ofFile(
            URI.create("https://www.gazette.example/town/harbour"),
            ("<html lang=en>" + head + "<body>" + body).getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2021-06-01T00:00:00Z"));
    return Extractor.extract(page, Adapters.load(List.of()).base()).article().orElseThrow().tags();
  }
}
