package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.extract.Extractor;
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
  /** Each asks for an address of {@value #OUT}, or runs, in one of the ways that pages have. */
  static final String OUT = "//out.example/";

  static List<String> vectors() {
    return List.of(
        "<script>fetch('//out.example/')</script>",
        "<script src=//out.example/a.js></script>",
        "<link rel=stylesheet href=//out.example/a.css>",
        "<link rel=preload as=image href=//out.example/a.png>",
        "<link rel=prefetch href=//out.example/><link rel=dns-prefetch href=//out.example>",
        "<link rel='shortcut icon' href=//out.example/favicon.ico>",
        "<link rel=modulepreload href=//out.example/m.js><link rel=manifest href=//out.example/m>",
        "<base href=//out.example/><a href=x>x</a>",
        "<meta http-equiv=refresh content='0;url=//out.example/'>",
        "<meta http-equiv=Content-Security-Policy content=\"report-uri //out.example/\">",
        "<img src=//out.example/a.png>",
        "<img srcset='//out.example/a.png 2x' sizes=1px>",
        "<img src=x onerror=\"fetch('//out.example/')\">",
        "<img src='data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload=alert(1)>'>",
        "<img loading=lazy data-src=//out.example/ lowsrc=//out.example/ dynsrc=//out.example/>",
        "<picture><source srcset=//out.example/a.webp><img></picture>",
        "<video src=//out.example/v poster=//out.example/p><track src=//out.example/t></video>",
        "<audio autoplay><source src=//out.example/a></audio>",
        "<iframe src=//out.example/></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<frameset><frame src=//out.example/></frameset>",
        "<object data=//out.example/><embed src=//out.example/></object>",
        "<applet code=a archive=//out.example/></applet>",
        "<form action=//out.example/><input type=image src=//out.example/><button formaction="
            + "//out.example/ autofocus onfocus=alert(1)>go</button></form>",
        "<svg><image href=//out.example/a.png /><use xlink:href='//out.example/a.svg#x'/></svg>",
        "<svg onload=alert(1)><script href=//out.example/ /><style>@import '//out.example/'"
            + "</style></svg>",
        "<svg><foreignObject><img src=//out.example/></foreignObject></svg>",
        "<math><mtext><table><mglyph><style><img src=//out.example/ onerror=alert(1)>",
        "<body onload=alert(1) background=//out.example/a.png>",
        "<table background=//out.example/><tr><td background=//out.example/>x</table>",
        "<p style='background:url(//out.example/a.png)'>x</p>",
        "<p style='background:u\\72l(//out.example/a.png)'>x</p>",
        "<p style='background:u\\\\72 l(//out.example/) , \\75 rl(//out.example/)'>x</p>",
        "<p style=\"background:image\\2dset('//out.example/a.png' 1x)\">x</p>",
        "<p style='width:expression(alert(1));behavior:url(//out.example/);-moz-binding:url(//x)'>",
        "<style>@import '//out.example/a.css';</style>",
        "<style>@im\\70ort url(//out.example/a.css);</style>",
        "<style>/**/@/**/import '//out.example/'; @font-face{font-family:a;src:url(//out.example/)}"
            + " p{font-family:a}</style><p>x</p>",
        "<style>p::after{content:url(//out.example/)} a:visited{background:URL( //out.example/)}"
            + "</style><p>x</p>",
        "<style>p{cursor:url(//out.example/),auto;filter:url(//out.example/#f);"
            + "mask:-webkit-image-set(url(//out.example/) 1x)}</style><p>x</p>",
        "<style>p{color:red}<\\73tyle></style><img src=//out.example/></style>",
        "<style><!-- </\\73tyle><img src=//out.example/ onerror=alert(1)> --></style>",
        "<a href='javascript:alert(1)' ping=//out.example/ target=_top>x</a>",
        "<a href=' java\n"
            + "script:alert(1)'>x</a><area href=//out.example/><map><area ping=//x></map>",
        "<blockquote cite=//out.example/>x</blockquote><q cite=//out.example/>x</q>",
        "<div onclick=alert(1) onmouseover=alert(1) onanimationstart=alert(1)>x</div>",
        "<details open ontoggle=alert(1)>x</details><marquee onstart=alert(1)>x</marquee>",
        "<noscript><img src=//out.example/></noscript><noscript><p title=\"</noscript><img src=x "
            + "onerror=alert(1)>\"></noscript>",
        "<template><img src=//out.example/ onerror=alert(1)></template>",
        "<xmp><img src=//out.example/></xmp><plaintext><img src=//out.example/>",
        "<x-widget src=//out.example/ onclick=alert(1) is=x><slot>x</slot></x-widget>",
        "<portal src=//out.example/></portal><fencedframe src=//out.example/></fencedframe>",
        "<div data-b=7 contenteditable autofocus tabindex=1 popover>x</div>",
        "<html manifest=//out.example/><p>x</p>",
        "<p title='\"><img src=//out.example/ onerror=alert(1)>'>x</p>");
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
    Element shown = Jsoup.parse(PageSnapshot.of(page, List.of()).html("", "")).select("p").last();

    Element meant = page.element(Integer.parseInt(shown.attr("data-b"))).orElseThrow();

    assertThat(meant.text()).isEqualTo("Two");
  }

  @Test
  void cutsAPageOfAMillionElements() {
    String shown = shown("<b>x</b>".repeat(200_000) + "<p>the end</p>");

    assertThat(shown).contains("<b data-b=").doesNotContain("the end");
    assertThat(shown.length()).isLessThan(2_000_000);
  }

  static String shown(String html) {
    return PageSnapshot.of(page(html), List.of()).html("", "ours()");
  }

  private static StudioPage page(String html) {
    return new StudioPage(Site.page(html), Extractor.parse(Site.page(html)), Optional.empty());
  }
}
