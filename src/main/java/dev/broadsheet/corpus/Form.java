package dev.broadsheet.corpus;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Near;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Scalar;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.export.FormatKind;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * In what form articles are written: a format, as {@code export --format} names it, and its
 * options.
 */
public record Form(String format, Map<String, String> options) {
  private static final String FORMAT = "format";

  public Form {
    Objects.requireNonNull(format, "format");
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  static Form of(String format) {
    return new Form(format, Map.of());
  }

  /** A format's name, or a mapping of its {@code format} and its options. */
  static final Kind<Form> KIND =
      new Kind<>() {
        @Override
        public Optional<Form> read(YamlNode node, Spot at) {
          return switch (node) {
            case Scalar _ -> Kinds.TEXT.read(node, at).flatMap(n -> checked(of(n), at));
            case Mapping mapping -> form(mapping, at).flatMap(form -> checked(form, at));
            case YamlNode.Sequence _ -> {
              at.wrong("found " + node.words() + ", expected " + words());
              yield Optional.empty();
            }
          };
        }

        @Override
        public String words() {
          return "a format, or a mapping of format and its options";
        }

        @Override
        public Map<String, Object> schema() {
          return Map.of(
              "anyOf",
              List.of(
                  Map.of("enum", List.copyOf(ExportFormat.names())),
                  Map.of("type", "object", "required", List.of(FORMAT))));
        }
      };

  private static Optional<Form> form(Mapping mapping, Spot at) {
    Map<String, String> options = new TreeMap<>();
    for (Mapping.Entry entry : mapping.entries()) {
      if (entry.value() instanceof Scalar value && !value.text().isEmpty()) {
        options.put(entry.key(), value.text());
      } else {
        at.key(entry.key(), entry.line())
            .wrong("found " + entry.value().words() + ", expected a single value");
      }
    }
    Optional<String> format = Optional.ofNullable(options.remove(FORMAT));
    if (format.isEmpty()) {
      at.wrong("found no format, expected one of " + String.join(", ", ExportFormat.names()));
    }
    return format.map(name -> new Form(name, options));
  }

  private static Optional<Form> checked(Form form, Spot at) {
    Optional<FormatKind> kind = ExportFormat.byName(form.format);
    if (kind.isEmpty()) {
      at.wrong(
          "found \"%s\", expected %s"
              .formatted(form.format, Near.choice(form.format, ExportFormat.names())));
      return Optional.empty();
    }
    try {
      form.place();
      return Optional.of(form);
    } catch (AdapterException e) {
      e.mistakes().forEach(m -> at.wrong(m.toString()));
      return Optional.empty();
    }
  }

  /** What its files are called when nothing else tells them apart. */
  String place() {
    return PartWriter.path(
        Split.ALL,
        0,
        open(
            () -> {
              throw new IllegalStateException("nothing is read yet");
            }));
  }

  /** What writes it. */
  ExportFormat open(Supplier<RawArchive> raw) {
    return ExportFormat.byName(format)
        .orElseThrow(() -> new IllegalArgumentException("no such format: " + format))
        .with(options, Path.of(format), raw);
  }
}
