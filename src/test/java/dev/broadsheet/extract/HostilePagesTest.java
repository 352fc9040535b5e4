package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Problem;
import dev.broadsheet.testing.Effort;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages made to take all time, memory or stack are read like others, and what was cut is told. */
class HostilePagesTest {
  /** Far more than a page of this size takes, far less than one that takes the square of it. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Adapters ADAPTERS =
      Adapters.load(List.of(Path.of("src/test/resources/extract/adapters")));

  private static final String ARTICLE =
      """
      <h1 class=headline>Harbour reopens</h1><time class=date datetime=2021-03-04T09:30:00Z></time>
      <div class=text><p>Three days of wind had kept every boat at its mooring, the master said.</p>
      <p>The first ferry left at dawn, with more people on board than on any day of the year.</p></div>
      """;

  /**
   * A page.
   *
   * @param told what a problem has to say of it; empty where nothing is cut
   */
  record Hostile(String html, String told) {}

  static Stream<Named<Hostile>> pages() {
    return Stream.of(
        page("nested tags", "<div>".repeat(100_000) + ARTICLE, "nested deeper than"),
        page(
            "mixed nested tags",
            ARTICLE + "<div class=pic><blockquote><ul><li><table><tr><td><a><b>".repeat(12_000),
            "nested deeper than"),
        page("nested formatting", ARTICLE + "<b><i><font><a>".repeat(25_000), ""),
        page("attributes", ARTICLE + "<p " + many("a%d=b ", 50_000) + ">Text.</p>", ""),
        page("classes", "<div class='" + many("c%d ", 50_000) + "'>" + ARTICLE + "</div>", ""),
        page("tiny tags", ARTICLE + "<b>".repeat(5_000_000), "more than 500000 tags"),
        page("siblings", ARTICLE + "<i class=lead></i>".repeat(200_000), ""),
        page("dates", ARTICLE + "<span>2021</span> ".repeat(200_000), ""),
        page("links", ARTICLE + "<a rel=tag class=tags href=/x>Sea</a>".repeat(100_000), ""),
        page("a divided title", "<title>" + "Sea - ".repeat(50_000) + "</title>" + ARTICLE, ""),
        page(
            "authors",
            "<meta name=author content='" + "Ann Reed, ".repeat(50_000) + "'>" + ARTICLE,
            ""),
        page("accents in a class", "<p class='a" + "\u0301".repeat(300_000) + "'>" + ARTICLE, ""),
        page("linked data", ld("{\"@type\": \"NewsArticle\"}").repeat(10_000) + ARTICLE, "10000"),
        page(
            "nested linked data",
            ld("[".repeat(100_000) + "]".repeat(100_000)) + ARTICLE,
            "JSON-LD"),
        page("broken linked data", ld("{\"headline\": \"x\"") + ARTICLE, "JSON-LD"),
        page("quotes in linked data", ld("{\"headline\": \"An \"x\" y\"}") + ARTICLE, "JSON-LD"),
        page("cut linked data", ld("{\"articleBody\": \"It rai") + ARTICLE, "JSON-LD"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void readsTheArticleByAnAdapter(Hostile page) throws InterruptedException {
    Extraction extraction =
        Effort.within(LIMIT, () -> extract(page, ADAPTERS.bySite("gazette.example").orElseThrow()));

    assertThat(extraction.article().map(Article::title)).hasValue("Harbour reopens");
    assertThat(extraction.article().orElseThrow().text()).startsWith("Three days of wind");
    assertTold(extraction, page.told());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void readsTheArticleWithoutAnAdapter(Hostile page) throws InterruptedException {
    Extraction extraction = Effort.within(LIMIT, () -> extract(page, ADAPTERS.base()));

    assertThat(extraction.article().orElseThrow().text()).contains("The first ferry left at dawn");
    assertTold(extraction, page.told());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void triesAnAdapterInTimeToo(Hostile page) throws InterruptedException {
    SiteAdapter adapter = ADAPTERS.bySite("gazette.example").orElseThrow();

    Trial trial = Effort.within(LIMIT, () -> Trial.of(page(page), adapter));

    assertThat(trial.extraction().article().map(Article::title)).hasValue("Harbour reopens");
    assertThat(trial.tried()).isNotEmpty();
  }

  private static void assertTold(Extraction extraction, String told) {
    List<String> messages = extraction.problems().stream().map(Problem::message).toList();
    if (!told.isEmpty()) {
      assertThat(messages).anySatisfy(m -> assertThat(m).contains(told));
    }
  }

  private static Extraction extract(Hostile page, SiteAdapter adapter) {
    return Extractor.extract(page(page), adapter);
  }

  private static Page page(Hostile page) {
    return Page.ofFile(
        URI.create("https://www.gazette.example/town/harbour"),
        page.html().getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Instant.parse("2021-06-01T00:00:00Z"));
  }

  private static Named<Hostile> page(String name, String html, String told) {
    return Named.of(name, new Hostile(html, told));
  }

  private static String ld(String json) {
    return "<script type='application/ld+json'>" + json + "</script>";
  }

  private static String many(String format, int count) {
    StringBuilder all = new StringBuilder();
    IntStream.range(0, count).forEach(i -> all.append(format.formatted(i)));
    return all.toString();
  }
}
