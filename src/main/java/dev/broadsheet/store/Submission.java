package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Problem;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * An article to be saved.
 *
 * @param requested the address that was asked for; it becomes an alias of the article
 * @param rawFile the archive's file that holds the page
 * @param rawOffset the place of the page in that file
 */
public record Submission(
    Article article, URI requested, String rawFile, long rawOffset, List<Problem> problems) {
  public Submission {
    Objects.requireNonNull(article, "article");
    Objects.requireNonNull(requested, "requested");
    Objects.requireNonNull(rawFile, "rawFile");
    problems = List.copyOf(problems);
  }

  /** The same for an article that is known at another address. */
  Submission at(URI url) {
    return new Submission(article.withUrl(url), requested, rawFile, rawOffset, problems);
  }
}
