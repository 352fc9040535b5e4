package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Whatever is found by an index is what jsoup's own search finds. */
class CompiledCssTest {
  private static final URI URL = URI.create("https://www.example.org/1");
  private static final int SHARED_PAGES = 12;

  private static final List<String> SELECTORS =
      List.of(
          "p",
          "P.Lead",
          ".lead",
          ".LEAD, h1, .lead",
          "#top",
          "#TOP",
          "div#top.big[lang]",
          "[itemprop=headline]",
          "[itemprop=headline], [itemprop~=^date], time",
          "[lang!=en]",
          "p[lang!=en]",
          "[^data-]",
          "[abs:href]",
          "a[href*='a,b']",
          "a[title=\"x > y\"]",
          "a[href]:not([rel])",
          "article p",
          "article > p",
          "body article p.lead",
          "div article > div p:first-child",
          "article * p",
          "div div > p",
          "article article p",
          "article p, article div p, div p",
          "h1 + p a, h1 ~ div > p a",
          "h1+p",
          "h1 + p",
          "h1 ~ p, h1",
          "p:has(b)",
          "p:contains(one, two)",
          "p:not(.lead):not(article p)",
          ":not(p)",
          "> p",
          "> article",
          "*",
          "article *",
          ":root",
          "svg|title",
          "svg title",
          "title",
          "linearGradient",
          ".a\\:b",
          ".größe",
          "[data-x='.y #z']",
          "p:nth-child(2)",
          "html, body, head",
          "i, b, p, article, i",
          ".big.lead",
          ".lead.big",
          "article.big .lead, .big article");

  private static final String PAGE =
      """
      <html lang=en><head><title>T</title><meta itemprop=headline content=x></head><body class="big">
      <div id=top class="big a:b" lang=en data-x=".y #z"><article class="big lead">
      <h1 itemprop="headline name" lang=de>H</h1><p class="Lead big">one, two <b>three</b></p>
      <p class="lead lead">four <i class=größe>five</i></p>
      <div><p>six</p><p lang=en>seven <a href="/a,b" title="x > y">eight</a></p></div></article></div>
      <article><p class=x><a href=/c rel=tag>nine</a><time itemprop=dateCreated>1</time></article>
      <svg><title>icon</title><lineargradient class=lead /></svg><p id=TOP>ten</p></body></html>
      """;

  @Test
  void findsTheSameElementsInTheSameOrder() {
    assertSame(Jsoup.parse(PAGE, URL.toString()));
  }

  @Test
  void findsTheSameElementsOnPagesOfNewsSites() throws IOException {
    Optional<Path> pages = Shared.find("data/fundus");
    if (pages.isPresent()) {
      try (Stream<Path> files = Files.list(pages.get())) {
        for (Path file :
            files.filter(f -> f.toString().endsWith(".gz")).sorted().limit(SHARED_PAGES).toList()) {
          try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertSame(Jsoup.parse(in, null, URL.toString()));
          }
        }
      }
    }
  }

  private static void assertSame(Document document) {
    ParsedPage page = new ParsedPage(document, URL);
    List<Element> containers = document.select("article, div");
    for (String selector : SELECTORS) {
      CompiledCss css = CompiledCss.of(selector);
      assertThat(page.select(css)).as(selector).isEqualTo(document.select(selector));
      for (Element container : containers.subList(0, Math.min(containers.size(), 6))) {
        assertThat(page.select(css, container))
            .as("%s in %s", selector, container.normalName())
            .isEqualTo(container.select(selector));
      }
    }
  }
}
