package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import java.util.Optional;

/** Articles as if they came out of a store, for tests of what is made of them. */
public final class StoredArticles {
  private StoredArticles() {}

  /** The first version of an article, alone in its store. */
  public static StoredArticle stored(Article article) {
    return stored(
        article, ArticleJson.toJson(article.withKnown(Optional.empty(), Optional.empty())));
  }

  /** The same with another form of its JSON. */
  public static StoredArticle stored(Article article, String json) {
    return new StoredArticle(
        new Card(
            1,
            article.id(),
            1,
            1,
            "a.warc.gz",
            0,
            article.site(),
            article.language(),
            article.published().map(m -> m.time().toLocalDate()),
            article.fetched(),
            article.fetched(),
            article.words(),
            article.free(),
            article.drift().isEmpty(),
            article.group(),
            article.drift(),
            Optional.empty()),
        Packing.pack(json));
  }
}
