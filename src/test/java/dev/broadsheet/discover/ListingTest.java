package dev.broadsheet.discover;

import static dev.broadsheet.discover.Newspaper.at;
import static dev.broadsheet.discover.Newspaper.css;
import static dev.broadsheet.discover.Newspaper.listing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.Source;
import dev.broadsheet.fetch.FetchException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final String NEXT = "<a class=next href='%s'>Далее</a>";

  private static Source byNext(int pages) {
    return new Source.Listing(
        at("news/").toString(), css("a.t"), Optional.of(css("a.next")), pages, Optional.empty());
  }

  private static Source byNumber(int pages) {
    return new Source.Listing(
        "https://news.example/news?p={page}",
        css("a.t"),
        Optional.empty(),
        pages,
        Optional.empty());
  }

  @Test
  void followsNextWithTitlesFromTheAnchors() throws FetchException {
    Newspaper newspaper =
        new Newspaper()
            .page("news/", listing(NEXT.formatted("?p=2"), 1, 2))
            .page("news/?p=2", listing("", 3));
    assertThat(newspaper.visit(byNext(10)))
        .isEqualTo(
            """
            articles/1 | Новость 1 | - |\s
            articles/2 | Новость 2 | - |\s
            articles/3 | Новость 3 | - |\s
            pages 2, found 3, not articles 0, old 0, added 3
            """);
  }

  @Test
  void countsPagesFromOneUntilNothingIsNew() throws FetchException {
    Newspaper newspaper =
        new Newspaper()
            .list("news?p=1", 6, 5)
            .list("news?p=2", 4, 3)
            .list("news?p=3", 2, 1)
            .knows(1, 2, 3, 4);
    assertThat(newspaper.visit(byNumber(10))).contains("pages 2, found 4", "added 2");
  }

  @Test
  void stopsAtTheNumberOfPages() throws FetchException {
    Newspaper newspaper = new Newspaper().list("news?p=1", 1).list("news?p=2", 2);
    assertThat(newspaper.visit(byNumber(1)))
        .contains("pages 1, found 1")
        .contains("! https://news.example/news?p={page}: page 1, the last that is read, still");
    assertThat(new Newspaper().list("news?p=1", 1).knows(1).visit(byNumber(1)))
        .doesNotContain("the last that is read");
  }

  @Test
  void stopsWherePagesLeadBackOrRepeat() throws FetchException {
    Newspaper ring =
        new Newspaper()
            .page("news/", listing(NEXT.formatted("?p=2"), 1))
            .page("news/?p=2", listing(NEXT.formatted("/news/"), 2));
    assertThat(ring.visit(byNext(10))).contains("pages 2, found 2");
    Newspaper lastPageForever =
        new Newspaper().list("news?p=1", 1).list("news?p=2", 1).list("news?p=3", 1);
    assertThat(lastPageForever.visit(byNumber(10))).contains("pages 2, found 2", "added 1");
  }

  @Test
  void endsInACalendarWithoutEnd() throws FetchException {
    Newspaper calendar = new Newspaper().page("news/", listing(NEXT.formatted("?month=1"), 1));
    for (int month = 1; month <= 40; month++) {
      calendar.page(
          "news/?month=" + month, listing(NEXT.formatted("?month=" + (month + 1)), month + 1));
    }
    assertThat(calendar.visit(byNext(10))).contains("pages 10, found 10");
  }

  @Test
  void endsWhereThePathGrows() throws FetchException {
    Newspaper growing = new Newspaper();
    for (String path = "news/"; path.length() < 60; path += "more/") {
      growing.page(path, listing(NEXT.formatted("more/"), 1));
    }
    assertThat(growing.visit(byNext(10))).contains("pages 2, found 2", "added 1");
  }

  @Test
  void takesASessionIdInEveryLinkForTheSamePage() throws FetchException {
    String session = ";jsessionid=0123456789ABCDEF";
    Newspaper sessions =
        new Newspaper()
            .page(
                "news/",
                "<a class=t href='/articles/1%s1'>Один</a><a class=t href='/articles/1%s2'>Он же</a>"
                        .formatted(session, session)
                    + NEXT.formatted("/news/" + session));
    assertThat(sessions.visit(byNext(10))).contains("pages 1, found 1");
  }

  @Test
  void staysOnTheSite() throws FetchException {
    Newspaper newspaper =
        new Newspaper().page("news/", listing(NEXT.formatted("https://other.example/2"), 1));
    assertThat(newspaper.visit(byNext(10)))
        .contains("pages 1")
        .contains("! https://news.example/news/: the next page is off the site:");
  }

  @Test
  void readsTheSameArticleOnceAndItsTitleFromTheHeadline() throws FetchException {
    String html =
        "<base href='https://news.example/deep/'><a class=t href='../articles/1'><img src=x></a><a"
            + " class=t href='/articles/1#comments'>Мэр вернулся</a><a class=t"
            + " href='mailto:a@b'>x</a>";
    assertThat(new Newspaper().page("news/", html).visit(byNext(1)))
        .isEqualTo(
            """
            articles/1 | Мэр вернулся | - |\s
            pages 1, found 1, not articles 0, old 0, added 1
            """);
  }

  @Test
  void findsTheLinkInOrAroundWhatIsSelected() throws FetchException {
    String html =
        "<div class=t><p>Первая</p><a href='/articles/1'>дальше</a></div>"
            + "<a href='/articles/2'><b class=t>Вторая</b></a>";
    assertThat(
            new Newspaper()
                .page("news/", html)
                .visit(
                    new Source.Listing(
                        at("news/").toString(), css(".t"), Optional.empty(), 1, Optional.empty())))
        .contains("articles/1 | Первая дальше |", "articles/2 | Вторая |");
  }

  @Test
  void tellsWhenTheSelectorFindsNothing() throws FetchException {
    assertThat(new Newspaper().page("news/", "<p>Новый дизайн</p>").visit(byNext(10)))
        .contains("! https://news.example/news/: nothing found by a.t");
  }

  @Test
  void keepsThePagesBeforeADeadOne() throws FetchException {
    Newspaper newspaper = new Newspaper().list("news?p=1", 1).down("news?p=2", true);
    assertThat(newspaper.visit(byNumber(10)))
        .contains("pages 1, found 1", "! https://news.example/news?p=2: status 503");
    assertThatThrownBy(() -> new Newspaper().visit(byNumber(10)))
        .isInstanceOf(FetchException.class);
  }
}
