package dev.broadsheet.schedule;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Mention;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.schedule.Schedule.Export;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a schedule's file can say of what is written after its runs. */
final class ExportShapes {
  private static final Key<String> FORMAT =
      Key.required("format", Kinds.choice(formats()), "jsonl", "As `export --format` names it.");
  private static final Key<Map<String, String>> OPTIONS =
      Key.optional(
              "options",
              Kinds.map(Kinds.TEXT),
              "{compress: zstd}",
              "Options of the format, which `export --help FORMAT` tells.")
          .or(Map.of(), "none");
  private static final Key<Path> OUT =
      Key.required(
          "out",
          Kinds.text("the path of a file", Map.of("type", "string"), Path::of),
          "corpora/news.jsonl",
          "The file, relative to the folder in which Broadsheet runs. It is written beside and"
              + " takes the old one's place when it is whole.");
  static final Shape<Export> FILE =
      new Shape<>(
          "export-file",
          "The articles of the schedule's sites in a file.",
          List.of(FORMAT, OPTIONS, OUT),
          ExportShapes::toFile);
  private static final Key<String> CORPUS =
      Key.required(
          "corpus",
          Kinds.TEXT,
          "russian-news",
          "In their place: a corpus by its name in `corpora/`, whichever sites it is of; what is"
              + " new or changed since its last build is added, as `corpus update` does.");
  static final Shape<Export> CORPUS_UPDATE =
      new Shape<>(
          "export-corpus",
          "A corpus that is brought up to date.",
          List.of(CORPUS),
          values -> Optional.of(new Export.OfCorpus(values.get(CORPUS))));

  static final Kind<Export> KIND = Kinds.byFirstKey(List.of(FILE, CORPUS_UPDATE));

  private ExportShapes() {}

  /** Options that the format has not are told here, not when the run is through. */
  private static Optional<Export> toFile(Values values) {
    Export.ToFile export =
        new Export.ToFile(values.get(FORMAT), values.get(OPTIONS), values.get(OUT));
    try {
      ExportFormat.byName(export.format())
          .orElseThrow()
          .with(
              export.options(),
              export.out(),
              () -> {
                throw new IllegalStateException("nothing is read yet");
              });
      return Optional.of(export);
    } catch (AdapterException e) {
      e.mistakes().forEach(m -> values.at(OPTIONS).wrong(m.toString()));
      return Optional.empty();
    }
  }

  /** Whether a corpus is one of those that there are; a mistake is told if not. */
  static boolean isKnown(Export export, Collection<String> corpora, Spot at) {
    return switch (export) {
      case Export.ToFile _ -> true;
      case Export.OfCorpus(String corpus) ->
          new Mention(corpus, at.key("corpus", at.line())).isOneOf(corpora);
    };
  }

  private static Map<String, String> formats() {
    Map<String, String> formats = new LinkedHashMap<>();
    ExportFormat.names().forEach(n -> formats.put(n, n));
    return formats;
  }
}
