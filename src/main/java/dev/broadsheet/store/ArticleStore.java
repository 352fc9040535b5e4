package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Articles and their versions. Thread-safe. */
public final class ArticleStore {
  ArticleStore() {}

  /**
   * Saves in one transaction; results stand in the order of the submissions. Saving the same again
   * changes nothing.
   *
   * <p>Two forms of an article are the same when all but the time of fetching, the adapter and the
   * provenance is equal.
   */
  public List<SaveResult> save(List<Submission> submissions) {
    throw new UnsupportedOperationException("skeleton");
  }

  /**
   * The current version of an article.
   *
   * @param id the id or the beginning of one; a beginning that several articles share finds none
   */
  public Optional<Article> find(String id) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The article at an address: its canonical URL or one of its aliases. */
  public Optional<Article> findByUrl(URI url) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Other addresses under which the article was met, in order. */
  public List<URI> aliases(String id) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** All versions of an article, the oldest first; empty for an unknown id. */
  public List<ArticleVersion> versions(String id) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The newest articles by publication first, undated ones last. */
  public List<Article> search(ArticleFilter filter, int limit) {
    throw new UnsupportedOperationException("skeleton");
  }

  public long count(ArticleFilter filter) {
    throw new UnsupportedOperationException("skeleton");
  }

  /**
   * Shows every article that fits, in order of id; memory does not grow with their number. An
   * article saved meanwhile may be shown or not, none is shown twice.
   */
  public void forEach(ArticleFilter filter, Consumer<Article> consumer) {
    throw new UnsupportedOperationException("skeleton");
  }
}
