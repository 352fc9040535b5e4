package dev.broadsheet.console;

import java.util.Objects;

/**
 * A place in the navigation.
 *
 * @param path of its first page: {@code /sites}
 * @param key of its name in the texts
 */
public record NavEntry(String path, String key) {
  public NavEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(key, "key");
  }

  /** Whether a page stands under it. */
  public boolean holds(String page) {
    return page.equals(path) || (!path.equals("/") && page.startsWith(path + "/"));
  }
}
