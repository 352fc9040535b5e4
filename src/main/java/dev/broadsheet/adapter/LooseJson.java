package dev.broadsheet.adapter;

import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON that pages carry. Templates and scripts write it, so commas too many, comments,
 * bare names and single quotes are forgiven; depth and length are bounded. Thread-safe.
 */
public final class LooseJson {
  /** Longer texts are refused. */
  public static final int MAX_LENGTH = 4 << 20;

  /** Deeper nesting is refused, so whoever walks a tree may do so by recursion. */
  static final int MAX_DEPTH = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(
                      JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                      JsonReadFeature.ALLOW_TRAILING_COMMA,
                      JsonReadFeature.ALLOW_JAVA_COMMENTS,
                      JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                      JsonReadFeature.ALLOW_SINGLE_QUOTES,
                      JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
                      JsonReadFeature.ALLOW_MISSING_VALUES,
                      JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                      JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_LENGTH)
                          .build())
                  .build())
          .build();

  private LooseJson() {}

  /**
   * Reads a text that is one value.
   *
   * @throws tools.jackson.core.JacksonException if it is none, or beyond the bounds
   */
  static JsonNode read(String json) {
    return JSON.readTree(json);
  }

  /**
   * Reads the value that begins at a place, whatever follows it.
   *
   * @throws tools.jackson.core.JacksonException if there is none, or one beyond the bounds
   */
  public static Value readAt(String text, int from) {
    try (JsonParser parser = JSON.createParser(text.substring(from))) {
      JsonNode node = parser.readValueAsTree();
      return new Value(node, from + (int) parser.currentLocation().getCharOffset());
    }
  }

  /**
   * A value in a text.
   *
   * @param end where it ends
   */
  public record Value(JsonNode node, int end) {}
}
