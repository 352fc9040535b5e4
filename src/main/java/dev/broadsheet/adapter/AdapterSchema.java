package dev.broadsheet.adapter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of adapters, from which editors complete and check. */
public final class AdapterSchema {
  private AdapterSchema() {}

  /** Draft 2020-12, indented; the same text on every machine. */
  public static String json() {
    Map<String, Object> definitions = new LinkedHashMap<>();
    shapes(AdapterShapes.ADAPTER).forEach((name, s) -> definitions.put(name, s.definition()));
    Map<String, Object> schema = new LinkedHashMap<>(AdapterShapes.ADAPTER.schema());
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "An adapter of Broadsheet");
    schema.put("$defs", definitions);
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .build()
        .writeValueAsString(schema);
  }

  /** A shape and all that it is made of, by name, the outer before the inner. */
  static Map<String, Shape<?>> shapes(Shape<?> root) {
    Map<String, Shape<?>> named = new LinkedHashMap<>();
    Deque<Shape<?>> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Shape<?> shape = open.removeFirst();
      if (named.putIfAbsent(shape.name(), shape) == null) {
        shape.keys().forEach(k -> open.addAll(k.kind().shapes()));
      }
    }
    return named;
  }
}
