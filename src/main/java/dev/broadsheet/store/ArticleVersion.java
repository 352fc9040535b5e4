package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Problem;
import java.util.List;
import java.util.Objects;

/**
 * An article as it was at one fetch.
 *
 * @param number counted from 1
 * @param changed the fields that differ from the version before, by their names in JSON
 * @param problems what the extraction told of this version
 */
public record ArticleVersion(
    int number,
    Article article,
    List<String> changed,
    List<Problem> problems,
    String rawFile,
    long rawOffset) {
  public ArticleVersion {
    Objects.requireNonNull(article, "article");
    changed = List.copyOf(changed);
    problems = List.copyOf(problems);
    Objects.requireNonNull(rawFile, "rawFile");
  }

  /** Whether the archive was given its page; an imported version has none. */
  public boolean hasPage() {
    return !rawFile.isEmpty();
  }
}
