package dev.broadsheet.workshop;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.SameText;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.ArticleVersion;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Looks for articles of a site that are stored, and for their pages as they are now. */
public final class EvidenceSearch {
  /** A page that shows less of the stored text is another one: a wall, a stub, a front page. */
  private static final double FOUND = 0.5;

  /** As many stored articles are looked up in the archive, which need not have a later page. */
  private static final int LOOKED_UP = 400;

  private final ArticleStore articles;
  private final RawArchive archive;
  private final SiteAdapter adapter;
  private final SiteAdapter base;
  private final Consumer<String> progress;
  private final List<Specimen> known = new ArrayList<>();
  private final List<Specimen> recent = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();

  /** Gets pages from the site. */
  @FunctionalInterface
  public interface Site {
    Page fetch(URI url) throws FetchException;
  }

  /**
   * @param base reads pages of unknown sites
   * @param progress takes a line about each page
   */
  public EvidenceSearch(
      ArticleStore articles,
      RawArchive archive,
      SiteAdapter adapter,
      SiteAdapter base,
      Consumer<String> progress) {
    this.articles = articles;
    this.archive = archive;
    this.adapter = adapter;
    this.base = base;
    this.progress = progress;
  }

  /** When the pages changed, as the rules that gave the stored articles tell. */
  public Optional<Instant> turn() {
    return Turn.of(articles, adapter);
  }

  /**
   * Asks the site for known articles.
   *
   * @param since when the pages changed, if that is known
   * @param pages as many known articles are enough
   */
  public Evidence fromSite(Site site, Optional<Instant> since, int pages) {
    KnownArticles stored = stored(since);
    List<Article> before = stored.before(2 * pages);
    for (Article article : before) {
      if (known.size() < pages) {
        try {
          take(article, site.fetch(article.url()));
        } catch (FetchException e) {
          troubles.add(String.valueOf(e.getMessage()));
        }
      }
    }
    stored.after(pages).forEach(this::takeRecent);
    return new Evidence(before, known, recent, troubles);
  }

  /** The same without a request: pages that were archived after the change. */
  public Evidence fromArchive(Optional<Instant> since, int pages) {
    KnownArticles stored = stored(since);
    ArchivedPages archived = new ArchivedPages(archive, adapter.site());
    troubles.addAll(archived.problems());
    List<Article> before = stored.before(LOOKED_UP);
    for (Article article : before) {
      if (known.size() < pages) {
        archived
            .newest(article, since.orElse(article.fetched()))
            .ifPresent(page -> take(article, page));
      }
    }
    since.ifPresent(time -> takeRecent(archived, time, pages));
    return new Evidence(before, known, recent, troubles);
  }

  private KnownArticles stored(Optional<Instant> since) {
    return new KnownArticles(articles, adapter.site(), adapter.timezone(), since);
  }

  private void take(Article article, Page page) {
    ParsedPage parsed = Extractor.parse(page);
    Specimen specimen = new Specimen(page, parsed, article);
    int found = new KnownText(specimen, Set.of()).whole().body();
    if (found < FOUND * SameText.key(article.text()).length()) {
      troubles.add(page.url() + ": shows less than half of the stored text");
    } else {
      known.add(specimen);
      progress.accept("known: " + article.title());
    }
  }

  private void takeRecent(ArchivedPages archived, Instant since, int pages) {
    for (URI url : archived.since(since)) {
      if (recent.size() < pages
          && adapter.isArticle(url)
          && articles
              .idOf(url)
              .flatMap(articles::find)
              .filter(a -> a.fetched().isBefore(since))
              .isEmpty()) {
        archived.page(url).ifPresent(this::takeRecent);
      }
    }
  }

  private void takeRecent(ArticleVersion version) {
    try {
      takeRecent(archive.read(new RawRef(version.rawFile(), version.rawOffset())));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      troubles.add(version.article().url() + ": is not in the archive");
    }
  }

  private void takeRecent(Page page) {
    ParsedPage parsed = Extractor.parse(page);
    Extractor.extract(page, parsed, base)
        .article()
        .filter(a -> a.text().length() >= KnownArticles.SHORTEST_TEXT)
        .ifPresent(article -> recent.add(new Specimen(page, parsed, article)));
  }
}
