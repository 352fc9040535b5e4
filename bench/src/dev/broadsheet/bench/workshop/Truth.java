package dev.broadsheet.bench.workshop;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Block.Paragraph;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.bench.Pages.Known;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The article of a page as its set has it; what the set does not say stays as it was read. */
final class Truth {
  private Truth() {}

  static Article of(Known known, Article read) {
    JsonNode row = known.truth();
    return new Article(
        read.url(),
        read.site(),
        text(row, "title").orElse(read.title()),
        read.subtitle(),
        read.lead(),
        text(row, "body").map(Truth::paragraphs).orElse(read.body()),
        text(row, "published").flatMap(Truth::moment).or(read::published),
        read.modified(),
        texts(row, "authors").orElse(read.authors()),
        texts(row, "tags").orElse(read.tags()),
        read.section(),
        read.language(),
        read.images(),
        read.source(),
        read.license(),
        read.free(),
        read.fetched(),
        read.adapter(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Block> paragraphs(String body) {
    return Stream.of(body.split("\n\n", -1)).<Block>map(Paragraph::new).toList();
  }

  private static Optional<Moment> moment(String text) {
    try {
      String iso = text.replaceFirst("\\.\\d+", "").replace("Z", "+00:00");
      return Optional.of(Moment.parse(iso, iso.length() > 10 ? Precision.SECOND : Precision.DAY));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode row, String key) {
    return Optional.ofNullable(row.path(key).asString(null));
  }

  private static Optional<List<String>> texts(JsonNode row, String key) {
    return row.path(key).isArray()
        ? Optional.of(row.path(key).valueStream().map(JsonNode::asString).toList())
        : Optional.empty();
  }
}
