package dev.broadsheet.adapter;

import java.util.List;
import java.util.function.Function;

/**
 * A named step on text, which may drop a text (no result) or split it (several). Thread-safe.
 *
 * @param label as written in the adapter: {@code strip-prefix: "By "}
 */
public record Transform(String label, Function<String, List<String>> step) {
  public List<String> apply(String text) {
    return step.apply(text);
  }
}
