package dev.broadsheet.workshop;

import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.ArticleVersion;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Pages for a desk, from what is stored. */
public final class StudioPages {
  private final ArticleStore articles;
  private final RawArchive archive;

  public StudioPages(ArticleStore articles, RawArchive archive) {
    this.articles = articles;
    this.archive = archive;
  }

  /** The page of an article; empty where it was let go of. */
  public Optional<Page> of(String article) {
    return articles.latest(article).flatMap(this::page);
  }

  /** The pages of a site's newest articles. */
  public List<Page> newest(String site, int most) {
    return articles.search(ArticleFilter.ofSites(List.of(site)), 2 * most).stream()
        .map(Article::id)
        .flatMap(id -> of(id).stream())
        .limit(most)
        .toList();
  }

  private Optional<Page> page(ArticleVersion version) {
    try {
      return Optional.of(archive.read(new RawRef(version.rawFile(), version.rawOffset())));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return Optional.empty(); // let go of, or never there
    }
  }
}
