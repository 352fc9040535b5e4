package dev.broadsheet.store;

import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import dev.broadsheet.extract.Win;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists and maps that one column holds. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};
  private static final TypeReference<Map<Field, Win>> WINS = new TypeReference<>() {};
  private static final TypeReference<List<Drift.Change>> CHANGES = new TypeReference<>() {};

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

  static String wins(Map<Field, Win> wins) {
    return MAPPER.writeValueAsString(wins);
  }

  static Map<Field, Win> wins(String json) {
    return MAPPER.readValue(json, WINS);
  }

  static String changes(List<Drift.Change> changes) {
    return MAPPER.writeValueAsString(changes);
  }

  static List<Drift.Change> changes(String json) {
    return MAPPER.readValue(json, CHANGES);
  }
}
