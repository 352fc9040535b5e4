package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings by environment variables, which go over those of the file: {@code BROADSHEET_KEEP_RUNS}
 * says what the key {@code keep.runs} does, in YAML as well.
 */
final class Variables {
  /** What options of commands and the launcher read. */
  private static final Set<String> OTHERS =
      Set.of(
          "BROADSHEET_DATA",
          "BROADSHEET_ADAPTERS",
          "BROADSHEET_SCHEDULES",
          "BROADSHEET_CORPORA",
          "BROADSHEET_CONTACT",
          "BROADSHEET_METRICS_PORT",
          "BROADSHEET_JAVA_OPTS");

  static final Mapping NOTHING = new Mapping(List.of(), 1);

  private final Shape<?> shape;
  private final Map<String, String> variables;

  Variables(Shape<?> shape, Map<String, String> variables) {
    this.shape = shape;
    this.variables = variables;
  }

  /** All keys, whether variables say them or not. */
  List<SettingsKeys.Entry> keys() {
    return SettingsKeys.of(shape);
  }

  /** The keys that variables say. */
  List<SettingsKeys.Entry> given() {
    return keys().stream().filter(entry -> variables.containsKey(entry.variable())).toList();
  }

  /**
   * Variables that begin as ours do, and that neither a key, nor an option, nor a key's value
   * names.
   */
  List<String> unused() {
    Set<String> known = new HashSet<>(OTHERS);
    keys().forEach(entry -> known.add(entry.variable()));
    return variables.keySet().stream()
        .filter(name -> name.startsWith(SettingsKeys.PREFIX))
        .filter(name -> !known.contains(name) && !name.endsWith("_PASSWORD"))
        .sorted()
        .toList();
  }

  /** What stands in the file, and over it what the variables say; mistakes in those are added. */
  Mapping over(Mapping file, List<Mistake> mistakes) {
    Mapping all = file;
    for (SettingsKeys.Entry entry : given()) {
      Optional<YamlNode> value = value(entry, mistakes);
      if (value.isPresent()) {
        all = with(all, List.of(entry.path().split("\\.", -1)), value.get());
      }
    }
    return all;
  }

  private Optional<YamlNode> value(SettingsKeys.Entry entry, List<Mistake> mistakes) {
    String variable = entry.variable();
    Spot spot = Spot.ofFile(variable, mistakes);
    String text = String.valueOf(variables.get(variable));
    int before = mistakes.size();
    Optional<YamlNode> value =
        Yaml.read("value: " + text, spot).flatMap(mapping -> mapping.get("value"));
    value.ifPresent(node -> entry.key().kind().read(node, spot));
    return value.filter(node -> mistakes.size() == before);
  }

  private static Mapping with(Mapping mapping, List<String> path, YamlNode value) {
    String key = path.getFirst();
    YamlNode below =
        path.size() == 1
            ? value
            : with(
                mapping
                    .get(key)
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .orElse(NOTHING),
                path.subList(1, path.size()),
                value);
    List<Mapping.Entry> entries = new ArrayList<>(mapping.entries());
    entries.removeIf(entry -> entry.key().equals(key));
    entries.add(new Mapping.Entry(key, value.line(), below));
    return new Mapping(entries, mapping.line());
  }
}
