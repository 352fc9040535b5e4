package dev.broadsheet.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A mapping with known keys.
 *
 * @param name of its section in the reference page and of its definition in the JSON Schema
 * @param doc what it is for, in Markdown
 * @param keys in the order in which they are told
 * @param build makes the value; called only when every key is right. It may still tell a mistake
 *     and return nothing
 */
public record Shape<T>(
    String name, String doc, List<Key<?>> keys, Function<Values, Optional<T>> build)
    implements Kind<T> {
  public Shape {
    keys = List.copyOf(keys);
  }

  @Override
  public Optional<T> read(YamlNode node, Spot at) {
    if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
      at.wrong("found " + node.words() + ", expected " + words());
      return Optional.empty();
    }
    int before = at.mistakes().size();
    Values values = Values.of(mapping, keys, at);
    return at.mistakes().size() == before ? build.apply(values) : Optional.empty();
  }

  @Override
  public String words() {
    return "a mapping with "
        + keys.stream().<String>map(Key::name).collect(Collectors.joining(", "));
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("$ref", "#/$defs/" + name);
  }

  /** The schema of the mapping itself. */
  public Map<String, Object> definition() {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Key<?> key : keys) {
      properties.put(key.name(), property(key));
      if (key.required()) {
        required.add(key.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("description", doc);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    schema.put("minProperties", 1);
    return schema;
  }

  private static Map<String, Object> property(Key<?> key) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("description", key.doc());
    property.putAll(key.kind().schema());
    return property;
  }

  @Override
  public List<Shape<?>> shapes() {
    return List.of(this);
  }
}
