package dev.broadsheet.store;

import dev.broadsheet.article.Problem;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists that one column holds. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};

  private Json() {}

  static String list(List<String> texts) {
    return MAPPER.writeValueAsString(texts);
  }

  static List<String> list(String json) {
    return MAPPER.readValue(json, TEXTS);
  }

  static String problems(List<Problem> problems) {
    return MAPPER.writeValueAsString(problems);
  }

  static List<Problem> problems(String json) {
    return MAPPER.readValue(json, PROBLEMS);
  }
}
