package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            "<ul class=ArticleTags_list__x1><li><a href=/f>Ferries</a><li><a href=/w>Wind</a></ul>",
            "<div class=themen><a href=/t>Themen</a> <a href=/f>Ferries</a> <a>Wind</a></div>")) {
      assertThat(tags("", TEXT + list)).as(list).containsExactly("Ferries", "Wind");
    }
  }

  @Test
  void takesNoNameOfALookForAListOfTags() {
    String byline = "<div class='byline theme__text'>By <a href=/people/ada>Ada Bell</a></div>";
    String text = "<div class=theme__underline><p>Read <a href=/f>how ferries turn</a>.</p></div>";

    assertThat(tags("", "<div>" + TEXT + byline + "</div>" + text)).isEmpty();
  }

  @Test
  void findsListsByLabelAndByAddress() {
    for (String list :
        List.of(
            "<div><h4>\n"
                + " ".repeat(60)
                + "Mehr lesen über\n</h4><ul><li><a href=/f>Ferries</a><li><a"
                + " href=/w>Wind</a></ul></div>",
            "<p>Темы: <a href=/f>Ferries</a>, <a href=/w>Wind</a></p>",
            "<div>関連タグ</div><div><a href=/f>Ferries</a> <a href=/w>Wind</a></div>",
            "<div><span><a href=/tag/f>Ferries</a></span> <span><a"
                + " href=/tag/w>Wind</a></span></div>")) {
      assertThat(tags("", TEXT + list)).as(list).containsExactly("Ferries", "Wind");
    }
  }

  @Test
  void findsTheListInTheFooterOfItsArticle() {
    String list = "Schlagworte: <a href=/f>Ferries</a> <a href=/w>Wind</a>";
    assertThat(
            tags("", "<article>" + TEXT + "<div class=footer-links>" + list + "</div></article>"))
        .containsExactly("Ferries", "Wind");
    assertThat(tags("", TEXT + "<footer class=entry-meta>" + list + "</footer>"))
        .containsExactly("Ferries", "Wind");
    assertThat(tags("", TEXT + "<footer>" + list + "</footer>")).isEmpty();
  }

  @Test
  void prefersAListWhoseAddressesSayTagsToOneOfCategories() {
    String lists =
        "<p><a rel=tag href=/category/sea>Sea</a> <a rel=tag href=/category/town>Town</a></p>"
            + "<ul class=singleTagList><li><a href=/tag/ferries>Ferries,</a></ul>";
    assertThat(tags("", TEXT + lists)).containsExactly("Ferries");
  }

  @Test
  void tellsAListByItsOwnLinksFromOneOfCategoriesBesideIt() {
    String lists =
        "<footer class=entry-meta>Region <span class=tag-links><a href=/category/coast>Coast</a>"
            + "</span> Tags <span class=tag-links><a href=/tag/f>Ferries</a> <a"
            + " href=/tag/w>Wind</a></span></footer>";
    assertThat(tags("", TEXT + lists)).containsExactly("Ferries", "Wind");
  }

  @Test
  void takesNoMarkOfWhereAReaderCameFromForATag() {
    String related =
        "<ul><li><a href=/1?tag=rel_story>Ferries sail again</a></li><li><a"
            + " href=/2?tag=rel_story>Wind on the coast</a></li></ul>";
    assertThat(tags("", TEXT + related)).isEmpty();
    assertThat(tags("", TEXT + related.replaceFirst("rel_story", "rel_top")))
        .containsExactly("Ferries sail again", "Wind on the coast");
  }

  @Test
  void leavesOutTheTitleOfADrawing() {
    String arrow = "<svg><title>Arrow right</title></svg>";
    String list =
        "<ul class=tags><li><a href=/f>Ferries" + arrow + "</a><li><a href=/w>Wind</a></ul>";
    assertThat(tags("", TEXT + list)).containsExactly("Ferries", "Wind");
  }

  @Test
  void passesOverButtonsAndLinksToMoreTopics() {
    String list =
        "<section id=related-topics><a href='#below'>Skip the topics</a> <a href=/f>Ferries</a>"
            + " <a href=/w>Wind</a> <a href=/all>All topics</a></section>";
    assertThat(tags("", TEXT + list)).containsExactly("Ferries", "Wind");
  }

  @Test
  void passesOverTagsInRunningTextAndHeadlinesBehindLabels() {
    for (String text :
        List.of(
            "<p>The <a href=/tag/f>ferries</a> and the <a href=/tag/w>wind</a> are an old tale,"
                + " said the harbour master, who has seen both come and go for forty years.</p>",
            "<p>Read more about: <a href=/1>Ferries sail again after three days of storm and wind"
                + " in the bay</a></p>",
            "<p>Filed in <a href=/tag/f>Ferries</a></p>")) {
      assertThat(tags("", TEXT + text)).as(text).isEmpty();
    }
  }

  @Test
  void findsTheListInAnArticleNamedByItsTags() {
    String list = "<p>Filed under <a rel=tag href=/f>Ferries</a> <a rel=tag href=/w>Wind</a></p>";
    assertThat(tags("", "<div class='hentry tag-ferries tag-wind'>" + TEXT + list + "</div>"))
        .containsExactly("Ferries", "Wind");
  }

  @Test
  void passesOverKeywordsThatAreCodesOrOneSentence() {
    for (String keywords :
        List.of(
            "AER,AIRS08,GEN,ASIA,Ferries",
            "wind keeps ferries in harbour",
            "article-of-subscribers")) {
      String head =
          "<meta property=article:tag content='%s'><meta name=news_keywords content='Ferries'>"
              .formatted(keywords);
      assertThat(tags(head, TEXT)).as(keywords).containsExactly("Ferries");
    }
  }

  @Test
  void takesNeitherTheTitleNorItsWordsForTags() {
    String title = "<title>Ferries stay in harbour, wind goes on</title>";
    String page = "<h1>Ferries stay in harbour, wind goes on</h1>" + TEXT;
    String head = title + "<meta property=article:tag content='%s'>";
    assertThat(tags(head.formatted("Ferries,stay,harbour,wind,goes"), page)).isEmpty();
    assertThat(tags(head.formatted("Ferries,harbour,wind"), page))
        .containsExactly("Ferries", "harbour", "wind");
    assertThat(tags(head.formatted("wind,harbour,Ferries,goes"), page))
        .containsExactly("wind", "harbour", "Ferries", "goes");
    assertThat(
            tags(
                title
                    + "<meta name=news_keywords content='Sea; Ferries stay in harbour wind goes"
                    + " on'>",
                page))
        .containsExactly("Sea");
  }

  @Test
  void readsTheListWhereTheMetadataOnlyRepeatsTheSection() {
    String head =
        "<meta property=article:section content=Town><meta property=article:tag content=Town>";
    String list = "<p>Tags: <a href=/f>Ferries</a>, <a href=/w>Wind</a></p>";
    assertThat(tags(head, TEXT + list)).containsExactly("Ferries", "Wind");
    assertThat(tags(head, TEXT)).containsExactly("Town");
  }

  @Test
  void believesASitesOwnRuleOnMetadataThatNamesTheSectionToo() {
    SiteAdapter site =
        Adapters.read(
            """
            site: gazette.example
            timezone: UTC
            extends: news
            fields: {tags: {meta: 'article:tag', all: true}}
            """,
            Path.of("adapter.yaml"));
    String head =
        "<meta property=article:section content=Town><meta property=article:tag content=Town>"
            + "<meta property=article:tag content=Ferries>";
    assertThat(tags(site, head, TEXT)).containsExactly("Town", "Ferries");
  }

  @Test
  void keepsTagsThatTheBaseIsCalledBy() {
    assertThat(tags("<meta property=article:tag content='News, Ferries'>", TEXT))
        .containsExactly("News", "Ferries");
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
  void believesKeywordsOfNewsThatTheTitleConfirms() {
    String news = "<script type=application/ld+json>{'@type': 'NewsArticle'}</script>";
    String keywords = "<meta name=keywords content='Harbour, Ferries'>";
    assertThat(tags(news + keywords, TEXT)).containsExactly("Harbour", "Ferries");
    assertThat(tags(keywords, TEXT)).isEmpty();
    assertThat(tags(news + "<meta name=keywords content='news, world'>", TEXT)).isEmpty();
  }

  @Test
  void findsAListByTheNamesOfItsLinks() {
    String link = "<a class=w-tag-title href=/%1$s>%1$s</a> ";
    assertThat(tags("", TEXT + "<p>" + link.formatted("Ferries") + link.formatted("Wind") + "</p>"))
        .containsExactly("Ferries", "Wind");
    assertThat(tags("", TEXT + "<p>" + link.formatted("Ferries") + "</p>")).isEmpty();
  }

  @Test
  void takesNoSectionOfTheMenuForAKeyword() {
    String keyword = "<meta name=keywords content=Coast>";
    String menu = "<nav><a href=/coast>Coast</a></nav>";
    assertThat(tags(keyword, menu + TEXT)).isEmpty();
    assertThat(tags(keyword, menu + TEXT + "<p><a href=/coast>Coast</a></p>"))
        .containsExactly("Coast");
  }

  @Test
  void readsALongListWhoseLinksSayToBeTags() {
    String link = "<a rel=tag href=/tag/%1$d>Ferry %1$d</a> ";
    String links = IntStream.range(0, 60).mapToObj(link::formatted).collect(Collectors.joining());
    assertThat(tags("", TEXT + "<p>" + links + "</p>")).hasSize(60);
    assertThat(tags("", TEXT + "<p>" + links.replace("rel=tag", "") + "</p>")).isEmpty();
  }

  @Test
  void leavesOutTheSiteAndWhatSystemsAdd() {
    String head =
        "<meta property=og:site_name content='The Paper'><script type=application/ld+json>{'@type':"
            + " 'NewsArticle', 'keywords': ['Category: Sea', 'Section: Town', 'topic/Ferries', 'The"
            + " Paper', '[NAME]', 'null', 'Topics:', 'MA_Abington - abington.example',"
            + " '01234567-89ab-cdef-0123-456789abcdef']}</script>";
    assertThat(tags(head, TEXT)).containsExactly("Sea", "Ferries");
  }

  private static List<String> tags(String head, String body) {
    return tags(Adapters.load(List.of()).base(), head, body);
  }

  private static List<String> tags(SiteAdapter site, String head, String body) {
    Page page =
        Page.ofFile(
            URI.create("https://www.gazette.example/town/harbour"),
            ("<html lang=en>" + head + "<body>" + body).getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2021-06-01T00:00:00Z"));
    return Extractor.extract(page, site).article().orElseThrow().tags();
  }
}
