package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Sequence;
import dev.broadsheet.article.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in an adapter's file its rules stand, to name the line in a message. */
final class AdapterPlaces {
  private static final String FIELDS = "fields";

  private final String file;
  private final Optional<YamlNode> root;

  AdapterPlaces(SiteAdapter adapter) {
    file = Yaml.shown(adapter.file());
    root = Yaml.read(adapter.file(), new ArrayList<>()).map(mapping -> mapping);
  }

  /** The place of a candidate among a field's own. */
  String candidate(Field field, int rank) {
    return field == Field.BODY && isMapping(FIELDS, field.key())
        ? item(rank, FIELDS, field.key(), "in")
        : item(rank, FIELDS, field.key());
  }

  /** The place of one of the body's {@code drop} selectors. */
  String drop(int index) {
    return item(index, FIELDS, Field.BODY.key(), "drop");
  }

  /** The place of one of the hosts. */
  String host(int index) {
    return item(index, "hosts");
  }

  /** The place of a key at the top. */
  String key(String name) {
    return at(find(name).map(YamlNode::line).orElse(1), name);
  }

  /** An item of a list, or the single value that stands for a list of one. */
  private String item(int index, String... path) {
    String name = String.join(".", path);
    Optional<YamlNode> node = find(path);
    if (node.isPresent() && node.get() instanceof Sequence list && index < list.items().size()) {
      return at(list.items().get(index).line(), name + "[" + index + "]");
    }
    return at(node.map(YamlNode::line).orElse(1), name);
  }

  private boolean isMapping(String... path) {
    return find(path).filter(Mapping.class::isInstance).isPresent();
  }

  private Optional<YamlNode> find(String... path) {
    Optional<YamlNode> node = root;
    for (String key : List.of(path)) {
      node = node.filter(Mapping.class::isInstance).flatMap(n -> ((Mapping) n).get(key));
    }
    return node;
  }

  private String at(int line, String path) {
    return file + ":" + line + ": " + path;
  }
}
