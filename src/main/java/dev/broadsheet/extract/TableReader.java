package dev.broadsheet.extract;

import dev.broadsheet.article.Block.Table;
import dev.broadsheet.normalize.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/**
 * Reads a table of data. Tables that only lay a page out give none: those which hold other tables,
 * one column, or running text.
 */
final class TableReader implements NodeFilter {
  private static final int LONGEST_CELL = 600;
  private static final int MEAN_CELL = 120;
  private static final int MAX_CELLS = 20_000;

  private final List<List<Element>> rows = new ArrayList<>();
  private int cells;
  private boolean layout;

  private TableReader() {}

  static Optional<Table> read(Element table) {
    TableReader reader = new TableReader();
    reader.traverse(table);
    return reader.layout ? Optional.empty() : reader.table();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (!(node instanceof Element element) || depth == 0) {
      return FilterResult.CONTINUE;
    }
    switch (element.normalName()) {
      case "tr" -> rows.add(new ArrayList<>());
      case "td", "th" -> {
        if (!rows.isEmpty()) {
          rows.getLast().add(element);
          cells++;
        }
      }
      case "table", "figure", "h1", "h2", "form" -> layout = true;
      default -> {}
    }
    layout |= cells > MAX_CELLS;
    return layout ? FilterResult.STOP : FilterResult.CONTINUE;
  }

  private Optional<Table> table() {
    List<List<String>> texts = new ArrayList<>();
    int filled = 0;
    int wide = 0;
    int length = 0;
    for (List<Element> row : rows) {
      List<String> line = row.stream().map(c -> Texts.clean(c.text())).toList();
      long full = line.stream().filter(t -> !t.isEmpty()).count();
      if (line.stream().anyMatch(t -> t.length() > LONGEST_CELL)) {
        return Optional.empty();
      }
      if (full > 0) {
        texts.add(line);
      }
      filled += (int) full;
      wide += full > 1 ? 1 : 0;
      length += line.stream().mapToInt(String::length).sum();
    }
    boolean data = texts.size() > 1 && 2 * wide >= texts.size() && length <= MEAN_CELL * filled;
    return data ? Optional.of(new Table(texts)) : Optional.empty();
  }
}
