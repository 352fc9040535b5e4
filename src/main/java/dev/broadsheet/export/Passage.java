package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A piece of an article that corpus tools call a paragraph: each item and each row is one. */
record Passage(String type, String text, Locale language) {

  /** The passages of an article, its title first. */
  static List<Passage> of(Article article) {
    List<Passage> passages = new ArrayList<>();
    passages.add(new Passage("title", article.title(), locale(article.language())));
    for (Block block : article.body()) {
      Locale language = locale(block.language().or(article::language));
      switch (block) {
        case Block.Paragraph p -> passages.add(new Passage("paragraph", p.text(), language));
        case Block.Heading h -> passages.add(new Passage("heading", h.text(), language));
        case Block.Quote q -> passages.add(new Passage("quote", q.text(), language));
        case Block.Listing l ->
            l.items().forEach(item -> passages.add(new Passage("item", item, language)));
        case Block.Table t ->
            t.rows()
                .forEach(row -> passages.add(new Passage("row", String.join(" ", row), language)));
        case Block.Figure f -> {}
        case Block.Embed e -> {}
      }
    }
    passages.removeIf(passage -> SafeText.line(passage.text).isEmpty());
    return passages;
  }

  List<Sentence> sentences() {
    return Sentence.of(text, language);
  }

  private static Locale locale(Optional<String> language) {
    return language.map(Locale::forLanguageTag).orElse(Locale.ROOT);
  }
}
