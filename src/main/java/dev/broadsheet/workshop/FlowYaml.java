package dev.broadsheet.workshop;

import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Scalar;
import dev.broadsheet.adapter.YamlNode.Sequence;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes values in a line, as an author writes a rule: {@code [h1, {css: .tag, all: true}]}. */
final class FlowYaml {
  /** What YAML takes as a text without quotes, also inside brackets. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_./][\\p{L}\\p{N} _./@+-]*");

  private static final Pattern NO_TEXT =
      Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|\\.inf|\\.nan");

  private FlowYaml() {}

  /** A value that was read. */
  static String of(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> scalar(scalar);
      case Sequence list -> listOf(items(list));
      case Mapping mapping ->
          mapping.entries().stream()
              .map(e -> text(e.key()) + ": " + of(e.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /** A list of texts, one alone without brackets. */
  static String of(List<String> texts) {
    return texts.size() == 1
        ? text(texts.getFirst())
        : listOf(texts.stream().map(FlowYaml::text).toList());
  }

  /** A list of values that are written already. */
  static String listOf(List<String> written) {
    return "[" + String.join(", ", written) + "]";
  }

  /** The values of a list, or the one that stands for a list of one. */
  static List<String> items(YamlNode node) {
    return node instanceof Sequence list
        ? list.items().stream().map(FlowYaml::of).toList()
        : List.of(of(node));
  }

  /** A text, in quotes where it needs them. */
  static String text(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      return JsonMapper.shared().writeValueAsString(text);
    }
    return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches()
        && text.equals(text.strip())
        && !NO_TEXT.matcher(text).matches();
  }

  private static String scalar(Scalar scalar) {
    return switch (scalar.type()) {
      case TEXT -> text(scalar.text());
      case NUMBER, FLAG -> scalar.text();
      case NOTHING -> "null";
    };
  }
}
