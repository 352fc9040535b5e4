package dev.broadsheet.workshop;

import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.article.Field;
import dev.broadsheet.workshop.RuleList.Candidates;
import dev.broadsheet.workshop.RuleList.OfBody;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes of single rules in the text of an adapter; whatever they do not touch stays as it is
 * written, comments too.
 */
final class AdapterEdit {
  private static final String IN = "in";
  private static final Set<String> OF_BODY = Set.of(IN, "sift", "drop", "headings", "lines");
  private static final String STEP = "  ";

  /** Whoever reads the adapter tells its mistakes; no one is told of them here. */
  private static final Path UNTOLD = Path.of("adapter.yaml");

  private final AdapterText text;

  /**
   * The text of an adapter.
   *
   * @throws dev.broadsheet.adapter.AdapterException where it can't be read as YAML
   */
  AdapterEdit(String text) {
    this.text = AdapterText.of(text, UNTOLD);
  }

  /** The rules that the file itself has in a list, as they are written. */
  List<String> rules(RuleList list) {
    Optional<YamlNode> written =
        switch (list) {
          case Candidates(Field field) -> value(field);
          case OfBody part -> body().flatMap(b -> b.get(part.key()));
        };
    return written.map(FlowYaml::items).orElse(List.of());
  }

  /**
   * The text with a rule more: a candidate goes before the others, also one that is there; what is
   * left out of the body goes behind.
   */
  String take(RuleList list, String rule) {
    return with(
        list,
        all -> {
          switch (list) {
            case Candidates _ -> {
              all.remove(rule);
              all.addFirst(rule);
            }
            case OfBody _ -> {
              if (!all.contains(rule)) {
                all.addLast(rule);
              }
            }
          }
          return all;
        });
  }

  /** The text without a rule. */
  String remove(RuleList list, int rank) {
    return with(
        list,
        all -> {
          all.remove(rank);
          return all;
        });
  }

  /** The text with a rule one rank before. */
  String raise(RuleList list, int rank) {
    return with(
        list,
        all -> {
          Collections.swap(all, rank, Math.max(0, rank - 1));
          return all;
        });
  }

  /** The text with another rule in the place of one. */
  String exchange(RuleList list, int rank, String rule) {
    return with(
        list,
        all -> {
          all.set(rank, rule);
          return all;
        });
  }

  private String with(RuleList list, UnaryOperator<List<String>> change) {
    List<String> all = change.apply(new ArrayList<>(rules(list)));
    return switch (list) {
      case Candidates(Field field) -> text.with(Map.of(field, lines(field, all)));
      case OfBody part -> text.with(Map.of(Field.BODY, bodyWith(part.key(), lines(part, all))));
    };
  }

  private List<String> lines(Field field, List<String> candidates) {
    if (field == Field.BODY && body().isPresent()) {
      return bodyWith(
          IN, candidates.isEmpty() ? List.of() : List.of(IN + ": " + written(candidates)));
    }
    return candidates.isEmpty() ? List.of() : List.of(field.key() + ": " + written(candidates));
  }

  private static String written(List<String> candidates) {
    return candidates.size() == 1 ? candidates.getFirst() : FlowYaml.listOf(candidates);
  }

  /** A list that stands below its key goes on so, and rules on lines begin so. */
  private List<String> lines(OfBody part, List<String> rules) {
    List<String> old = text.ofBody(part.key());
    boolean isBelow = old.isEmpty() ? part == OfBody.LINES : old.size() > 1;
    if (rules.isEmpty()) {
      return List.of();
    }
    if (!isBelow) {
      String inLine = part == OfBody.LINES ? FlowYaml.listOf(rules) : written(rules);
      return List.of(part.key() + ": " + inLine);
    }
    List<String> lines = new ArrayList<>();
    if (rules.size() > rules(part).size() && !old.isEmpty()) { // with its comments
      String item = old.stream().filter(l -> l.strip().startsWith("-")).findFirst().orElse(STEP);
      lines.addAll(old);
      lines.add(
          item.substring(0, item.length() - item.stripLeading().length()) + "- " + rules.getLast());
    } else {
      lines.add(part.key() + ":");
      rules.forEach(rule -> lines.add(STEP + "- " + rule));
    }
    return lines;
  }

  /** The body's rule with other lines for one of its keys; none: without the key. */
  private List<String> bodyWith(String key, List<String> changed) {
    List<String> parts = new ArrayList<>(text.partsOfBody());
    if (body().isEmpty()) {
      parts =
          new ArrayList<>(rules(new Candidates(Field.BODY)).isEmpty() ? List.of() : List.of(IN));
    }
    if (!parts.contains(key)) {
      parts.add(key.equals(OfBody.DROP.key()) ? parts.indexOf(IN) + 1 : parts.size(), key);
    }
    List<String> lines = new ArrayList<>(List.of(Field.BODY.key() + ":"));
    for (String part : parts) {
      (part.equals(key) ? changed : partLines(part)).forEach(line -> lines.add(STEP + line));
    }
    return lines.size() == 1 ? List.of() : lines;
  }

  private List<String> partLines(String part) {
    return body().isPresent()
        ? text.ofBody(part)
        : List.of(IN + ": " + written(rules(new Candidates(Field.BODY))));
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
        .filter(m -> m.entries().stream().anyMatch(e -> OF_BODY.contains(e.key())));
  }
}
