package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A form in which articles leave the program. Stateless, thread-safe. */
public interface ExportFormat {
  /** The formats by the names that users know them by. */
  private static Map<String, Supplier<ExportFormat>> table() {
    Map<String, Supplier<ExportFormat>> table = new LinkedHashMap<>();
    table.put("jsonl", JsonLines::new);
    table.put("csv", Csv::new);
    return table;
  }

  static Optional<ExportFormat> byName(String name) {
    return Optional.ofNullable(table().get(name)).map(Supplier::get);
  }

  static Set<String> names() {
    return table().keySet();
  }

  /** What stands before the first article; by default nothing. */
  default void begin(Appendable out) throws IOException {}

  /** Writes one article. */
  void write(Article article, Appendable out) throws IOException;
}
