package dev.broadsheet.extract;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import java.util.Optional;

/** The front door: a page and its site's adapter in, an article out. Stateless, thread-safe. */
public final class Extractor {
  private Extractor() {}

  /**
   * As {@link #extract(Page, SiteAdapter, Optional)} of a page of which no source told anything.
   */
  public static Extraction extract(Page page, SiteAdapter adapter) {
    return extract(page, adapter, Optional.empty());
  }

  /**
   * Takes the article out of a page. Never throws for a page's sake: what is wrong with it is in
   * the problems.
   *
   * @param hint what the page's source said of it; its title, date and tags stand in where the page
   *     has none
   */
  public static Extraction extract(Page page, SiteAdapter adapter, Optional<Link> hint) {
    throw new UnsupportedOperationException("skeleton");
  }
}
