package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares two forms of an article. */
final class Changes {
  /** A text of fewer words may well lose most of them by an honest correction. */
  private static final int LONG_WORDS = 50;

  /** Where the site's layout has changed, a text cut to less than this part has. */
  private static final int SHRUNK_BY_DRIFT = 2;

  /** A text cut to less than this part has lost its article: a stub, a wall, an error page. */
  private static final int SHRUNK = 5;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final Map<String, Function<Article, Object>> CONTENT = new LinkedHashMap<>();

  static {
    CONTENT.put("title", Article::title);
    CONTENT.put("subtitle", Article::subtitle);
    CONTENT.put("lead", Article::lead);
    CONTENT.put("body", Article::body);
    CONTENT.put("published", Article::published);
    CONTENT.put("modified", Article::modified);
    CONTENT.put("authors", Article::authors);
    CONTENT.put("tags", Article::tags);
    CONTENT.put("section", Article::section);
    CONTENT.put("language", Article::language);
    CONTENT.put("images", Article::images);
    CONTENT.put("source", Article::source);
    CONTENT.put("license", Article::license);
    CONTENT.put("free", Article::free);
  }

  private Changes() {}

  /** The fields that differ, by their names in JSON. */
  static List<String> between(Article before, Article after) {
    return CONTENT.entrySet().stream()
        .filter(f -> !f.getValue().apply(before).equals(f.getValue().apply(after)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Fields of two forms, for people to read. */
  static List<Preview.Change> told(Article before, Article after, List<String> fields) {
    JsonNode one = MAPPER.readTree(ArticleJson.toJson(before));
    JsonNode other = MAPPER.readTree(ArticleJson.toJson(after));
    return fields.stream().map(f -> new Preview.Change(f, told(one, f), told(other, f))).toList();
  }

  private static String told(JsonNode article, String field) {
    JsonNode value = article.path(field);
    return value.isString() ? value.stringValue() : value.toString();
  }

  /**
   * Whether the later form must not replace the earlier: it has lost its title, all of its text, or
   * more than four fifths of a text of 50 words or more.
   */
  static boolean isLoss(Article before, Article after) {
    boolean lostTitle = after.title().isBlank() && !before.title().isBlank();
    boolean lostText = after.text().isBlank() && !before.text().isBlank();
    return lostTitle || lostText || shrank(before, after, SHRUNK);
  }

  /**
   * Whether the later form, of a page that did not fit its adapter, has lost something: a field, or
   * more than half of a text of 50 words or more.
   */
  static boolean isLossByDrift(Article before, Article after) {
    return shrank(before, after, SHRUNK_BY_DRIFT)
        || CONTENT.values().stream()
            .anyMatch(field -> isThere(field.apply(before)) && !isThere(field.apply(after)));
  }

  private static boolean shrank(Article before, Article after, int part) {
    return before.words() >= LONG_WORDS && after.words() * part < before.words();
  }

  private static boolean isThere(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.isPresent();
      case List<?> list -> !list.isEmpty();
      default -> true;
    };
  }
}
