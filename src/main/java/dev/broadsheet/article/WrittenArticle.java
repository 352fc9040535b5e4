package dev.broadsheet.article;

import java.util.Objects;
import java.util.Optional;

/**
 * An article as its JSON has it.
 *
 * @param writtenHash the article's hash, if it was written: to make it anew takes long
 */
public record WrittenArticle(Article article, Optional<String> writtenHash) {
  public WrittenArticle {
    Objects.requireNonNull(article, "article");
    Objects.requireNonNull(writtenHash, "writtenHash");
  }

  /** {@link Article#hash}. */
  public String hash() {
    return writtenHash.orElseGet(article::hash);
  }
}
