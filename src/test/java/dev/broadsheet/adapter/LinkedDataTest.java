package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedDataTest {
  private static final String ARTICLE = "{\"@type\":\"NewsArticle\",\"headline\":\"Rain\"";

  /** Forms in which pages of the field really carry it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'@type':'NewsArticle','headline':'Rain'}",
        "[{'@type':'Organization','name':'X'},{'@type':['Thing','ReportageNewsArticle'],'headline':'Rain'}]",
        "{'@graph':[{'@type':'WebSite','name':'X'},{'@type':'BlogPosting','headline':'Rain'}]}",
        "{'@type':'WebPage','mainEntity':{'@type':'http://schema.org/Article','headline':'Rain'}}",
        "<!-- {'@type':'LiveBlogPosting','headline':'Rain'} -->",
        "//<![CDATA[\n{'@type':'NewsArticle','headline':'Rain'}\n//]]>",
        "/*<![CDATA[*/ {'@type':'NewsArticle','headline':'Rain',} /*]]>*/",
        "{'@type':'NewsArticle','articleBody':'a\n\tb\u0001','headline':'Rain',};",
        "{'@type':'NewsArticle','url':'https:\\/\\/x.example\\/','note':'it\\'s','headline':'Rain'}",
        "{'@type':'WebPage','headline':'Rain'}",
      })
  void findsTheArticleInEveryForm(String script) {
    assertThat(read("headline", script)).isEqualTo("Rain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'@type':'NewsArticle','headline':'Rain'",
        "{'@type':'NewsArticle' 'headline':'Rain'}",
        "not JSON",
        "",
        "[]",
        "null",
        "{'@type':'JobPosting','headline':'Rain'}",
        "{'@type':'ItemList','itemListElement':[{'@type':'NewsArticle','headline':'Rain'}]}",
      })
  void leavesOutWhatIsBrokenOrNoArticle(String script) {
    assertThat(read("headline", script)).isEmpty();
  }

  @Test
  void outlivesABrokenScriptBesideAGoodOne() {
    assertThat(read("headline", "{'@type':", "{'@type':'NewsArticle','headline':'Rain'}"))
        .isEqualTo("Rain");
  }

  @Test
  void walksListsAndTakesNamesOfObjects() {
    assertThat(read("author", ARTICLE + ",\"author\":\"Ann\"}")).isEqualTo("Ann");
    assertThat(read("author", ARTICLE + ",\"author\":{\"name\":\"Ann\"}}")).isEqualTo("Ann");
    assertThat(
            read(
                "author",
                ARTICLE + ",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann\"},\"Bo\"]}"))
        .isEqualTo("Ann;Bo");
    assertThat(read("author.name", ARTICLE + ",\"author\":[{\"name\":[\"Ann\",\"Bo\"]}]}"))
        .isEqualTo("Ann;Bo");
    assertThat(read("inLanguage", ARTICLE + ",\"inLanguage\":{\"@value\":\"uk\"}}"))
        .isEqualTo("uk");
    assertThat(read("image.url", ARTICLE + ",\"image\":{\"url\":\"x.jpg\",\"width\":5}}"))
        .isEqualTo("x.jpg");
    assertThat(read("image.width", ARTICLE + ",\"image\":{\"url\":\"x.jpg\",\"width\":5}}"))
        .isEqualTo("5");
    assertThat(read("author", ARTICLE + ",\"author\":null}")).isEmpty();
    assertThat(read("headline.name", ARTICLE + "}")).isEmpty();
  }

  @Test
  void followsReferencesInsideThePage() {
    String graph =
        "{'@graph':[{'@type':'Article','headline':'Rain','author':{'@id':'#ann'}},"
            + "{'@type':'Person','@id':'#ann','name':'Ann','knows':{'@id':'#ann'}}]}";

    assertThat(read("author", graph)).isEqualTo("Ann");
    assertThat(read("author.name", graph)).isEqualTo("Ann");
    assertThat(read("author.knows.knows.name", graph)).isEqualTo("Ann");
  }

  @Test
  void prefersTheArticleThatNamesThePagesAddress() {
    assertThat(
            read(
                "headline",
                "{'@type':'NewsArticle','headline':'Other','url':'https://www.example.org/other','a':1,'b':2}",
                "{'@type':'NewsArticle','headline':'Rain','url':'https://www.example.org/politics/2017/05/02/x-ray'}"))
        .isEqualTo("Rain");
  }

  @Test
  void prefersTheArticleWhoseHeadlineIsThePagesTitle() {
    String other = "{'@type':'NewsArticle','headline':'Bread','articleBody':'Flour.','a':1,'b':2}";
    String own = "{'@type':'NewsArticle','headline':'Rain &amp; wind','articleBody':'It rained.'}";

    String html = "<title>Rain & wind | The Gazette</title>" + scripts(other, own);
    assertThat(SelectorTest.values("{jsonld: articleBody}", html)).isEqualTo("It rained.");
  }

  @Test
  void prefersWhatTheSiteSaysOfItsNewsToWhatAPluginSaysOfAnyPage() {
    assertThat(
            read(
                "author",
                "{'@type':'Article','headline':'Rain','author':'Ann','a':1,'b':2}",
                "{'@type':'NewsArticle','headline':'Rain','author':['Ann','Bo']}"))
        .isEqualTo("Ann;Bo");
  }

  @Test
  void unescapesWhatATemplateEscapedForHtmlOnceOrTwice() {
    assertThat(
            read("headline", "{'@type':'Article','headline':'&laquo;Rain&raquo; &amp;amp; wind'}"))
        .isEqualTo("«Rain» & wind");
  }

  @Test
  void isNotHurtByDepthLengthOrNumber() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    String wide = "{'@type':'Article','headline':'Rain','tags':[" + "'x',".repeat(100_000) + "]}";
    String longOne = "{'@type':'Article','headline':'" + "x".repeat(3_000_000) + "'}";

    assertThat(read("headline", deep, longOne, wide)).isEqualTo("Rain");
    assertThat(read("tags", wide).split(";")).hasSize(500);
  }

  private static String read(String path, String... scripts) {
    return SelectorTest.values("{jsonld: %s, all: true}".formatted(path), scripts(scripts));
  }

  private static String scripts(String... scripts) {
    StringBuilder html = new StringBuilder();
    for (String script : scripts) {
      String json = script.contains("\"") ? script : script.replace('\'', '"');
      html.append("<script type=\"application/ld+json\">").append(json).append("</script>");
    }
    return html.toString();
  }
}
