package dev.broadsheet.app.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * Text with places to fill: {@code {{name}}} escaped for HTML and XML, <code>{{{name}}}</code> as
 * it is, {@code {{=name}}} as a JSON string, and {@code {{#name}}…{{/name}}}, which stands once for
 * each item of a list, and once or not at all for a text or a flag.
 */
final class Template {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE =
      Pattern.compile(
          "\\{\\{#(?<section>\\w+)}}(?<inner>.*?)\\{\\{/\\k<section>}}"
              + "|\\{\\{\\{(?<raw>\\w+)}}}"
              + "|\\{\\{=(?<json>\\w+)}}"
              + "|\\{\\{(?<text>\\w+)}}",
          Pattern.DOTALL);

  private Template() {}

  /** Fills the places; a name that has no value stands for nothing. */
  static String fill(String template, Map<String, ?> values) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
  }

  private static String value(MatchResult place, Map<String, ?> values) {
    if (place.group("section") != null) {
      return section(place.group("inner"), values.get(place.group("section")), values);
    }
    if (place.group("raw") != null) {
      return text(values, place.group("raw"));
    }
    if (place.group("json") != null) {
      // "</script>" in a text must not end the script that holds the JSON.
      return JSON.writeValueAsString(text(values, place.group("json"))).replace("</", "<\\/");
    }
    return escape(text(values, place.group("text")));
  }

  private static String section(String inner, @Nullable Object value, Map<String, ?> values) {
    return switch (value) {
      case null -> "";
      case List<?> items -> {
        StringBuilder all = new StringBuilder();
        for (Object item : items) {
          Map<String, Object> inside = new HashMap<>(values);
          ((Map<?, ?>) item).forEach((k, v) -> inside.put((String) k, v));
          all.append(fill(inner, inside));
        }
        yield all.toString();
      }
      default -> value.equals("") || value.equals(false) ? "" : fill(inner, values);
    };
  }

  private static String text(Map<String, ?> values, String name) {
    Object value = values.get(name);
    return value == null ? "" : value.toString();
  }

  /** For HTML and XML, in text and in attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
