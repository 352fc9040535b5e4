package dev.broadsheet.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under a head, columns as wide as their widest cell; numbers stand to the right. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... head) {
    rows.add(List.of(head));
  }

  void row(Object... cells) {
    rows.add(Arrays.stream(cells).map(c -> Screen.safe(String.valueOf(c))).toList());
  }

  /** Leaves out those of the columns named in which every row says 0 or nothing. */
  Table withoutZeros(String... names) {
    List<String> head = rows.getFirst();
    int[] kept =
        IntStream.range(0, head.size())
            .filter(c -> !List.of(names).contains(head.get(c)) || !isZero(c))
            .toArray();
    Table narrower = new Table();
    narrower.rows.clear();
    rows.forEach(row -> narrower.rows.add(IntStream.of(kept).mapToObj(row::get).toList()));
    return narrower;
  }

  private boolean isZero(int column) {
    return rows.stream().skip(1).allMatch(row -> row.get(column).matches("0?"));
  }

  List<String> lines() {
    int columns = rows.getFirst().size();
    int[] width = new int[columns];
    boolean[] number = new boolean[columns];
    for (int c = 0; c < columns; c++) {
      int column = c;
      width[c] = rows.stream().mapToInt(r -> length(r.get(column))).max().orElse(0);
      number[c] =
          rows.size() > 1
              && rows.stream()
                  .skip(1)
                  .allMatch(r -> r.get(column).matches("[\\d.,:%]*( ?(ms|s|m|MiB))?"));
    }
    List<String> lines = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      lines.add(line(rows.get(r), width, number));
      if (r == 0) {
        lines.add(Arrays.stream(width).mapToObj("─"::repeat).collect(Collectors.joining("  ")));
      }
    }
    return lines;
  }

  private static String line(List<String> cells, int[] width, boolean[] number) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.size(); c++) {
      String pad = " ".repeat(width[c] - length(cells.get(c)));
      line.append(number[c] ? pad + cells.get(c) : cells.get(c) + pad).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
