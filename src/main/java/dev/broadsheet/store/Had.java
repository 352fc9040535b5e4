package dev.broadsheet.store;

import dev.broadsheet.article.Link;
import java.util.Objects;

/**
 * A page that came by another way than the frontier's.
 *
 * @param hasArticle whether it showed an article: then its address needs no request
 */
public record Had(String site, Link link, boolean hasArticle, Visit visit) {
  public Had {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(visit, "visit");
  }
}
