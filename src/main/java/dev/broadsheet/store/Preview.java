package dev.broadsheet.store;

import java.util.List;
import java.util.Objects;

/**
 * What saving a submission would do.
 *
 * @param fields those of a known article that differ
 */
public record Preview(SaveResult result, List<Change> fields) {
  public Preview {
    Objects.requireNonNull(result, "result");
    fields = List.copyOf(fields);
  }

  /**
   * A field that differs.
   *
   * @param field its name in JSON
   * @param before as in JSON, a text without quotes; empty where it is absent
   */
  public record Change(String field, String before, String after) {
    public Change {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(after, "after");
    }
  }
}
