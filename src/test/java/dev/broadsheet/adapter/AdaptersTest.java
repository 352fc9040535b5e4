package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.article.Field;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptersTest {
  /** Every form that the design names. */
  private static final String MORNING =
      """
      site: morning.example
      name: Утро
      language: ru
      timezone: Europe/Moscow
      extends: news
      hosts: [www.morning.example, '*.morning.example', 'localhost:8081']
      articles: '^https?://[^/]+/[a-z_]+/(news/)?\\d{4}/\\d{2}/\\d{2}/\\d+\\.shtml$'

      discover:
        - feed: https://www.morning.example/rss/lenta.xml
        - sitemap: https://www.morning.example/sitemap_news.xml
        - listing: https://www.morning.example/news/
          links: a.b_ear-title
          next: a.next
        - archive: https://www.morning.example/archive/{date:yyyy-MM-dd}/     # a page for each day
          links: a.b_ear-title

      fetch: {render: auto, delay: 2s}

      fields:
        title:     [h1.headline, h1]
        lead:      'span[itemprop=description]'
        body:
          in: div.b_article-text
          drop: [div.preview-wrapper, blockquote.tweet]
          lines:
            - {drop: '^Утро в Telegram$'}
            - {cut: '^Новости и материалы$'}
            - {take: '^Источник: (\\S+)$', as: source}
        published: [{css: 'time[itemprop=datePublished]', attr: datetime}, {css: .date, format: 'd MMMM yyyy, HH:mm'}]
        tags:      {css: .tags a, all: true}
        section:   {url: '^https://www\\.morning\\.example/([a-z_]+)/'}
      require: [title, body, published]

      layouts:                              # older pages keep their own rules
        - until: 2016-03-01
          fields: {body: {in: 'div#article'}}
        - until: 2010-01-01
          fields: {body: {in: 'td.text'}, title: b.title}
      """;

  @TempDir Path folder;

  @Test
  void readsEveryFormOfTheDesign() throws IOException {
    SiteAdapter site = load(MORNING);

    assertThat(site.name()).isEqualTo("Утро");
    assertThat(site.timezone()).isEqualTo(ZoneId.of("Europe/Moscow"));
    assertThat(site.discover())
        .extracting(s -> s.getClass().getSimpleName() + " " + s.address())
        .containsExactly(
            "Feed https://www.morning.example/rss/lenta.xml",
            "Sitemap https://www.morning.example/sitemap_news.xml",
            "Listing https://www.morning.example/news/",
            "DateArchive https://www.morning.example/archive/{date:yyyy-MM-dd}/");
    assertThat(site.fetch().render()).isEqualTo(FetchOptions.Render.AUTO);
    assertThat(site.fetch().delay()).isEqualTo(Duration.ofSeconds(2));
    assertThat(site.require()).containsExactlyInAnyOrder(Field.TITLE, Field.BODY, Field.PUBLISHED);
    assertThat(site.version()).matches("morning\\.example@[0-9a-f]{8}");
  }

  @Test
  void readsTheStepsInABrowserForArticlesAndForLists() throws IOException {
    SiteAdapter site =
        load(
            MORNING
                .replace(
                    "fetch: {render: auto, delay: 2s}",
                    """
                    fetch:
                      render: browser
                      wait-for: .text p
                      click: [button.whole, button.rest]
                      load-more: {css: button.more, limit: 30}
                    """)
                .replace(
                    "    next: a.next",
                    "    render: browser\n    load-more: a.older\n    scroll: 20"));

    assertThat(site.fetch().steps())
        .isEqualTo(
            new BrowserSteps(
                Optional.of(".text p"),
                List.of("button.whole", "button.rest"),
                Optional.of(new BrowserSteps.LoadMore("button.more", 30)),
                0));
    assertThat(((Source.Listing) site.discover().get(2)).browser())
        .contains(
            new BrowserSteps(
                Optional.empty(),
                List.of(),
                Optional.of(new BrowserSteps.LoadMore("a.older", 10)),
                20));
  }

  @Test
  void putsTheSitesCandidatesBeforeThoseOfTheBase() throws IOException {
    FieldRules rules = load(MORNING).rules();

    assertThat(rules.of(Field.TITLE).candidates())
        .extracting(Candidate::label)
        .startsWith("h1.headline", "h1", "news/jsonld: headline")
        .contains("news/meta: og:title");
    assertThat(rules.body().in())
        .extracting(Candidate::label)
        .startsWith("div.b_article-text", "news/jsonld: articleBody");
    assertThat(rules.body().lines())
        .extracting(l -> l.getClass().getSimpleName())
        .containsExactly("Drop", "Cut", "Take");
  }

  @Test
  void readsDatesByFormatInTheLanguageOfTheSite() throws IOException {
    Candidate dated = load(MORNING).rules().of(Field.PUBLISHED).candidates().get(1);

    assertThat(LocalDate.from(dated.format().orElseThrow().parse("2 Мая 2017, 10:30")))
        .isEqualTo(LocalDate.of(2017, 5, 2));
    assertThat(dated.format().orElseThrow().getLocale()).isEqualTo(Locale.of("ru"));
  }

  @Test
  void keepsTheRulesOfItsTimeForAnOldPage() throws IOException {
    SiteAdapter site = load(MORNING);

    assertThat(container(site, "2009-12-31")).isEqualTo("td.text");
    assertThat(container(site, "2010-01-01")).isEqualTo("div#article");
    assertThat(container(site, "2016-02-29")).isEqualTo("div#article");
    assertThat(container(site, "2016-03-01")).isEqualTo("div.b_article-text");
    assertThat(site.rulesFor(Optional.empty())).isSameAs(site.rules());
  }

  @Test
  void knowsItsOwnAddresses() throws IOException {
    SiteAdapter site = load(MORNING);

    assertThat(site.owns(URI.create("https://WWW.morning.example/x"))).isTrue();
    assertThat(site.owns(URI.create("https://sport.morning.example:8443/"))).isTrue();
    assertThat(site.owns(URI.create("http://localhost:8081/"))).isTrue();
    assertThat(site.owns(URI.create("http://localhost:8082/"))).isFalse();
    assertThat(site.owns(URI.create("https://morning.example/"))).isFalse();
    assertThat(site.owns(URI.create("https://evilmorning.example/"))).isFalse();
    assertThat(site.owns(URI.create("mailto:a@www.morning.example"))).isFalse();
    assertThat(
            site.isArticle(URI.create("https://www.morning.example/politics/2017/05/02/1.shtml")))
        .isTrue();
    assertThat(site.isArticle(URI.create("https://www.morning.example/politics/"))).isFalse();
    assertThat(site.isArticle(URI.create("https://other.example/politics/2017/05/02/1.shtml")))
        .isFalse();
  }

  @Test
  void givesAnEditionBelowAPathItsOwnAdapter() throws IOException {
    for (String host : List.of("www.isle.example", "www.isle.example/ru")) {
      String site = host.replace('/', '-');
      Files.writeString(
          Files.createDirectory(folder.resolve(site)).resolve("adapter.yaml"),
          "site: %s%nhosts: [%s]%ntimezone: UTC%nextends: news%n".formatted(site, host));
    }
    Adapters adapters = Adapters.load(List.of(folder));

    assertThat(adapters.mistakes()).isEmpty();
    assertThat(owner(adapters, "https://www.isle.example/ru/ferry"))
        .isEqualTo("www.isle.example-ru");
    assertThat(owner(adapters, "https://www.isle.example/ru")).isEqualTo("www.isle.example-ru");
    assertThat(owner(adapters, "https://www.isle.example/rugby")).isEqualTo("www.isle.example");
    assertThat(owner(adapters, "https://www.isle.example")).isEqualTo("www.isle.example");
  }

  private static String owner(Adapters adapters, String url) {
    return adapters.byUrl(URI.create(url)).orElseThrow().site();
  }

  private static String container(SiteAdapter site, String day) {
    return site.rulesFor(Optional.of(LocalDate.parse(day))).body().in().getFirst().label();
  }

  @Test
  void tellsOfEverySiteThatItDoesNotKnowOrCannotReadAtOnce() throws IOException {
    Files.writeString(folder.resolve("adapter.yaml"), MORNING);
    Path broken = Files.createDirectories(folder.resolve("evening.example"));
    Files.writeString(broken.resolve("adapter.yaml"), "site: evening.example\ntimezone: Nowhere\n");
    Adapters adapters = Adapters.load(List.of(folder));

    assertThat(adapters.named(List.of("morning.example")))
        .extracting(SiteAdapter::site)
        .containsExactly("morning.example");
    assertThatThrownBy(() -> adapters.named(List.of("moning.example", "evening.example")))
        .hasMessageContaining("site: found \"moning.example\"")
        .hasMessageContaining("did you mean morning.example?")
        .hasMessageContaining("evening.example/adapter.yaml:2: timezone");
  }

  private SiteAdapter load(String yaml) throws IOException {
    Files.writeString(folder.resolve("adapter.yaml"), yaml);
    Adapters adapters = Adapters.load(List.of(folder));
    assertThat(adapters.mistakes()).isEmpty();
    return adapters.all().getFirst();
  }
}
