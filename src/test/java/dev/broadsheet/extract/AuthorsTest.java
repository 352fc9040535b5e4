package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Authors of pages without an adapter. */
class AuthorsTest {
  private static final String TITLE = "<h1>Harbour reopens</h1>";
  private static final String BODY =
      "<p>Three days of wind, said the harbour master, had kept every boat at its mooring.</p>"
          .repeat(4);

  @Test
  void readsTheBylineWhereTheMetadataNamesNobody() {
    for (String line :
        List.of(
            "<p>By Ann Reed</p>",
            "<p>Von Ann Reed, 07 März 2021</p>",
            "<div class=byline>By <a href=/ann>Ann Reed</a> | 3 comments</div>",
            "<a rel=author href=/ann>Ann Reed</a>",
            "<span class=author-name>Ann Reed</span>",
            "<span itemprop=author><span itemprop=name>Ann Reed</span></span>",
            "<p class=author>Ann Reed March 5, 2021</p>",
            "<p class=author>Erstellt von Ann Reed</p>",
            "<p class=author>Posted on March 5, 2021 by Ann Reed</p>",
            "<p class=author>By Ann Reed, Senior Editor</p>",
            "<p class=author>By Ann Reed, Lisbon</p>",
            "<div><p>Article by:</p> <a href='#ann'>Ann Reed</a></div>",
            "<p>Words: Ann Reed</p>",
            "<p>Publié par Ann Reed</p>",
            "<span class=author>View ORCID Profile<a href=/ann>Ann Reed</a></span>",
            "<li class=storyAuthorList>Ann Reed</li>",
            "<div><span>By </span><a href=/x/ann>Ann Reed</a></div>",
            "<a href=https://www.gazette.example/staff/ann-reed/>Ann Reed</a>",
            "<div><span>Ann Reed |</span> <span>March 5, 2021</span></div>",
            "<aside><a rel=author href=/ann>Ann Reed</a></aside>",
            "<div><div><p><b>By</b></p></div><div><p>Ann Reed</p></div></div>",
            "<p>5.3.2021 <span>- Redaktion: Ann Reed (Hafenamt)</span></p>")) {
      assertThat(authors("", TITLE + line + BODY)).as(line).containsExactly("Ann Reed");
    }
  }

  @Test
  void knowsTheLabelsOfManyLanguages() {
    Map.of(
            "Av Ann Reed", "Ann Reed",
            "Oleh: Ann Reed", "Ann Reed",
            "Opracowała Ann Reed", "Ann Reed",
            "Skrevet af Ann Reed", "Ann Reed",
            "Szerző: Reed Anna", "Reed Anna",
            "Текст: Анна Рид", "Анна Рид",
            "作者：记者王明", "王明",
            "بقلم: ليلى حداد", "ليلى حداد")
        .forEach(
            (line, name) ->
                assertThat(authors("", TITLE + "<p>" + line + "</p>" + BODY))
                    .as(line)
                    .containsExactly(name));
    assertThat(authors("", TITLE + "<p>Текст Анны Рид, который она читала</p>" + BODY)).isEmpty();
  }

  @Test
  void tellsNamesRolesAndAgenciesApartByTheirElements() {
    for (String line :
        List.of(
            "<div class=byline><b>Ann Reed</b><b>Bo Lind</b></div>",
            "<div class=author-line>By <a href=/ann>Ann Reed</a> , <a href=/bo>Bo Lind</a></div>",
            "<div class=author><a>Ann Reed</a><i>Redakteurin</i> <a>Bo Lind</a><i>Editor</i></div>",
            "<div class=authors><b>Ann Reed</b> | <b>Bo Lind</b></div>",
            "<div class=byline><b>By Ann Reed and Bo Lind</b> <b>Associated Press</b></div>",
            "<div class=byline><b>By Ann Reed and Bo Lind</b><b>TOWN NEWS</b><i>May 3</i></div>")) {
      assertThat(authors("", TITLE + line + BODY)).as(line).containsExactly("Ann Reed", "Bo Lind");
    }
    assertThat(authors("", TITLE + "<p class=byline>Ann <b>Reed</b></p>" + BODY))
        .containsExactly("Ann Reed");
    assertThat(authors("", TITLE + "<p class=byline>PTI, Lisbon</p>" + BODY))
        .containsExactly("PTI");
  }

