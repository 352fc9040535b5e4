package dev.broadsheet.console;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.Criterion;
import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.Store;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last pages of a site that were read: what each lacks, and what was wrong with it. */
public final class ReadPages implements ConsolePage {
  private final Store store;
  private final Cached<Census.Result> census;

  /**
   * A page.
   *
   * @param article that is stored of it, if one is
   * @param missing fields
   * @param problems that were told when it was read, as the article is now
   */
  public record Row(
      PageYield page, Optional<Article> article, List<Field> missing, List<Problem> problems) {
    public Row {
      missing = List.copyOf(missing);
      problems = List.copyOf(problems);
    }

    boolean isOf(Choice choice) {
      return choice.without().map(missing::contains).orElse(true)
          && (!choice.isWrong() || !problems.isEmpty());
    }
  }

  /**
   * Which pages are shown.
   *
   * @param without a field; empty: whatever they have
   * @param isWrong those with problems only
   */
  public record Choice(Optional<Field> without, boolean isWrong) {
    static final Choice ALL = new Choice(Optional.empty(), false);

    /** The address of such pages of a site. */
    public String address(String site) {
      return "/sites/"
          + Request.encoded(site)
          + "/pages"
          + without.map(field -> "?without=" + field.key()).orElse(isWrong ? "?problems=1" : "");
    }
  }

  /** A choice, and how many pages it has. */
  public record Offer(Choice choice, long pages) {}

  /** What the page shows, the last page first. */
  public record Model(SiteRow site, Choice choice, List<Offer> offers, List<Row> rows) {
    public Model {
      offers = List.copyOf(offers);
      rows = List.copyOf(rows);
    }
  }

  ReadPages(Store store, Cached<Census.Result> census) {
    this.store = store;
    this.census = census;
  }

  @Override
  public void add(Routes routes) {
    routes.look("/sites/{site}/pages", this::show);
  }

  private void show(Request request) {
    SiteRow site = census.get().site(request.path("site")).orElseThrow(Request::notFound);
    Choice choice =
        new Choice(
            request.query("without").map(ReadPages::field), request.query("problems").isPresent());
    List<Row> rows =
        rows(store.yields().last(site.site(), 0, Long.MAX_VALUE, SitePage.LAST_PAGES).reversed());
    request.show(
        request.texts().of("pages.title", site.name()),
        "site-pages.jte",
        new Model(site, choice, offers(rows), rows.stream().filter(r -> r.isOf(choice)).toList()));
  }

  private static Field field(String key) {
    return Field.ofKey(key)
        .filter(Filled.COUNTED::contains)
        .orElseThrow(() -> Request.badRequest("without: no such field"));
  }

  private List<Row> rows(List<PageYield> pages) {
    ArticleStore articles = store.articles();
    Map<URI, String> ids = articles.idsOf(pages.stream().map(PageYield::url).toList());
    Map<String, Article> stored = new HashMap<>();
    if (!ids.isEmpty()) {
      articles.forEach(
          ArticleFilter.ALL.and(new Criterion.Ids(List.copyOf(ids.values()))),
          article -> stored.put(article.id(), article));
    }
    Map<String, List<Problem>> problems = articles.problems(stored.keySet());
    return pages.stream()
        .map(
            page -> {
              Optional<Article> article = Optional.ofNullable(ids.get(page.url())).map(stored::get);
              return new Row(
                  page,
                  article,
                  Filled.missing(page),
                  article.map(Article::id).map(problems::get).orElse(List.of()));
            })
        .toList();
  }

  private static List<Offer> offers(List<Row> rows) {
    List<Choice> choices = new ArrayList<>(List.of(Choice.ALL, new Choice(Optional.empty(), true)));
    Filled.COUNTED.forEach(field -> choices.add(new Choice(Optional.of(field), false)));
    return choices.stream()
        .map(choice -> new Offer(choice, rows.stream().filter(r -> r.isOf(choice)).count()))
        .filter(offer -> offer.pages() > 0)
        .toList();
  }
}
