package dev.broadsheet.discover;

import static dev.broadsheet.discover.Newspaper.at;
import static dev.broadsheet.discover.Newspaper.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.Source;
import dev.broadsheet.fetch.FetchException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
  private static final Source FEED = new Source.Feed(at("feed"));

  private static String visit(byte[] feed) throws FetchException {
    return new Newspaper().page("feed", feed).visit(FEED);
  }

  private static String visit(String feed) throws FetchException {
    return visit(feed.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsRssWithTitlesDatesAsWrittenAndCategories() throws FetchException {
    assertThat(visit(resource("rss2.xml")))
        .isEqualTo(
            """
            articles/101 | В Заречье открыли мост «Северный» | Mon, 03 Nov 2025 12:30:00 +0300 | Город, Мосты & дороги
            articles/102 | Урожай яблок вырос вдвое | Вс, 02 ноя 2025 09:00:00 |\s
            articles/103 | Без ссылки, но с адресом | - |\s
            pages 1, found 4, not articles 1, old 0, added 3
            """);
  }

  @Test
  void readsAtomAndTakesUpdatedForNoPublicationDate() throws FetchException {
    assertThat(visit(resource("atom.xml")))
        .isEqualTo(
            """
            articles/201 | Рада "Дунаю" зібралася | 2025-11-03T10:00:00+02:00 | Рада, річка
            articles/202 | Лише з ідентифікатором | - |\s
            pages 1, found 2, not articles 0, old 0, added 2
            """);
  }

  @Test
  void resolvesAddressesAgainstTheBaseThatAFeedNames() throws FetchException {
    assertThat(
            visit(
                """
                <feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://news.example/articles/'>
                <entry><link href='1'/></entry>
                <entry xml:base='/articles/'><link rel='' href='2'/></entry>
                <entry xml:base='mailto:x'><link rel='Alternate' href='3'/></entry></feed>
                """))
        .contains("articles/1 |", "articles/2 |", "articles/3 |", "added 3");
  }

  @Test
  void readsNamesInCapitals() throws FetchException {
    assertThat(visit("<RSS><CHANNEL><ITEM><LINK>/articles/1</LINK></ITEM></CHANNEL></RSS>"))
        .contains("articles/1 |", "added 1");
  }

  @Test
  void tellsOfAFeedWhoseItemsHaveNoLink() throws FetchException {
    assertThat(visit("<rss><channel><item><title>x</title></item></channel></rss>"))
        .contains("! https://news.example/feed: found no link in any of its items");
    assertThat(visit("<rss><channel></channel></rss>")).doesNotContain("!");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "UTF-8"})
  void readsRdfInTheCharsetOfItsBytesWhateverIsDeclared(String charset) throws FetchException {
    String rdf = new String(resource("rdf.xml"), StandardCharsets.UTF_8);
    assertThat(visit(rdf.getBytes(Charset.forName(charset))))
        .startsWith("articles/301 | Река вышла из берегов | 2025-11-03T08:15:00+03:00 | погода\n");
  }

  @Test
  void toleratesAMarkOrBlanksBeforeTheDeclaration() throws FetchException {
    String rss = new String(resource("rss2.xml"), StandardCharsets.UTF_8);
    assertThat(visit("\uFEFF" + rss)).isEqualTo(visit("\n \n" + rss)).contains("added 3");
  }

  @Test
  void leavesOutWhatIsOlderThanAskedFor() throws FetchException {
    DiscoveryOptions options =
        new DiscoveryOptions(
            Optional.of(Instant.parse("2025-11-03T00:00:00Z")), Optional.empty(), Optional.empty());
    assertThat(new Newspaper().page("feed", resource("rss2.xml")).visit(FEED, options))
        .contains("articles/101", "articles/103", "old 1, added 2")
        .doesNotContain("articles/102");
  }

  @Test
  void keepsTheItemsBeforeABreakAndTellsIt() throws FetchException {
    assertThat(
            visit("<rss><channel><item><link>/articles/1</link></item><item><link>/articles/2</li"))
        .isEqualTo(
            """
            articles/1 | - | - |\s
            pages 1, found 1, not articles 0, old 0, added 1
            ! https://news.example/feed: broken off after 2 records, no </rss> at its end
            """);
  }

  @Test
  void tellsThatAPageOfHtmlIsNoFeed() throws FetchException {
    assertThat(visit("<!DOCTYPE html><html><body><a href=/articles/1>x</a></body></html>"))
        .isEqualTo(
            """
            pages 1, found 0, not articles 0, old 0, added 0
            ! https://news.example/feed: no feed: found <html>, expected RSS, Atom or RDF
            """);
  }

  @Test
  void expandsNoEntityAndReadsNoFile() throws FetchException {
    String bomb =
        "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM"
            + " 'file:///etc/passwd'>]><rss><channel><item><link>/articles/1</link><title>&b;"
            + " &f;</title></item></channel></rss>";
    assertThat(visit(bomb)).startsWith("articles/1 | &b; &f; | - |");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u0000\u0001\u0002", "{\"items\":[]}", "<", "<rss", "<!-- "})
  void survivesWhatIsNoXml(String garbage) throws FetchException {
    assertThat(visit(garbage)).contains("! https://news.example/feed: no feed: ");
  }

  @Test
  void survivesEndlessNestingAndEndlessItems() throws FetchException {
    assertThat(visit("<rss><a>".repeat(300_000))).contains("! ");
    assertThat(visit("<rss><channel><item>" + "<x/>".repeat(300_000)))
        .contains("! https://news.example/feed: more elements than a feed or a site map can need");
  }

  @Test
  void passesTheFailureOfAFeedThatIsGone() {
    assertThatThrownBy(() -> new Newspaper().visit(FEED))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("404");
  }

  @Test
  void tellsWhenNoLinkFitsTheSite() throws FetchException {
    assertThat(visit("<rss><item><link>https://shop.example/1</link></item></rss>"))
        .contains("! https://news.example/feed: found 1 link, none of them an article of");
  }
}