  @Test
  void takesNoAddressNoRoleAndNothingUnseenForAPartOfAName() {
    for (String line :
        List.of(
            "<dl class=author><dt>Ann Reed</dt><dd>ann@gazette.example</dd></dl>",
            "<div class=byline>By <a href=/ann>Ann Reed</a><h3 class=sr-only>More"
                + " Stories</h3></div>",
            "<div><a class=author href=/ann>Ann Reed</a><b class=author>Redakteur</b></div>",
            "<aside><b class=author-name>Ann Reed</b></aside>",
            "<p class=firma>di Ann Reed</p>",
            "<div><b>3 March 2021</b><i><i><i>Ann Reed</i></i></i></div>")) {
      assertThat(authors("", TITLE + line + BODY)).as(line).containsExactly("Ann Reed");
    }
    assertThat(authors("", TITLE + "<dl class=author>배윤경 기자 a@b.example</dl>" + BODY))
        .containsExactly("배윤경");
  }

  @Test
  void takesNoPhotographerAndNoWayToThePageForAnAuthor() {
    String caption = "<figcaption><span class=photo--author>Cy Orr</span></figcaption>";
    String way = "<p class='breadbar author'><a class=breadlink href=/>Front Page</a></p>";
    String name = "<p class=c-article-top-byline__name>Ann Reed</p>";
    assertThat(authors("", caption + way + TITLE + caption + BODY.repeat(2) + name + BODY))
        .containsExactly("Ann Reed");
  }

  @Test
  void takesNoAccountOfWordPressForAnAuthorWhereNoReaderSeesIt() {
    String head =
        "<meta name=author content='Cy Orr'><script type=application/ld+json>{'@graph': [{'@type':"
            + " 'Article', 'author': {'@id': '/#/schema/person/1'}}, {'@type': 'Person', '@id':"
            + " '/#/schema/person/1', 'name': 'Cy Orr'}]}</script>";
    assertThat(authors(head, TITLE + BODY)).isEmpty();
    assertThat(authors(head, TITLE + "<p>By Ann Reed</p>" + BODY)).containsExactly("Ann Reed");
    String about = "<p>About us: <b>CY ORR</b> likes ferries.</p>";
    assertThat(authors(head, TITLE + BODY + about)).containsExactly("Cy Orr");
    assertThat(authors(head, TITLE + BODY + "<div hidden>" + about + "</div>")).isEmpty();
    assertThat(read(head, TITLE + BODY).problems()).isEmpty();
  }

  @Test
  void addsTheNamesThatTheGenericElementHasBesideTheFirst() {
    String generic = "<meta name=author content='Ann Reed, Bo Lind'>";
    assertThat(authors(generic + author("Person", "Ann Reed"), TITLE + BODY))
        .containsExactly("Ann Reed", "Bo Lind");
    assertThat(authors(generic + author("Person", "Cy Orr"), TITLE + BODY))
        .containsExactly("Cy Orr");
  }

  @Test
  void tellsANameAsThePageShowsIt() {
    String shown = "<p class=who>Stella Gilman</p>";
    assertThat(authors(author("Person", "Gilman, Stella"), TITLE + shown + BODY))
        .containsExactly("Stella Gilman");
    assertThat(
            authors(
                "<meta name=dc.creator content='Gilman, Stella; Reed, A.'>", TITLE + shown + BODY))
        .containsExactly("Stella Gilman", "Reed, A.");
    assertThat(authors(author("Person", "Stella"), TITLE + shown + BODY))
        .containsExactly("Stella Gilman");
    assertThat(authors(author("Person", "Stella"), TITLE + shown + "<p>Stella Reed</p>" + BODY))
        .as("either")
        .containsExactly("Stella");
    String menu = "<nav><a>Stella Artois</a></nav>";
    assertThat(authors(author("Person", "Stella"), menu + TITLE + BODY)).containsExactly("Stella");
    assertThat(authors(author("Person", "Reuters"), TITLE + "<p>Reuters Staff</p>" + BODY))
        .containsExactly("Reuters");
  }

