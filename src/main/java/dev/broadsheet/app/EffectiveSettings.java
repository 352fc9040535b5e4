package dev.broadsheet.app;

import java.util.List;
import java.util.Objects;

/**
 * The settings as they hold.
 *
 * @param values in order of definition
 * @param unused variables that begin as ours do, and are none
 */
public record EffectiveSettings(List<Value> values, List<String> unused) {
  public EffectiveSettings {
    values = List.copyOf(values);
    unused = List.copyOf(unused);
  }

  /**
   * A setting.
   *
   * @param key its path: {@code keep.archive.size}
   * @param text as YAML writes it; of a secret only what is none
   * @param from where it comes from: {@code default}, a file with its line, a variable
   * @param variable the environment variable that would go over it
   */
  public record Value(String key, String text, String from, String variable) {
    public Value {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(variable, "variable");
    }
  }
}
