package dev.broadsheet.search;

import dev.broadsheet.article.Article;
import dev.broadsheet.store.Card;
import java.util.List;
import java.util.Objects;

/**
 * An article that was found. One that its site has withdrawn is found like any other; its card says
 * so.
 *
 * @param title with the words that were looked for
 * @param passages of lead and text with these words; where none has them, the beginning
 */
public record Hit(Card card, Article article, Marked title, List<Marked> passages) {
  public Hit {
    Objects.requireNonNull(card, "card");
    Objects.requireNonNull(article, "article");
    Objects.requireNonNull(title, "title");
    passages = List.copyOf(passages);
  }
}
