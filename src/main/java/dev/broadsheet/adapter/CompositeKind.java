package dev.broadsheet.adapter;

import dev.broadsheet.adapter.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Kinds that are made of other kinds. */
final class CompositeKind {
  private CompositeKind() {}

  record Many<T>(Kind<T> item, boolean orOne) implements Kind<List<T>> {
    @Override
    public Optional<List<T>> read(YamlNode node, Spot at) {
      if (!(node instanceof YamlNode.Sequence sequence)) {
        if (orOne) {
          return item.read(node, at).map(List::of);
        }
        at.wrong("found " + node.words() + ", expected " + words());
        return Optional.empty();
      }
      if (sequence.items().isEmpty()) {
        at.wrong("found an empty list, expected " + words());
        return Optional.empty();
      }
      List<T> values = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        YamlNode each = sequence.items().get(i);
        item.read(each, at.item(i, each)).ifPresent(values::add);
      }
      return values.size() == sequence.items().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public String words() {
      return orOne ? item.words() + ", or a list of such" : "a list, each " + item.words();
    }

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> list = Map.of("type", "array", "items", item.schema(), "minItems", 1);
      return orOne ? Map.of("anyOf", List.of(item.schema(), list)) : list;
    }

    @Override
    public List<Shape<?>> shapes() {
      return item.shapes();
    }
  }

  record Named<T>(Kind<T> value) implements Kind<Map<String, T>> {
    @Override
    public Optional<Map<String, T>> read(YamlNode node, Spot at) {
      if (!(node instanceof YamlNode.Mapping mapping)) {
        at.wrong("found " + node.words() + ", expected " + words());
        return Optional.empty();
      }
      Map<String, T> values = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach(
              e ->
                  value
                      .read(e.value(), at.key(e.key(), e.line()))
                      .ifPresent(v -> values.put(e.key(), v)));
      return values.size() == mapping.entries().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public String words() {
      return "a mapping of names, each with " + value.words();
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "object", "additionalProperties", value.schema());
    }

    @Override
    public List<Shape<?>> shapes() {
      return value.shapes();
    }
  }

  record Either<T>(Kind<T> single, Kind<T> mapping) implements Kind<T> {
    @Override
    public Optional<T> read(YamlNode node, Spot at) {
      return switch (node) {
        case Scalar s -> single.read(s, at);
        case YamlNode.Mapping m -> mapping.read(m, at);
        case YamlNode.Sequence s -> {
          at.wrong("found " + s.words() + ", expected " + words());
          yield Optional.empty();
        }
      };
    }

    @Override
    public String words() {
      return single.words() + " or " + mapping.words();
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("anyOf", List.of(single.schema(), mapping.schema()));
    }

    @Override
    public List<Shape<?>> shapes() {
      return mapping.shapes();
    }
  }

  record Checked<T>(Kind<T> kind, Predicate<T> condition, String unmet) implements Kind<T> {
    @Override
    public Optional<T> read(YamlNode node, Spot at) {
      Optional<T> value = kind.read(node, at);
      if (value.isPresent() && !condition.test(value.get())) {
        at.wrong(unmet);
        return Optional.empty();
      }
      return value;
    }

    @Override
    public String words() {
      return kind.words();
    }

    @Override
    public Map<String, Object> schema() {
      return kind.schema();
    }

    @Override
    public List<Shape<?>> shapes() {
      return kind.shapes();
    }
  }

  record ByFirstKey<T>(List<Shape<? extends T>> variants) implements Kind<T> {
    @Override
    public Optional<T> read(YamlNode node, Spot at) {
      if (!(node instanceof YamlNode.Mapping mapping)) {
        at.wrong("found " + node.words() + ", expected " + words());
        return Optional.empty();
      }
      List<Shape<? extends T>> fitting =
          variants.stream().filter(s -> mapping.get(firstKey(s)).isPresent()).toList();
      if (fitting.size() == 1) {
        return fitting.getFirst().read(node, at).map(v -> v);
      }
      String found =
          fitting.isEmpty()
              ? unknown(mapping)
              : String.join(" and ", fitting.stream().map(ByFirstKey::firstKey).toList());
      at.wrong("found " + found + ", expected " + words() + near(mapping, fitting.isEmpty()));
      return Optional.empty();
    }

    private String near(YamlNode.Mapping mapping, boolean none) {
      return mapping.entries().stream()
          .filter(e -> none)
          .map(e -> Kinds.didYouMean(e.key(), firstKeys()))
          .filter(n -> !n.isEmpty())
          .findFirst()
          .map(n -> ": " + n)
          .orElse("");
    }

    private static String unknown(YamlNode.Mapping mapping) {
      return mapping.entries().isEmpty()
          ? mapping.words()
          : String.join(", ", mapping.entries().stream().map(YamlNode.Mapping.Entry::key).toList());
    }

    private List<String> firstKeys() {
      return variants.stream().map(ByFirstKey::firstKey).toList();
    }

    private static String firstKey(Shape<?> shape) {
      return shape.keys().getFirst().name();
    }

    @Override
    public String words() {
      return "a mapping with one of " + String.join(", ", firstKeys());
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("oneOf", variants.stream().map(Shape::schema).toList());
    }

    @Override
    public List<Shape<?>> shapes() {
      return List.copyOf(variants);
    }
  }
}
