package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.adapter.Selector;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A candidate of an adapter, to be written down.
 *
 * @param path {@code time.date@datetime}, {@code author.name}, {@code og:title}
 * @param all whether every value is taken
 * @param divided whether a value holds several, with commas between them
 */
public record Place(Kind kind, String path, boolean all, boolean divided) {

  /** Where on a page; the name in lower case is the key that an adapter writes. */
  public enum Kind {
    CSS,
    JSONLD,
    META;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Place {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(path, "path");
  }

  static Place css(String path, boolean all) {
    return new Place(Kind.CSS, path, all, false);
  }

  /** One value of metadata, by the key that an adapter writes. */
  static Place of(String key, String path) {
    return new Place(Kind.valueOf(key.toUpperCase(Locale.ROOT)), path, false, false);
  }

  /** As provenance names it: {@code jsonld: datePublished}, {@code h1.headline}. */
  String label() {
    return kind == Kind.CSS ? path : kind.key() + ": " + path;
  }

  Selector selector() {
    return switch (kind) {
      case JSONLD -> new Selector.JsonLd(path);
      case META -> new Selector.Meta(path);
      case CSS -> {
        int at = path.lastIndexOf('@');
        yield new Selector.Css(
            CompiledCss.of(at < 0 ? path : path.substring(0, at)),
            at < 0 ? Optional.empty() : Optional.of(path.substring(at + 1)));
      }
    };
  }
}
