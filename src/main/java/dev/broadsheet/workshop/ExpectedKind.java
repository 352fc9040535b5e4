package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Scalar;
import dev.broadsheet.adapter.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a case expects of a field: one value, several, or none. */
record ExpectedKind() implements Kind<List<String>> {
  @Override
  public Optional<List<String>> read(YamlNode node, Spot at) {
    return switch (node) {
      case Scalar scalar -> Optional.of(values(scalar));
      case Sequence sequence -> items(sequence, at);
      case Mapping mapping -> wrong(mapping, at);
    };
  }

  private Optional<List<String>> items(Sequence sequence, Spot at) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      YamlNode item = sequence.items().get(i);
      if (!(item instanceof Scalar scalar) || values(scalar).isEmpty()) {
        return wrong(item, at.item(i, item));
      }
      values.addAll(values(scalar));
    }
    return Optional.of(values);
  }

  private static List<String> values(Scalar scalar) {
    String text = scalar.text().strip();
    return scalar.type() == Scalar.Type.NOTHING || text.isEmpty() ? List.of() : List.of(text);
  }

  private Optional<List<String>> wrong(YamlNode node, Spot at) {
    at.wrong("found " + node.words() + ", expected " + words());
    return Optional.empty();
  }

  @Override
  public String words() {
    return "a text, a list of texts, or nothing where the article has none";
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", List.of("string", "number", "boolean", "array", "null"));
  }
}
