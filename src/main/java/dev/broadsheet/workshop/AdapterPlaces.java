package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Layout;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Scalar;
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
    return candidate(root, "", field, rank);
  }

  /** The place of a candidate among those that a layout gives to a field. */
  String candidate(Layout layout, Field field, int rank) {
    if (find(root, "layouts").orElse(null) instanceof Sequence layouts) {
      for (int i = 0; i < layouts.items().size(); i++) {
        Optional<YamlNode> each = Optional.of(layouts.items().get(i));
        if (find(each, "until").filter(u -> isDay(u, layout)).isPresent()) {
          return candidate(each, "layouts[" + i + "].", field, rank);
        }
      }
    }
    return key("layouts");
  }

  private static boolean isDay(YamlNode until, Layout layout) {
    return until instanceof Scalar day && day.text().equals(layout.until().toString());
  }

  private String candidate(Optional<YamlNode> from, String prefix, Field field, int rank) {
    boolean isBody =
        field == Field.BODY
            && find(from, FIELDS, field.key()).filter(Mapping.class::isInstance).isPresent();
    return isBody
        ? item(from, prefix, rank, FIELDS, field.key(), "in")
        : item(from, prefix, rank, FIELDS, field.key());
  }

  /** The place of one of the body's {@code drop} selectors. */
  String drop(int index) {
    return item(root, "", index, FIELDS, Field.BODY.key(), "drop");
  }

  /** The place of one of the hosts. */
  String host(int index) {
    return item(root, "", index, "hosts");
  }

  /** The place of a key at the top. */
  String key(String name) {
    return at(find(root, name).map(YamlNode::line).orElse(1), name);
  }

  /** An item of a list, or the single value that stands for a list of one. */
  private String item(Optional<YamlNode> from, String prefix, int index, String... path) {
    String name = prefix + String.join(".", path);
    Optional<YamlNode> node = find(from, path);
    if (node.isPresent() && node.get() instanceof Sequence list && index < list.items().size()) {
      return at(list.items().get(index).line(), name + "[" + index + "]");
    }
    return at(node.map(YamlNode::line).orElse(1), name);
  }

  private static Optional<YamlNode> find(Optional<YamlNode> from, String... path) {
    Optional<YamlNode> node = from;
    for (String key : List.of(path)) {
      node = node.filter(Mapping.class::isInstance).flatMap(n -> ((Mapping) n).get(key));
    }
    return node;
  }

  private String at(int line, String path) {
    return file + ":" + line + ": " + path;
  }
}
