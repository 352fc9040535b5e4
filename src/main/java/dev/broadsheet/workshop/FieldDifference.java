package dev.broadsheet.workshop;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A field whose values are not those that were expected. */
public record FieldDifference(String field, List<String> expected, List<String> found) {
  public FieldDifference {
    Objects.requireNonNull(field, "field");
    expected = List.copyOf(expected);
    found = List.copyOf(found);
  }

  /** A part of a difference: words that are expected and missing, or found and not expected. */
  public record Line(Kind kind, String text) {

    /** What the line is. */
    public enum Kind {
      /** Expected, not found. */
      MISSING,
      /** Found, not expected. */
      SURPLUS,
      /** In both, with missing words {@code [-so-]} and surplus ones <code>{+so+}</code>. */
      CHANGED
    }

    public Line {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(text, "text");
    }
  }

  /** The values that differ, in order. */
  public List<Line> lines() {
    List<DiffRow> rows =
        DiffRowGenerator.create()
            .showInlineDiffs(true)
            .mergeOriginalRevised(true)
            .inlineDiffByWord(true)
            .lineNormalizer(line -> line)
            .oldTag(opens -> opens ? "[-" : "-]")
            .newTag(opens -> opens ? "{+" : "+}")
            .build()
            .generateDiffRows(expected, found);
    List<Line> lines = new ArrayList<>();
    for (DiffRow row : rows) {
      switch (row.getTag()) {
        case EQUAL -> {}
        case DELETE -> lines.add(new Line(Line.Kind.MISSING, bare(row.getOldLine())));
        case INSERT -> lines.add(new Line(Line.Kind.SURPLUS, bare(row.getOldLine())));
        case CHANGE -> lines.add(new Line(Line.Kind.CHANGED, row.getOldLine()));
      }
    }
    return lines;
  }

  /** A row that stands on one side alone is tagged as a whole. */
  private static String bare(String row) {
    boolean tagged =
        (row.startsWith("[-") && row.endsWith("-]"))
            || (row.startsWith("{+") && row.endsWith("+}"));
    return tagged ? row.substring(2, row.length() - 2) : row;
  }
}
