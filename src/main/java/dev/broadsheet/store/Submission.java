package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Problem;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An article to be saved.
 *
 * @param requested the address that was asked for; it becomes an alias of the article
 * @param rawFile the archive's file that holds the page; empty where none does
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

  /** An article that was imported as it is: no page of it is in the archive. */
  public static Submission withoutPage(Article article) {
    return new Submission(
        article.withKnown(Optional.empty(), Optional.empty()), article.url(), "", 0, List.of());
  }

  /** The same for an article that is known at another address. */
  Submission at(URI url) {
    return new Submission(article.withUrl(url), requested, rawFile, rawOffset, problems);
  }
}
