package dev.broadsheet.export;

import java.util.List;
import java.util.Optional;

/** A form in which articles leave the program, with its options chosen. Immutable, thread-safe. */
public sealed interface ExportFormat permits FileFormat, FolderFormat {

  /** Every format; a new one is a class and a line here. */
  static List<FormatKind> kinds() {
    return List.of(
        JsonLines.KIND,
        Csv.KIND,
        Csv.TSV_KIND,
        Parquet.KIND,
        Tei.KIND,
        Vertical.KIND,
        Conllu.KIND,
        PlainText.KIND,
        Markdown.KIND,
        Warc.KIND,
        Rss.KIND,
        OwnTemplate.KIND);
  }

  /** A format by the name that users know it by. */
  static Optional<FormatKind> byName(String name) {
    return kinds().stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** The names of the formats, the usual one first. */
  static List<String> names() {
    return kinds().stream().map(FormatKind::name).toList();
  }

  /** What the name of a file of this form ends with, without the dot: {@code jsonl.zst}. */
  String extension();
}
