package dev.broadsheet.workshop;

import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.article.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes of single candidates in the text of an adapter; whatever they do not touch stays as it is
 * written, comments too.
 */
final class AdapterEdit {
  private static final String IN = "in";
  private static final String DROP = "drop";
  private static final String STEP = "  ";

  private final AdapterText text;

  /**
   * The text of an adapter.
   *
   * @throws dev.broadsheet.adapter.AdapterException where it can't be read as YAML
   */
  AdapterEdit(String text, Path file) {
    this.text = AdapterText.of(text, file);
  }

  /** The candidates that the file itself has for a field, as they are written. */
  List<String> candidates(Field field) {
    return value(field).map(FlowYaml::items).orElse(List.of());
  }

  /** Selectors of what is dropped from the body. */
  List<String> drops() {
    return body().flatMap(b -> b.get(DROP)).map(FlowYaml::items).orElse(List.of());
  }

  /** The text with a candidate before the others; one that is there is moved. */
  String take(Field field, String candidate) {
    return with(
        field,
        all -> {
          all.remove(candidate);
          all.addFirst(candidate);
          return all;
        });
  }

  /** The text without a candidate. */
  String remove(Field field, int rank) {
    return with(
        field,
        all -> {
          all.remove(rank);
          return all;
        });
  }

  /** The text with a candidate one rank before. */
  String raise(Field field, int rank) {
    return with(
        field,
        all -> {
          Collections.swap(all, rank, Math.max(0, rank - 1));
          return all;
        });
  }

  /** The text with another candidate in the place of one. */
  String exchange(Field field, int rank, String candidate) {
    return with(
        field,
        all -> {
          all.set(rank, candidate);
          return all;
        });
  }

  /** The text in which one more selector is dropped from the body. */
  String drop(String css) {
    List<String> drops = new ArrayList<>(drops());
    if (!drops.contains(css)) {
      drops.add(css);
    }
    return text.with(Map.of(Field.BODY, bodyWith(DROP, drops)));
  }

  private String with(Field field, UnaryOperator<List<String>> change) {
    List<String> all = change.apply(new ArrayList<>(candidates(field)));
    return text.with(Map.of(field, lines(field, all)));
  }

  private List<String> lines(Field field, List<String> candidates) {
    if (field == Field.BODY && body().isPresent()) {
      return bodyWith(IN, candidates);
    }
    return candidates.isEmpty() ? List.of() : List.of(field.key() + ": " + written(candidates));
  }

  private static String written(List<String> candidates) {
    return candidates.size() == 1 ? candidates.getFirst() : FlowYaml.listOf(candidates);
  }

  /** The body's rule with other values for one of its keys; none: without the key. */
  private List<String> bodyWith(String key, List<String> values) {
    List<String> parts = new ArrayList<>(text.partsOfBody());
    if (body().isEmpty()) {
      parts = new ArrayList<>(candidates(Field.BODY).isEmpty() ? List.of() : List.of(IN));
    }
    if (!parts.contains(key)) {
      parts.add(parts.contains(IN) ? parts.indexOf(IN) + 1 : 0, key);
    }
    List<String> lines = new ArrayList<>(List.of(Field.BODY.key() + ":"));
    for (String part : parts) {
      partLines(part, key, values).forEach(line -> lines.add(STEP + line));
    }
    return lines.size() == 1 ? List.of() : lines;
  }

  private List<String> partLines(String part, String changed, List<String> values) {
    if (part.equals(changed)) {
      return values.isEmpty() ? List.of() : List.of(part + ": " + written(values));
    }
    return body().isPresent()
        ? text.ofBody(part)
        : List.of(IN + ": " + written(candidates(Field.BODY)));
  }

  private Optional<YamlNode> value(Field field) {
    return field == Field.BODY && body().isPresent()
        ? body().flatMap(b -> b.get(IN))
        : text.value(field);
  }

  /** The body's rule where it is more than candidates. */
  private Optional<Mapping> body() {
    return text.value(Field.BODY)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .filter(m -> m.get(IN).isPresent() || m.get(DROP).isPresent());
  }
}
