package dev.broadsheet.workshop;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One of the other pages, as the adapter's text reads it.
 *
 * @param page its place among the pages of the desk
 * @param article as it would be stored; empty where the page gives none
 * @param problems that were met
 * @param changed fields that are not what is known of the page
 */
public record StudioPreview(
    int page, URI url, Optional<Article> article, List<Problem> problems, List<Field> changed) {
  public StudioPreview {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(article, "article");
    problems = List.copyOf(problems);
    changed = List.copyOf(changed);
  }
}
