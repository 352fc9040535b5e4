package dev.broadsheet.workshop;

import java.util.Objects;

/**
 * A candidate of an adapter, to be written down.
 *
 * @param kind the key that it begins with: {@code css}, {@code jsonld}, {@code meta}
 * @param path {@code time.date@datetime}
 * @param all whether every value is taken
 */
public record Place(String kind, String path, boolean all) {
  public Place {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(path, "path");
  }

  /** As provenance names it: {@code jsonld: datePublished}, {@code h1.headline}. */
  String label() {
    return kind.equals("css") ? path : kind + ": " + path;
  }
}
