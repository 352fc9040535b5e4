package dev.broadsheet.discover;

import static dev.broadsheet.discover.Newspaper.at;
import static dev.broadsheet.discover.Newspaper.gzip;
import static dev.broadsheet.discover.Newspaper.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Source;
import dev.broadsheet.fetch.FetchException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SitemapTest {
  private static final Source MAP = new Source.Sitemap(at("map.xml"));

  private static DiscoveryOptions since(String instant) {
    return new DiscoveryOptions(
        Optional.of(Instant.parse(instant)), Optional.empty(), Optional.empty());
  }

  private static Newspaper withIndex() {
    return new Newspaper()
        .page("map.xml", resource("sitemap-index.xml"))
        .page("map-2025.xml.gz", gzip(resource("sitemap-2025.xml")))
        .page("map-2023.xml", "<urlset><url><loc>/articles/23</loc></url></urlset>")
        .page("map-undated.xml", "https://news.example/articles/7\nhttps://news.example/\n");
  }

  @Test
  void walksAnIndexNewestFirstPackedPlainAndAsText() throws FetchException {
    assertThat(withIndex().visit(MAP))
        .isEqualTo(
            """
            articles/401?id=1&page=2 | - | - |\s
            articles/402 | - | - |\s
            articles/23 | - | - |\s
            articles/7 | - | - |\s
            pages 4, found 6, not articles 2, old 0, added 4
            ! https://news.example/map.xml: 1 site maps on other hosts, left out
            """);
  }

  @Test
  void readsOfAnIndexOnlyWhatHasChangedAndABrokenMapAgain() throws FetchException {
    Newspaper newspaper =
        withIndex().page("map-undated.xml", "<urlset><url><loc>/articles/7</loc></url><url>");
    newspaper.remember();
    String first = newspaper.visit(MAP);
    assertThat(first).contains("pages 4, found 5");

    newspaper.page("map-2023.xml", "<urlset><url><loc>/articles/24</loc></url></urlset>");

    assertThat(newspaper.visit(MAP).substring(first.length()))
        .contains("articles/24", "articles/7", "pages 4, found 2")
        .doesNotContain("articles/401", "articles/23");
  }

  @Test
  void prunesMapsAndAddressesThatChangedBefore() throws FetchException {
    Newspaper newspaper = withIndex();
    assertThat(newspaper.visit(MAP, since("2025-11-01T00:00:00Z")))
        .contains("articles/401", "articles/7", "old 1, added 2")
        .doesNotContain("articles/402", "articles/23");
    assertThat(newspaper.asked()).doesNotContain(at("map-2023.xml"));
  }

  @Test
  void keepsADayThatIsNotOverAtTheTimeAskedFor() throws FetchException {
    byte[] map = resource("sitemap-2025.xml");
    assertThat(new Newspaper().page("map.xml", map).visit(MAP, since("2025-11-03T20:59:00Z")))
        .contains("articles/401", "old 1");
    assertThat(new Newspaper().page("map.xml", map).visit(MAP, since("2025-11-03T21:00:00Z")))
        .contains("found 3", "old 2");
  }

  @Test
  void readsNewsSiteMapsWhosePublicationIsNoModification() throws FetchException {
    assertThat(new Newspaper().page("map.xml", resource("sitemap-news.xml")).visit(MAP))
        .startsWith(
            "articles/501 | Музей открыл «ночную» выставку | 2025-11-03T12:00:00+03:00 |"
                + " музей, выставка\n");
  }

  @Test
  void endsWhereIndexesNameEachOtherOrNestTooDeep() throws FetchException {
    Newspaper newspaper = new Newspaper().page("map.xml", index("map.xml", "1.xml"));
    for (int depth = 1; depth < 9; depth++) {
      newspaper.page(depth + ".xml", index("map.xml", (depth + 1) + ".xml"));
    }
    assertThat(newspaper.visit(MAP))
        .isEqualTo(
            """
            pages 4, found 0, not articles 0, old 0, added 0
            ! https://news.example/map.xml: 1 site maps nested below 3, left out
            """);
  }

  @Test
  void endsAfterFiveHundredMapsAndEarlierWhenTheyAreDead() throws FetchException {
    String[] names = new String[600];
    Newspaper alive = new Newspaper();
    for (int i = 0; i < names.length; i++) {
      names[i] = i + ".xml";
      alive.page(names[i], "<urlset/>");
    }
    assertThat(alive.page("map.xml", index(names)).visit(MAP))
        .isEqualTo(
            """
            pages 500, found 0, not articles 0, old 0, added 0
            ! https://news.example/map.xml: 101 more site maps, left for later
            """);
    assertThat(new Newspaper().page("map.xml", index(names)).visit(MAP))
        .contains("! https://news.example/19.xml: status 404", "580 more site maps")
        .doesNotContain("20.xml");
  }

  @Test
  void comesToTheOlderMapsOfAnIndexInLaterVisits() throws FetchException {
    String[] names = new String[1200];
    Newspaper newspaper = new Newspaper();
    for (int i = 0; i < names.length; i++) {
      names[i] = i + ".xml";
      newspaper.page(names[i], "<urlset><url><loc>/articles/%d</loc></url></urlset>".formatted(i));
    }
    newspaper.page("map.xml", index(names)).remember();

    assertThat(newspaper.visit(MAP)).contains("added 499\n");
    assertThat(newspaper.visit(MAP)).contains("articles/997 |").doesNotContain("articles/998 |");
    int asked = newspaper.asked().size();
    assertThat(newspaper.visit(MAP)).contains("articles/1199 |", "added 202\n");
    assertThat(newspaper.asked().size() - asked).isEqualTo(1 + 500 + 202);
  }

  @Test
  void comesInLaterVisitsToWhatStandsBehindDeadMaps() throws FetchException {
    String[] names = new String[50];
    for (int i = 0; i < names.length; i++) {
      names[i] = i + ".xml";
    }
    Newspaper newspaper = new Newspaper();
    newspaper.page("map.xml", index(names)).remember();
    newspaper.page("45.xml", "<urlset><url><loc>/articles/45</loc></url></urlset>");

    assertThat(newspaper.visit(MAP)).contains("added 0", "30 more site maps, left for later");
    assertThat(newspaper.visit(MAP)).doesNotContain("added 1");
    assertThat(newspaper.visit(MAP)).contains("articles/45 |", "added 1");

    newspaper.page("0.xml", index("deep.xml"));
    newspaper.page("deep.xml", "<urlset><url><loc>/articles/1</loc></url></urlset>");
    assertThat(newspaper.visit(MAP)).contains("articles/1 |");
    int asked = newspaper.asked().size();
    newspaper.visit(MAP);
    assertThat(newspaper.asked().get(asked + 1))
        .as("no longer the last")
        .hasToString("https://news.example/0.xml");
  }

  @Test
  void keepsNoMoreMapsInMindThanAnyoneHas() throws FetchException {
    Newspaper newspaper = new Newspaper();
    StringBuilder root = new StringBuilder("<sitemapindex>");
    for (int i = 0; i < 4; i++) {
      root.append("<sitemap><loc>/i").append(i).append("</loc></sitemap>");
      StringBuilder index = new StringBuilder("<sitemapindex>");
      for (int j = 0; j < 30_000; j++) {
        index.append("<sitemap><loc>/m").append(i * 30_000 + j).append("</loc></sitemap>");
      }
      newspaper.page("i" + i, index + "</sitemapindex>");
    }

    assertThat(newspaper.page("map.xml", root + "</sitemapindex>").visit(MAP))
        .contains("map.xml: 20005 site maps above 100000, left out");
  }

  @Test
  void keepsTheOtherMapsWhenOneIsDead() throws FetchException {
    assertThat(
            new Newspaper()
                .page("map.xml", index("dead.xml", "alive.xml"))
                .page("alive.xml", "<urlset><url><loc>/articles/1</loc></url></urlset>")
                .visit(MAP))
        .contains("articles/1 |", "added 1", "! https://news.example/dead.xml: status 404");
  }

  @Test
  void takesNoMoreAddressesThanAMapMayHold() throws FetchException {
    StringBuilder map = new StringBuilder("<urlset>");
    for (int i = 0; i < 50_001; i++) {
      map.append("<url><loc>/articles/").append(i).append("</loc></url>");
    }
    assertThat(new Newspaper().page("map.xml", map + "</urlset>").visit(MAP))
        .contains("found 50000,", "more than 50000 records, the rest is left out");
  }

  @Test
  void readsNamesInCapitals() throws FetchException {
    assertThat(
            new Newspaper()
                .page("map.xml", "<URLSET><URL><LOC>/articles/1</LOC></URL></URLSET>")
                .visit(MAP))
        .contains("articles/1 |", "added 1");
  }

  @Test
  void refusesAMapThatUnpacksWithoutEnd() throws FetchException {
    byte[] bomb = gzip(new byte[XmlText.MAX_BYTES + 1]);
    assertThat(new Newspaper().page("map.xml", bomb).visit(MAP))
        .contains("! https://news.example/map.xml: no site map: more than 50 MiB when unpacked");
  }

  @Test
  void tellsBrokenPackingAndOtherDocuments() throws FetchException {
    byte[] cut = java.util.Arrays.copyOf(gzip("<urlset/>".getBytes(StandardCharsets.UTF_8)), 12);
    assertThat(new Newspaper().page("map.xml", cut).visit(MAP)).contains("no site map: ");
    byte[] empty = gzip(new byte[0]);
    byte[] parts = new byte[empty.length * 100_000];
    for (int i = 0; i < parts.length; i += empty.length) {
      System.arraycopy(empty, 0, parts, i, empty.length);
    }
    assertThat(new Newspaper().page("map.xml", parts).visit(MAP)).contains("no site map: ");
    assertThat(new Newspaper().page("map.xml", "<html><body>404</body></html>").visit(MAP))
        .contains("no site map: found <html>, expected a urlset or a sitemapindex");
  }

  private static String index(String... names) {
    StringBuilder index = new StringBuilder("<sitemapindex>");
    for (String name : names) {
      index.append("<sitemap><loc>/").append(name).append("</loc></sitemap>");
    }
    return index + "</sitemapindex>";
  }
}
