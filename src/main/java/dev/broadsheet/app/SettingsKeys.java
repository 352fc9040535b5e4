package dev.broadsheet.app;

import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The keys of the settings with those below them, each with its path and its variable. */
final class SettingsKeys {
  /** With it begins the name of every environment variable that Broadsheet reads by itself. */
  static final String PREFIX = "BROADSHEET_";

  private SettingsKeys() {}

  /**
   * A key of the settings.
   *
   * @param path from the top: {@code keep.archive.size}
   */
  record Entry(String path, Key<?> key) {
    /** The environment variable that says the same. */
    String variable() {
      return PREFIX + path.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Whether it holds a value, not other keys alone. */
    boolean isValue() {
      return !(key.kind() instanceof Shape);
    }
  }

  /** All keys, a section before what it holds. */
  static List<Entry> of(Shape<?> shape) {
    List<Entry> entries = new ArrayList<>();
    add(shape, "", entries);
    return entries;
  }

  // as deep as the settings are defined, not as a file is nested
  private static void add(Shape<?> shape, String above, List<Entry> entries) {
    for (Key<?> key : shape.keys()) {
      Entry entry = new Entry(above + key.name(), key);
      entries.add(entry);
      Kind<?> kind = key.kind();
      kind.shapes().forEach(below -> add(below, entry.path() + ".", entries));
    }
  }
}
