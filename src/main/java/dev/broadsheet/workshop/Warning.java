package dev.broadsheet.workshop;

import java.util.Objects;

/**
 * Something in an adapter that works and may not last.
 *
 * @param where {@code adapters/ru/example.ru/adapter.yaml:14: fields.title[1]}
 * @param what what was found and what would do
 */
public record Warning(String where, String what) {
  public Warning {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(what, "what");
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
