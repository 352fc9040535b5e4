package dev.broadsheet.adapter;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Scalar;
import dev.broadsheet.article.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of an adapter or a base that is YAML, not yet checked further. */
record AdapterFile(Path path, String text, Mapping root, Spot start) {
  private static final String BASES = "/adapters/base/";

  static Optional<AdapterFile> read(Path path, List<Mistake> mistakes) {
    Spot start = Spot.ofFile(Yaml.shown(path), mistakes);
    return Yaml.text(path, start).flatMap(text -> of(path, text, start));
  }

  /** A text that stands, or is to stand, in a file. */
  static Optional<AdapterFile> of(Path path, String text, List<Mistake> mistakes) {
    return of(path, text, Spot.ofFile(Yaml.shown(path), mistakes));
  }

  /** A base that comes with the program. */
  static Optional<AdapterFile> builtIn(String name, List<Mistake> mistakes) {
    String file = BASES + name + ".yaml";
    try (InputStream in = AdapterFile.class.getResourceAsStream(file)) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return of(Path.of(file), text, Spot.ofFile(file, mistakes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<AdapterFile> of(Path path, String text, Spot start) {
    return Yaml.read(text, start).map(root -> new AdapterFile(path, text, root, start));
  }

  /** The site as far as the file names one, however broken the rest is. */
  Optional<String> site() {
    return root.get(AdapterShapes.SITE.name())
        .filter(Scalar.class::isInstance)
        .map(s -> ((Scalar) s).text());
  }

  /** First 8 hex digits of the SHA-256 of the text and of the digest of what it extends. */
  String digest(Base behind) {
    return Sha256.hex(text + behind.digest()).substring(0, 8);
  }

  Optional<Values> values(Shape<Values> shape) {
    return shape.read(root, start);
  }
}
