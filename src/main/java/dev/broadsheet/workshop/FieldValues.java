package dev.broadsheet.workshop;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An article field by field as texts, so that each can be written in a case and compared. */
public final class FieldValues {
  /** The body's text, a value a paragraph. */
  public static final String TEXT = "text";

  private static final Map<String, Function<Article, List<String>>> TABLE = table();

  private FieldValues() {}

  /** The names, in the order in which they are told. */
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }

  /** Every field's values, none where it is absent, in the order of the names. */
  public static Map<String, List<String>> of(Article article) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    TABLE.forEach((name, read) -> values.put(name, read.apply(article)));
    return values;
  }

  /** The values of one of the fields that rules fill. */
  public static List<String> of(Article article, Field field) {
    String name = field == Field.BODY ? TEXT : field.key();
    return TABLE.getOrDefault(name, _ -> List.of()).apply(article);
  }

  private static Map<String, Function<Article, List<String>>> table() {
    Map<String, Function<Article, List<String>>> table = new LinkedHashMap<>();
    table.put(Field.TITLE.key(), a -> List.of(a.title()));
    table.put(Field.SUBTITLE.key(), a -> a.subtitle().stream().toList());
    table.put(Field.LEAD.key(), a -> a.lead().stream().toList());
    table.put(TEXT, FieldValues::paragraphs);
    table.put(Field.PUBLISHED.key(), a -> a.published().map(Moment::iso).stream().toList());
    table.put(Field.MODIFIED.key(), a -> a.modified().map(Moment::iso).stream().toList());
    table.put(Field.AUTHORS.key(), Article::authors);
    table.put(Field.TAGS.key(), Article::tags);
    table.put(Field.SECTION.key(), a -> a.section().stream().toList());
    table.put(Field.LANGUAGE.key(), a -> a.language().stream().toList());
    table.put(Field.IMAGE.key(), a -> images(a, Image::url));
    table.put(Field.CAPTION.key(), a -> images(a, Image::caption));
    table.put(Field.CREDIT.key(), a -> images(a, Image::credit));
    table.put(Field.SOURCE.key(), a -> a.source().stream().toList());
    table.put(Field.LICENSE.key(), a -> a.license().stream().toList());
    table.put(Field.FREE.key(), a -> a.free().map(String::valueOf).stream().toList());
    table.put(Field.CANONICAL.key(), a -> List.of(a.url().toString()));
    return table;
  }

  /** A block of several lines has as many values, as blank lines alone divide a case's text. */
  private static List<String> paragraphs(Article article) {
    List<String> paragraphs = new ArrayList<>();
    article.body().stream()
        .map(Block::text)
        .filter(t -> !t.isEmpty())
        .forEach(t -> t.lines().forEach(paragraphs::add));
    return paragraphs;
  }

  private static List<String> images(Article article, Function<Image, Optional<String>> part) {
    return article.images().stream().map(part).flatMap(Optional::stream).toList();
  }
}
