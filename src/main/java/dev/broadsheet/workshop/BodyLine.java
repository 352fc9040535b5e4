package dev.broadsheet.workshop;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.extract.SameText;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of an article's body, as rules on lines see it.
 *
 * @param key its letters and digits
 */
record BodyLine(String text, String key) {
  static List<BodyLine> of(Article article) {
    return article.body().stream()
        .flatMap(BodyLine::texts)
        .map(text -> new BodyLine(text, SameText.key(text)))
        .filter(line -> !line.key().isEmpty())
        .toList();
  }

  private static Stream<String> texts(Block block) {
    return switch (block) {
      case Block.Paragraph _, Block.Heading _, Block.Quote _ -> Stream.of(block.text());
      case Block.Listing listing -> listing.items().stream();
      case Block.Table _, Block.Figure _, Block.Embed _ -> Stream.empty();
    };
  }

  static int letters(List<BodyLine> lines) {
    return lines.stream().mapToInt(line -> line.key().length()).sum();
  }
}
