package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;

/**
 * A row an article by RFC 4180, in UTF-8 with a head.
 *
 * <p>A cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP's
 * advice on CSV injection has it; so a cell is text, whatever a page says.
 */
record Csv(String name, char separator, List<Column> columns) implements FileFormat {
  private static final String KEEPS =
      "A value a column, lists joined by \"; \"; of the body the text, of images the addresses and"
          + " captions. A cell that a spreadsheet would take for a formula begins with an"
          + " apostrophe.";

  static final FormatKind KIND =
      kind("csv", "A table by RFC 4180, safe to open in a spreadsheet.", ',');
  static final FormatKind TSV_KIND =
      kind("tsv", "The same table with tabs between the cells; cells are quoted as in csv.", '\t');

  /** What begins a formula in one spreadsheet or another, full-width forms included. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  Csv {
    columns = List.copyOf(columns);
  }

  private static FormatKind kind(String name, String what, char separator) {
    return FormatKind.compressible(
        name,
        what,
        KEEPS,
        List.of(Column.OPTION),
        (values, raw) -> new Csv(name, separator, values.get(Column.OPTION)));
  }

  @Override
  public String extension() {
    return name;
  }

  @Override
  public ArticleSink open(OutputStream file) throws IOException {
    Sink sink = new Sink(this, Utf8.onto(file));
    sink.row(columns.stream().map(Column::name).toList());
    return sink;
  }

  private record Sink(Csv csv, Writer out) implements ArticleSink {
    @Override
    public void write(StoredArticle stored) throws IOException {
      Article article = stored.article();
      row(csv.columns.stream().map(column -> column.value().apply(article)).toList());
    }

    private void row(List<String> cells) throws IOException {
      for (int i = 0; i < cells.size(); i++) {
        if (i > 0) {
          out.append(csv.separator);
        }
        cell(SafeText.plain(cells.get(i)));
      }
      out.append("\r\n");
    }

    private void cell(String text) throws IOException {
      String safe = isFormula(text) ? "'" + text : text;
      if (safe.chars().noneMatch(c -> c == '"' || c == csv.separator || c == '\r' || c == '\n')) {
        out.append(safe);
      } else {
        out.append('"').append(safe.replace("\"", "\"\"")).append('"');
      }
    }

    /** Some spreadsheets look past leading blanks. */
    private static boolean isFormula(String text) {
      return begins(text) || begins(text.stripLeading());
    }

    private static boolean begins(String text) {
      return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