  @Test
  void takesNoSectionNoLinkWithinThePageAndNoTitleForAName() {
    for (String line :
        List.of(
            "<div><a rel='category tag' href=/local>Local News</a> May 14, 2021</div>",
            "<div><a href=/category/local>Local News</a> May 14, 2021</div>",
            "<div><a href=/harbour#comments>View Comments</a> May 14, 2021</div>",
            "<div><a href=/town>Harbour Reopens</a> May 14, 2021</div>",
            "<div>May 14, 2021<div><ul><li>Boats<li>Ferry Life</ul></div></div>",
            "<p><span class=author>作者：</span></p>",
            "<p><span class=author>Wednesday, 05 May 2021</span></p>",
            "<p><span class=author>Follow Us</span></p>")) {
      assertThat(authors("", TITLE + line + BODY)).as(line).isEmpty();
    }
    String beside =
        "<span class=byline-element>Ann Reed</span> <span class='category byline-element'>Coast"
            + "</span>";
    assertThat(authors("", TITLE + beside + BODY)).containsExactly("Ann Reed");
  }

  @Test
  void takesAllAuthorsWhoStandTogether() {
    String byline = "<a rel=author href=/ann>Ann Reed</a> and <a rel=author href=/bo>Bo Lind</a>";
    assertThat(authors("", TITLE + byline + BODY)).containsExactly("Ann Reed", "Bo Lind");
  }

  @Test
  void leavesOutRolesAndAgenciesBehindTheNames() {
    String byline = "<p class=autorenzeile>Von Ann Reed, Bo Lind und Cy Orr, NDR</p>";
    assertThat(authors("", TITLE + byline + BODY)).containsExactly("Ann Reed", "Bo Lind", "Cy Orr");
    String role = ", professor of harbours at the faculty of ropes, knots and sails, The Gazette";
    assertThat(authors(author("Person", "Ann Reed" + role), TITLE + BODY))
        .containsExactly("Ann Reed");
    assertThat(authors(author("Person", "Ann Reed og Bo Lind"), TITLE + BODY))
        .containsExactly("Ann Reed", "Bo Lind");
  }

  @Test
  void readsALabelAtTheEndToo() {
    for (String line :
        List.of(
            "<p class=article-credits>Text: <span>Ann Reed</span></p>",
            "<ul><li><b>Autorin/Autor</b> Ann Reed</li></ul>",
            "<span class='post-author vcard'>Eingestellt von <a>Ann Reed</a></span>")) {
      assertThat(authors("", TITLE + BODY.repeat(6) + line)).as(line).containsExactly("Ann Reed");
    }
  }

  @Test
  void takesNoWordsOfASentenceForAName() {
    for (String line :
        List.of(
            "<p>Ein Spiel <a href=/x>von Ann Reed aus dem Jahr 2015</a> war es.</p>",
            "<p class=author>Do</p>")) {
      assertThat(authors("", TITLE + line + BODY)).as(line).isEmpty();
    }
  }

  @Test
  void prefersAShownNameThatTheGenericElementHasToo() {
    String lines =
        "<p>By Bo Lind</p>" + BODY + BODY + "<div class=profile><b class=author>Ann Reed</b></div>";
    assertThat(authors("<meta name=author content='Ann Reed'>", TITLE + lines))
        .containsExactly("Ann Reed");
  }

  @Test
  void readsTheMetadataOfOtherSystems() {
    for (String head :
        List.of(
            "<meta name=cXenseParse:author content='Ann Reed'>",
            "<meta property=article:author_name content='Ann Reed'>")) {
      assertThat(authors(head, TITLE + BODY)).as(head).containsExactly("Ann Reed");
    }
    assertThat(authors("<meta name=article:author content='Ann Reed,Bo Lind'>", TITLE + BODY))
        .containsExactly("Ann Reed", "Bo Lind");
  }

