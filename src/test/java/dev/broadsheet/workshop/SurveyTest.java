package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.FetchOptions;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.Fetcher;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurveyTest {
  private static final URI HOME = URI.create("https://pier.example/");
  private static final Instant NOW = Instant.parse("2026-03-05T08:00:00Z");

  private static final String ARTICLE =
      """
      <html lang="en"><head><title>%1$s</title></head><body><h1>%1$s</h1><div class="text">
      <p>The keeper of number %2$d counted the birds twice before breakfast, and wrote nine into the
      book that his father had begun in the year of the flood.</p>
      <p>They will stay on pier %2$d until the ice is gone, as they did last year, said the harbour
      master, who feeds them at noon and in the evening.</p>
      <p>Visitors are asked to leave their dogs at gate %2$d, and to keep off the slipway while the
      young ones sleep in the reeds.</p></div></body></html>
      """;

  private final World world = new World();
  private final List<SurveyStep> steps = new ArrayList<>();

  /** A web of pages in memory; what is not in it is not found. */
  private static final class World implements Fetcher {
    private final Map<URI, String> pages = new HashMap<>();
    private final Map<URI, FetchException> failures = new HashMap<>();
    private final List<URI> asked = new ArrayList<>();
    private Page.Via via = Page.Via.HTTP;

    @Override
    public Page fetch(FetchRequest request) throws FetchException {
      asked.add(request.url());
      FetchException failure = failures.get(request.url());
      if (failure != null) {
        throw failure;
      }
      String page = pages.get(request.url());
      if (page == null) {
        throw new FetchException(
            request.url(), FetchException.Reason.STATUS, false, "not found", null);
      }
      byte[] body = page.getBytes(StandardCharsets.UTF_8);
      return new Page(
          request.url(), request.url(), 200, Map.of(), body, Optional.empty(), NOW, via);
    }

    @Override
    public void close() {}

    void news(int count) {
      StringBuilder links = new StringBuilder();
      for (int i = 1; i <= count; i++) {
        String title = "Report number " + i + " from the pier";
        pages.put(article(i), ARTICLE.formatted(title, i));
        links.append(
            "<li class=\"story\"><a href=\"/news/%d.html\">%s</a></li>".formatted(i, title));
      }
      pages.put(
          HOME, "<html><body><ul>" + links + "</ul><a href=\"/about\">About</a></body></html>");
    }

    static URI article(int number) {
      return HOME.resolve("/news/" + number + ".html");
    }

    void wall(URI url) {
      failures.put(
          url,
          new FetchException(
              url, FetchException.Reason.WALL, false, "answered by a captcha", null));
    }
  }

  @Test
  void readsAsManyArticlesAsAreEnough() throws FetchException {
    world.news(20);

    Findings findings = survey(HOME, 4);

    assertThat(findings.specimens()).hasSize(4);
    assertThat(findings.others()).containsExactly(HOME);
    assertThat(findings.troubles()).isEmpty();
    assertThat(world.asked).doesNotHaveDuplicates().hasSizeLessThan(16);
  }

  @Test
  void takesTheFrontPageForAListing() throws FetchException {
    world.news(8);

    assertThat(survey(HOME, 3).sources())
        .singleElement()
        .satisfies(s -> assertThat(s.address()).isEqualTo(HOME.toString()));
  }

  @Test
  void takesAFrontPageOfOneArticleForAListingWhereNothingElseTellsOfArticles()
      throws FetchException {
    world.news(1);

    assertThat(survey(HOME, 3).sources())
        .singleElement()
        .satisfies(s -> assertThat(s.address()).isEqualTo(HOME.toString()));
  }

  @Test
  void tellsOfPagesThatShowLittleMoreThanTheirTitle() throws FetchException {
    world.news(5);
    String teaser =
        "<html lang=en><time datetime=2026-03-0%1$d>2026-03-0%1$d</time><h1>Report number %1$d from"
            + " the pier</h1><p>The keeper of number %1$d counted the birds.</p>"
            + "<p>Subscribe to read on.</p></html>";
    for (int i = 2; i <= 5; i++) {
      world.pages.put(World.article(i), teaser.formatted(i));
    }

    Findings findings = survey(HOME, 5);

    assertThat(findings.specimens()).hasSize(1);
    assertThat(findings.troubles())
        .contains("4 pages had a day and less than 300 letters of text, as before a wall");
    assertThat(draft(findings).articles()).isNotEmpty();
  }

  @Test
  void provesAFeedBeforeItBelievesIt() throws FetchException {
    world.news(2);
    URI feed = HOME.resolve("/news.rss");
    world.pages.put(
        feed,
        "<rss><channel><item><link>%s</link></item></channel></rss>".formatted(World.article(1)));
    world.pages.merge(
        HOME,
        "<link rel=alternate type=application/rss+xml href=/news.rss>"
            + "<link rel=alternate type=application/rss+xml href=/dead.rss>",
        (page, links) -> links + page);

    assertThat(survey(HOME, 2).sources().stream().map(s -> s.address()))
        .containsExactly(feed.toString());
  }

  @Test
  void asksWhereFeedsUsuallyLieUpToTheFirst() throws FetchException {
    world.news(2);
    world.pages.put(
        HOME.resolve("/feed"),
        "<rss><channel><item><link>%s</link></item></channel></rss>".formatted(World.article(1)));

    survey(HOME, 2);

    assertThat(world.asked)
        .contains(HOME.resolve("/rss"), HOME.resolve("/feed"))
        .doesNotContain(HOME.resolve("/rss.xml"), HOME.resolve("/feed.xml"));
    assertThat(steps)
        .contains(
            SurveyStep.at(SurveyStep.Kind.NOTHING, HOME.resolve("/rss").toString()),
            SurveyStep.source(HOME.resolve("/feed").toString(), 1),
            new SurveyStep(SurveyStep.Kind.ARTICLE, "Report number 2 from the pier", 2, 2));
    assertThat(steps)
        .extracting(SurveyStep::toString)
        .contains("nothing at " + HOME.resolve("/rss"));
  }

  @Test
  void believesTheFeedWhereEveryPageShowsTheDayOfTheVisit() throws FetchException {
    world.news(4);
    StringBuilder items = new StringBuilder();
    for (int i = 1; i <= 4; i++) {
      items.append(
          "<item><link>%s</link><pubDate>%d Mar 2026 23:30:00 +0200</pubDate></item>"
              .formatted(World.article(i), i));
      world.pages.computeIfPresent(
          World.article(i),
          (url, page) ->
              page.replace("<h1>", "<div class=calendar>4 March 2026, Wednesday</div><h1>")
                  .replace("</h1>", "</h1><p class=when>" + number(url) + " March, 23:30</p>"));
    }
    world.pages.put(HOME.resolve("/rss"), "<rss><channel>" + items + "</channel></rss>");

    Draft draft = draft(survey(HOME, 4));

    assertThat(draft.rule(Field.PUBLISHED)).isEqualTo("p.when");
    assertThat(draft.sureness().get(Field.PUBLISHED)).isEqualTo(new Sureness(4, 4));
    assertThat(draft.timezone().getRules().getOffset(NOW)).isEqualTo(ZoneOffset.ofHours(2));
    assertThat(draft.notes()).noneMatch(n -> n.contains("timezone"));
  }

  @Test
  void doubtsADayOfTheVisitThatAllPagesShow() throws FetchException {
    world.news(3);
    world.pages.replaceAll((_, page) -> page.replace("<h1>", "<p>5 March 2026, Thursday</p><h1>"));

    assertThat(draft(survey(HOME, 3)).notes())
        .contains("published is the day of the visit on all pages: is it that of the articles?");
  }

  @Test
  void tellsTheWallsThatItMet() throws FetchException {
    world.news(3);
    world.wall(World.article(1));
    world.wall(World.article(2));

    Findings findings = survey(HOME, 3);
    Draft draft = draft(findings);

    assertThat(findings.specimens()).hasSize(1);
    assertThat(draft.notes())
        .contains("2 pages: answered by a captcha, the first " + World.article(1));
    assertThat(draft.notes()).anyMatch(n -> n.contains("One page alone"));
  }

  @Test
  void keepsTheFeedOfASiteWhoseArticlesAreWalled() throws FetchException {
    world.news(3);
    world.pages.put(
        HOME.resolve("/rss"),
        "<rss><channel><item><link>%s</link></item></channel></rss>".formatted(World.article(1)));
    for (int i = 1; i <= 3; i++) {
      world.wall(World.article(i));
    }

    Findings findings = survey(HOME, 3);

    assertThat(findings.specimens()).isEmpty();
    assertThat(findings.sources())
        .extracting(Source::address)
        .containsExactly(HOME.resolve("/rss").toString());
    assertThat(findings.troubles())
        .contains("3 pages: answered by a captcha, the first " + World.article(1));
  }

  @Test
  void failsWhereTheBeginningIsWalled() {
    world.wall(HOME);

    assertThatThrownBy(() -> survey(HOME, 3)).isInstanceOf(FetchException.class);
  }

  @Test
  void takesAnArticleUnderTwoAddressesOnce() throws FetchException {
    world.news(3);
    world.pages.put(World.article(2), world.pages.get(World.article(1)));

    assertThat(survey(HOME, 3).specimens()).hasSize(2);
  }

  @Test
  void writesThatItsPagesWereReadInABrowser() throws FetchException {
    world.news(6);
    world.via = Page.Via.BROWSER;

    SiteAdapter made = draft(survey(HOME, 3)).adapter(Path.of("adapter.yaml"));

    assertThat(made.fetch().render()).isEqualTo(FetchOptions.Render.BROWSER);
    assertThat(made.discover())
        .singleElement()
        .isInstanceOfSatisfying(
            Source.Listing.class, listing -> assertThat(listing.browser()).isPresent());
  }

  private static String number(URI url) {
    return url.getPath().replaceAll("\\D", "");
  }

  private static Draft draft(Findings findings) {
    return Induction.of(findings, Adapters.load(List.of()), List.of());
  }

  private Findings survey(URI start, int pages) throws FetchException {
    return new Survey(
            world,
            _ -> List.of(),
            Survey.stranger(start, false),
            Adapters.load(List.of()).base(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            steps::add)
        .from(start, pages);
  }
}
