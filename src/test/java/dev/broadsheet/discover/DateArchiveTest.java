package dev.broadsheet.discover;

import static dev.broadsheet.discover.Newspaper.at;
import static dev.broadsheet.discover.Newspaper.css;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.Source;
import dev.broadsheet.fetch.FetchException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Today is Wednesday, 5 November 2025 for the newspaper. */
class DateArchiveTest {
  private static final Source ARCHIVE =
      new Source.DateArchive(
          "https://news.example/{date:yyyy}/{date:MM-dd}/",
          Optional.of(css("a.t")),
          Optional.empty(),
          50,
          Optional.empty());

  private static DiscoveryOptions range(String from, String to) {
    return new DiscoveryOptions(
        Optional.empty(),
        Optional.of(from).filter(d -> !d.isEmpty()).map(LocalDate::parse),
        Optional.of(to).filter(d -> !d.isEmpty()).map(LocalDate::parse));
  }

  @Test
  void readsYesterdayAndTodayWithoutARange() throws FetchException {
    Newspaper newspaper = new Newspaper().list("2025/11-04/", 1).list("2025/11-05/", 2);
    assertThat(newspaper.visit(ARCHIVE)).contains("pages 2, found 2").doesNotContain("done");
  }

  private static Source siteMaps(String date) {
    return new Source.DateArchive(
        "https://news.example/map-{date:" + date + "}.xml",
        Optional.empty(),
        Optional.empty(),
        50,
        Optional.empty());
  }

  @Test
  void readsTheSiteMapOfADayAndAsksOnceForThatOfAMonth() throws FetchException {
    Source monthly = siteMaps("yyyy-MM");
    Newspaper newspaper =
        new Newspaper()
            .page(
                "map-2025-10.xml",
                "<urlset><url><loc>https://news.example/articles/7</loc></url></urlset>")
            .page(
                "map-2025-11.xml",
                "<urlset><url><loc>https://news.example/articles/8</loc></url></urlset>");

    assertThat(newspaper.visit(monthly, range("2025-10-30", "2025-11-02")))
        .isEqualTo(
            """
            articles/7 | - | - |\s
            done 2025-10-30
            done 2025-10-31
            articles/8 | - | - |\s
            done 2025-11-01
            done 2025-11-02
            pages 2, found 2, not articles 0, old 0, added 2
            """);
  }

  @Test
  void readsAllPagesOfADayByNumberUpToTheOneThatIsNotThere() throws FetchException {
    Newspaper newspaper =
        new Newspaper()
            .list("2025-11-03/1", 1, 2)
            .list("2025-11-03/2", 3)
            .list("2025-11-04/1", 4)
            .list("2025-11-04/2", 4)
            .knows(3);

    assertThat(newspaper.visit(paged(50), range("2025-11-03", "2025-11-04")))
        .contains("done 2025-11-03", "done 2025-11-04", "added 3\n")
        .doesNotContain("!");
    assertThat(newspaper.asked())
        .containsExactly(
            at("2025-11-03/1"),
            at("2025-11-03/2"),
            at("2025-11-03/3"),
            at("2025-11-04/1"),
            at("2025-11-04/2"));
  }

  @Test
  void readsPagesOfADayByTheirLinksAndNoneOffTheSite() throws FetchException {
    Source linked =
        new Source.DateArchive(
            "https://news.example/{date:yyyy-MM-dd}/",
            Optional.of(css("a.t")),
            Optional.of(css("a.next")),
            50,
            Optional.empty());
    Newspaper newspaper =
        new Newspaper()
            .page("2025-11-03/", Newspaper.listing("<a class=next href=more>more</a>", 1))
            .page(
                "2025-11-03/more",
                Newspaper.listing("<a class=next href=https://other.example/>more</a>", 2));

    assertThat(newspaper.visit(linked, range("2025-11-03", "2025-11-03")))
        .contains("done 2025-11-03", "added 2\n");
    assertThat(newspaper.asked()).containsExactly(at("2025-11-03/"), at("2025-11-03/more"));
  }

  @Test
  void goesOnWithinADayWithoutARangeOnlyAsLongAsThereIsNews() throws FetchException {
    Newspaper newspaper =
        new Newspaper()
            .list("2025-11-04/1", 1)
            .list("2025-11-04/2", 2)
            .list("2025-11-05/1", 3)
            .list("2025-11-05/2", 4)
            .list("2025-11-05/3", 5)
            .knows(1, 4);

    newspaper.visit(paged(50));

    assertThat(newspaper.asked())
        .containsExactly(at("2025-11-04/1"), at("2025-11-05/1"), at("2025-11-05/2"));
  }

  @Test
  void tellsThatADayHasMorePagesThanAreRead() throws FetchException {
    Newspaper newspaper =
        new Newspaper().list("2025-11-03/1", 1).list("2025-11-03/2", 2).list("2025-11-03/3", 3);

    assertThat(newspaper.visit(paged(2), range("2025-11-03", "2025-11-03")))
        .contains("done 2025-11-03", "! https://news.example/2025-11-03/1: page 2 of a day")
        .doesNotContain("articles/3");
  }

