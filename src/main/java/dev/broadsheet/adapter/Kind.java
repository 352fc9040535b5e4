package dev.broadsheet.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of value in a YAML file: how it is read, and what is said of it in messages, in the JSON
 * Schema and in the reference page. Immutable.
 */
public interface Kind<T> {

  /** The value; empty where it is wrong, and then the spot was told why. */
  Optional<T> read(YamlNode node, Spot at);

  /** What is expected, with its article: {@code a duration such as 2s or 500ms}. */
  String words();

  /** The kind in JSON Schema, draft 2020-12; a {@link Shape} is referred to by its name. */
  Map<String, Object> schema();

  /** The shapes that values of this kind are made of. */
  default List<Shape<?>> shapes() {
    return List.of();
  }
}
