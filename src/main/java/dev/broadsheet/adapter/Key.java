package dev.broadsheet.adapter;

import java.util.Optional;

/**
 * A key of a mapping, defined once: its name, what its value is, and what a person should know.
 *
 * @param example a value as it is written in YAML
 * @param doc what it means, in Markdown
 * @param fallback what holds where the key is not given
 */
public record Key<T>(
    String name,
    Kind<T> kind,
    String example,
    String doc,
    boolean required,
    Optional<Fallback<T>> fallback) {

  /** A default and how it is written. */
  public record Fallback<T>(T value, String written) {}

  public static <T> Key<T> required(String name, Kind<T> kind, String example, String doc) {
    return new Key<>(name, kind, example, doc, true, Optional.empty());
  }

  public static <T> Key<T> optional(String name, Kind<T> kind, String example, String doc) {
    return new Key<>(name, kind, example, doc, false, Optional.empty());
  }

  /** The same key with a default, and how that is written. */
  public Key<T> or(T value, String written) {
    return new Key<>(name, kind, example, doc, false, Optional.of(new Fallback<>(value, written)));
  }
}
