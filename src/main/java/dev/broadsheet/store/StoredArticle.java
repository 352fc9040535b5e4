package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The current version of an article as it streams out of the store.
 *
 * @param json the article's, with its group and drift as the store knows them
 * @param version counted from 1
 * @param rawFile the archive's file that holds its page
 * @param rawOffset the place of the page in that file
 * @param withdrawn when it was found that its site has taken it away
 */
public record StoredArticle(
    String json, int version, String rawFile, long rawOffset, Optional<Instant> withdrawn) {
  public StoredArticle {
    Objects.requireNonNull(json, "json");
    Objects.requireNonNull(rawFile, "rawFile");
    Objects.requireNonNull(withdrawn, "withdrawn");
  }

  /** Reads the JSON; each call reads it anew. */
  public Article article() {
    return ArticleJson.fromJson(json);
  }
}
