package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.extract.Extractor;
import dev.broadsheet.testing.HostilePage;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageSnapshotTest {
  static List<String> vectors() {
    return HostilePage.vectors("out.example");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void leavesNothingThatRunsOrLoads(String vector) {
    Document shown = Jsoup.parse(shown(vector));

    for (Element element : shown.getAllElements()) {
      assertThat(element.normalName())
          .doesNotMatch(
              "iframe|frame|object|embed|link|base|form|input|button|svg|math|video|audio|source"
                  + "|noscript|template|x-.*|plaintext|xmp");
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey())
            .as("of %s", element)
            .isIn(
                "data-b",
                "class",
                "id",
                "style",
                "title",
                "alt",
                "src",
                "open",
                "charset",
                "lang",
                "width",
                "height",
                "hidden",
                "datetime");
        if (attribute.getKey().equals("src")) {
          assertThat(attribute.getValue()).startsWith("data:image/gif");
        }
        if (attribute.getKey().equals("style")) {
          assertThat(attribute.getValue().toLowerCase())
              .doesNotContain("url(", "set(", "expression(");
        }
      }
    }
    shown.select("style").forEach(style -> assertInert(style.data()));
    assertThat(shown.select("script")).hasSize(1);
    assertThat(shown.select("meta")).hasSize(1);
  }

  private static void assertInert(String css) {
    assertThat(css.toLowerCase())
        .doesNotContain("@import", "@font-face", "expression(", "</")
        .doesNotContainPattern("(?:\\burl|image-set)\\s*\\(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{b:url(x)}",
        "a{b:u\\72l(x)}",
        "a{b:u\\000072 l(x)}",
        "a{b:\\75\\72\\6c(x)}",
        "a{b:u\\r\\l(x)}",
        "a{b:u/**/rl(x); c:ur/* */l(x) url(x)}",
        "a{b:u\\\\72 l(x) url(y)}",
        "@\\69mport 'x';",
        "a{b:-webkit-image\\-set('x' 1x)}"
      })
  void knowsALoadingFunctionHoweverItIsWritten(String css) {
    assertInert(InertCss.of(css));
  }

  @Test
  void keepsWhatThePageLooksLike() {
    String shown =
        shown(
            """
            <html lang=de class=dark><style>.lead{color:#333;font:bold 14px serif}</style>
            <body class=home><p class=lead id=a style="margin: 1em">Rain</p>
            <img src="data:image/png;base64,AAAA" alt=Pier width=4>
            <x-card class=card>Wind</x-card></body></html>
            """);

    assertThat(shown)
        .contains(".lead{color:#333;font:bold 14px serif}")
        .contains("<html data-b=\"1\" class=\"dark\" lang=\"de\">")
        .contains("class=\"lead\" id=\"a\" style=\"margin: 1em\" data-b=\"5\">Rain</p>")
        .contains("src=\"data:image/png;base64,AAAA\" alt=\"Pier\" width=\"4\"")
        .containsPattern("<span class=\"card\" data-b=\"\\d+\">Wind</span>");
  }

  @Test
  void numbersElementsAsTheDeskDoes() {
    StudioPage page = page("<p>One</p><script>1</script><svg><path/></svg><p>Two</p>");
    Element shown =
        Jsoup.parse(PageSnapshot.of(page, new StyleSheets()).html("", "")).select("p").last();

    Element meant = page.element(Integer.parseInt(shown.attr("data-b"))).orElseThrow();

    assertThat(meant.text()).isEqualTo("Two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>x</b>", "x<br>", "<p>x<script></script>", "<svg>", "<table><tr>"})
  void cutsAPageOfTooManyElements(String again) {
    String shown = shown("<b>first</b>" + again.repeat(200_000) + "<p>the end</p>");

    assertThat(shown).containsPattern("<b data-b=\"\\d+\">first</b>").doesNotContain("the end");
    assertThat(shown.length()).isLessThan(2_000_000);
  }

  @Test
  void cutsAPageOfTooMuchText() {
    String shown =
        shown("<p>first</p>" + ("<p>" + "x".repeat(1_000)).repeat(5_000) + "<b>last</b>");

    assertThat(shown).contains(">first</p>").contains("<b data-b=").doesNotContain("last");
    assertThat(shown.length()).isLessThan(2_500_000);
  }

  static String shown(String html) {
    return PageSnapshot.of(page(html), new StyleSheets()).html("", "ours()");
  }

  private static StudioPage page(String html) {
    return new StudioPage(Site.page(html), Extractor.parse(Site.page(html)), Optional.empty());
  }
}
