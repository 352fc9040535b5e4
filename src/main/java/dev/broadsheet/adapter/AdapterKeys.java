package dev.broadsheet.adapter;

import java.util.List;

/** What may be written in an adapter, key by key, as its author is told. */
public final class AdapterKeys {
  private AdapterKeys() {}

  /**
   * A kind of mapping.
   *
   * @param name {@code adapter}, {@code candidate}
   * @param doc what it is for, in Markdown
   */
  public record Section(String name, String doc, List<Entry> keys) {
    public Section {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A key.
   *
   * @param expected what its value is, in words
   * @param example a value as it is written in YAML
   * @param doc what it means, in Markdown
   */
  public record Entry(String name, String expected, String example, String doc) {}

  /** All of them, the outer before the inner. */
  public static List<Section> all() {
    return AdapterSchema.shapes(AdapterShapes.ADAPTER).values().stream()
        .map(shape -> new Section(shape.name(), shape.doc(), entries(shape)))
        .toList();
  }

  private static List<Entry> entries(Shape<?> shape) {
    return shape.keys().stream()
        .map(key -> new Entry(key.name(), key.kind().words(), key.example(), key.doc()))
        .toList();
  }
}