  @Test
  void comesBackToADayOfWhichAPageMayComeLater() throws FetchException {
    Newspaper newspaper = new Newspaper().list("2025-11-03/1", 1).down("2025-11-03/2", true);

    assertThat(newspaper.visit(paged(50), range("2025-11-03", "2025-11-03")))
        .contains("! https://news.example/2025-11-03/2: status 503")
        .doesNotContain("done");
  }

  private static Source paged(int pages) {
    return new Source.DateArchive(
        "https://news.example/{date:yyyy-MM-dd}/{page}",
        Optional.of(css("a.t")),
        Optional.empty(),
        pages,
        Optional.empty());
  }

  @Test
  void savesTheCursorAfterEachWholeDayAndNotForToday() throws FetchException {
    Newspaper newspaper =
        new Newspaper().list("2025/11-03/", 1).list("2025/11-04/", 2).list("2025/11-05/", 3);
    assertThat(newspaper.visit(ARCHIVE, range("2025-11-03", "")))
        .isEqualTo(
            """
            articles/1 | Новость 1 | - |\s
            done 2025-11-03
            articles/2 | Новость 2 | - |\s
            done 2025-11-04
            articles/3 | Новость 3 | - |\s
            pages 3, found 3, not articles 0, old 0, added 3
            """);
  }

  @Test
  void readsNoFurtherDayThanIsWanted() throws FetchException {
    Newspaper newspaper =
        new Newspaper()
            .list("2025/11-02/", 1)
            .list("2025/11-03/", 2)
            .list("2025/11-04/", 3)
            .enoughAfter("2025-11-03");

    assertThat(newspaper.visit(ARCHIVE, range("2025-11-02", "2025-11-04")))
        .contains("done 2025-11-03\npages 2, found 2");
  }

  @Test
  void comesBackToADayOfWhoseSiteMapsOneIsStillToBeRead() throws FetchException {
    Source daily = siteMaps("yyyy-MM-dd");
    Newspaper newspaper =
        new Newspaper()
            .page(
                "map-2025-11-01.xml",
                "<sitemapindex><sitemap><loc>/a.xml</loc></sitemap>"
                    + "<sitemap><loc>/b.xml</loc></sitemap></sitemapindex>")
            .page("a.xml", "<urlset><url><loc>/articles/7</loc></url></urlset>")
            .page("b.xml", "<urlset><url><loc>/articles/8</loc></url></urlset>")
            .stoppedAt("a.xml");

    assertThat(newspaper.visit(daily, range("2025-11-01", "2025-11-03")))
        .contains("articles/7")
        .doesNotContain("articles/8", "done");
  }

  @Test
  void goesOnAfterTheLastDayDone() throws FetchException {
    Newspaper newspaper =
        new Newspaper().list("2025/10-02/", 2).list("2025/10-03/", 3).doneUntil("2025-10-01");
    newspaper.visit(ARCHIVE, range("2025-09-01", "2025-10-03"));
    assertThat(newspaper.asked()).containsExactly(at("2025/10-02/"), at("2025/10-03/"));
  }

  @Test
  void stopsAtADayThatMayComeLaterAndPassesOneThatIsGone() throws FetchException {
    Newspaper newspaper =
        new Newspaper()
            .list("2025/10-01/", 1)
            .down("2025/10-02/", false)
            .list("2025/10-03/", 3)
            .down("2025/10-04/", true)
            .list("2025/10-05/", 5);
    assertThat(newspaper.visit(ARCHIVE, range("2025-10-01", "2025-10-05")))
        .contains("done 2025-10-03")
        .contains("! https://news.example/2025/10-02/: status 404")
        .contains("! https://news.example/2025/10-04/: status 503")
        .doesNotContain("done 2025-10-02", "articles/5");
  }

  @Test
  void passesTheFailureOfTheFirstDayWhenItMayComeLater() {
    Newspaper newspaper = new Newspaper().down("2025/10-01/", true);
    assertThatThrownBy(() -> newspaper.visit(ARCHIVE, range("2025-10-01", "2025-10-05")))
        .isInstanceOf(FetchException.class);
  }

  @Test
  void givesUpAfterAMonthWithoutAPage() throws FetchException {
    Newspaper newspaper = new Newspaper();
    assertThat(newspaper.visit(ARCHIVE, range("2020-01-01", "2025-01-01")))
        .contains("stopped after 31 days without a page");
    assertThat(newspaper.asked()).hasSize(31);
  }

  @Test
  void needsAFirstDayAndEndsToday() throws FetchException {
    assertThat(new Newspaper().visit(ARCHIVE, range("", "2025-01-01")))
        .contains("no first day: give from, here or in the adapter");
    Newspaper newspaper = new Newspaper().list("2025/11-05/", 1);
    newspaper.visit(ARCHIVE, range("2025-11-05", "2026-01-01"));
    assertThat(newspaper.asked()).containsExactly(at("2025/11-05/"));
  }
}