  @Test
  void takesNoAuthorsOfReferences() {
    String references = "<p>References<meta itemprop=author content='Cy Orr'></p>";
    assertThat(authors("<meta name=citation_author content='Ann Reed'>", TITLE + BODY + references))
        .containsExactly("Ann Reed");
  }

  @Test
  void passesOverAuthorsOfCommentsAndTeasers() {
    for (String other :
        List.of(
            "<div class=comments><span class=author>Cy Orr</span></div>",
            "<aside><span class=author>Cy Orr</span></aside>",
            "<div class=related><a rel=author href=/cy>Cy Orr</a></div>")) {
      assertThat(authors("", TITLE + BODY + other)).as(other).isEmpty();
    }
  }

  @Test
  void prefersAPersonToTheSite() {
    String head =
        "<meta property=og:site_name content='The Paper'><script type=application/ld+json>"
            + "{'@type': 'NewsArticle', 'author': {'name': 'The Paper'}}</script>";
    assertThat(authors(head, TITLE + "<p>By Ann Reed</p>" + BODY)).containsExactly("Ann Reed");
    assertThat(authors(head, TITLE + BODY)).containsExactly("The Paper");
  }

  @Test
  void believesTheGenericElementOnlyWhereThePageShowsNobodyElse() {
    String head = "<meta name=author content='Cy Orr'>";
    assertThat(authors(head, TITLE + "<p>By Ann Reed</p>" + BODY)).containsExactly("Ann Reed");
    assertThat(authors(head, TITLE + BODY)).containsExactly("Cy Orr");
  }

  @Test
  void joinsTheTwoPartsOfAName() {
    String head =
        "<script type=application/ld+json>{'@type': 'NewsArticle', 'author': {'@type': 'Person',"
            + " 'givenName': 'Ann', 'familyName': 'Reed'}}</script>";
    assertThat(authors(head, TITLE + BODY)).containsExactly("Ann Reed");
  }

  @Test
  void takesNoOrganizationForAnAuthor() {
    String head = "<meta property=og:site_name content='The Paper'>";
    assertThat(authors(head + author("Organization", "The Paper"), TITLE + BODY)).isEmpty();
    assertThat(authors("<meta name=author content='Gazette Staff'>", TITLE + BODY)).isEmpty();
  }

  @Test
  void takesThePublisherWhereJsonLdNamesNobodyElse() {
    String head =
        "<meta property=og:site_name content='The Paper'><script type=application/ld+json>"
            + "{'@type': 'NewsArticle', 'author': ['The Paper']}</script>";
    assertThat(authors(head, TITLE + BODY)).containsExactly("The Paper");
  }

  @Test
  void tellsNamesFromWhatStandsBesideThem() {
    String head = "<meta name=author content='Ann Reed (are)'>";
    assertThat(authors(head, TITLE + BODY)).containsExactly("Ann Reed");
    assertThat(authors("<meta name=author content='김하나 기자'>", TITLE + BODY)).containsExactly("김하나");
    assertThat(authors("", TITLE + "<a rel=author href=/w>Walter von Reed</a>" + BODY))
        .containsExactly("Walter von Reed");
    assertThat(authors("", TITLE + "<p class=author>Published:</p>" + BODY)).isEmpty();
  }

  @Test
  void leavesOutWhatSystemsWriteForNobody() {
    assertThat(authors("<meta name=author content=admin>", TITLE + BODY)).isEmpty();
  }

  private static String author(String type, String name) {
    return "<script type=application/ld+json>{'@type': 'NewsArticle', 'author': {'@type': '"
        + type
        + "', 'name': '"
        + name
        + "'}}</script>";
  }

  private static List<String> authors(String head, String body) {
    return read(head, body).article().orElseThrow().authors();
  }

  private static Extraction read(String head, String body) {
    Page page =
        Page.ofFile(
            URI.create("https://www.gazette.example/town/harbour"),
            ("<html lang=en>" + head + "<body>" + body).getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2021-06-01T00:00:00Z"));
    return Extractor.extract(page, Adapters.load(List.of()).base());
  }
}
