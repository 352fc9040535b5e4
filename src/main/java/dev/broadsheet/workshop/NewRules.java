package dev.broadsheet.workshop;

import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.article.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules in the place of those of an adapter's file, as lines for {@link AdapterText}. No lines: the
 * base finds the field better than the file's rule does.
 */
record NewRules(AdapterText text, Draft draft, Map<Field, List<String>> lines) {
  private static final String IN = "in";
  private static final String DROP = "drop";
  private static final String LINES = "lines";
  private static final String STEP = "  ";

  NewRules {
    Map<Field, List<String>> copy = new EnumMap<>(Field.class);
    copy.putAll(lines);
    lines = Collections.unmodifiableMap(copy);
  }

  /** What was found for some fields. */
  static NewRules of(Draft draft, AdapterText text, List<Field> fields) {
    Map<Field, List<String>> lines = new EnumMap<>(Field.class);
    for (Field field : fields) {
      Optional<List<String>> found =
          field == Field.BODY
              ? draft.body().map(body -> body(body, text))
              : rule(draft, field).map(rule -> List.of(DraftYaml.rule(rule)));
      found
          .or(() -> field == Field.BODY ? Optional.empty() : Optional.of(List.of()))
          .filter(l -> !l.isEmpty() || text.value(field).isPresent())
          .ifPresent(l -> lines.put(field, l));
    }
    return new NewRules(text, draft, lines);
  }

  private static Optional<InducedRule> rule(Draft draft, Field field) {
    return draft.rules().stream().filter(r -> r.field() == field).findFirst();
  }

  /** What the newsroom writes below its texts it writes in the new layout too. */
  private static List<String> body(InducedBody body, AdapterText text) {
    List<String> lines = new ArrayList<>(List.of(Field.BODY.key() + ":"));
    Stream.concat(DraftYaml.body(body).stream(), text.ofBody(LINES).stream())
        .forEach(line -> lines.add(STEP + line));
    return lines;
  }

  Set<Field> fields() {
    return lines.keySet();
  }

  /** The lines of a field; empty where nothing was found for it. */
  Optional<List<String>> of(Field field) {
    return Optional.ofNullable(lines.get(field));
  }

  NewRules only(List<Field> fields) {
    Map<Field, List<String>> some = new EnumMap<>(Field.class);
    some.putAll(lines);
    some.keySet().retainAll(fields);
    return new NewRules(text, draft, some);
  }

  /** The new candidates of a field, behind them those that the file has. */
  List<String> beforeOld(Field field) {
    YamlNode old = text.value(field).orElseThrow();
    if (field == Field.BODY) {
      return bodyBeforeOld(draft.body().orElseThrow(), old);
    }
    List<String> found = rule(draft, field).map(DraftYaml::candidates).orElse(List.of());
    return List.of(field.key() + ": " + FlowYaml.listOf(joined(found, FlowYaml.items(old))));
  }

  private List<String> bodyBeforeOld(InducedBody found, YamlNode old) {
    Optional<Mapping> parts =
        Optional.of(old)
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .filter(m -> m.get(IN).isPresent());
    List<String> in = FlowYaml.items(parts.flatMap(m -> m.get(IN)).orElse(old));
    List<String> drop = parts.flatMap(m -> m.get(DROP)).map(FlowYaml::items).orElse(List.of());
    List<String> lines = new ArrayList<>(List.of(Field.BODY.key() + ":"));
    lines.add(STEP + IN + ": " + FlowYaml.listOf(joined(texts(found.in()), in)));
    List<String> drops = joined(texts(found.drop()), drop);
    if (!drops.isEmpty()) {
      lines.add(STEP + DROP + ": " + FlowYaml.listOf(drops));
    }
    Stream.of("sift", LINES)
        .flatMap(part -> text.ofBody(part).stream())
        .forEach(line -> lines.add(STEP + line));
    return lines;
  }

  private static List<String> texts(List<String> css) {
    return css.stream().map(FlowYaml::text).toList();
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).distinct().toList();
  }
}
