package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A row an article by RFC 4180, in UTF-8 with a head; lists are joined by {@code "; "}.
 *
 * <p>A cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP's
 * advice on CSV injection has it; so a cell is text, whatever a page says.
 */
final class Csv implements ExportFormat {
  /** What begins a formula in one spreadsheet or another, full-width forms included. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private static final Map<String, Function<Article, String>> COLUMNS = columns();

  private static Map<String, Function<Article, String>> columns() {
    Map<String, Function<Article, String>> columns = new LinkedHashMap<>();
    columns.put("id", Article::id);
    columns.put("url", a -> a.url().toString());
    columns.put("site", Article::site);
    columns.put("title", Article::title);
    columns.put("subtitle", a -> a.subtitle().orElse(""));
    columns.put("lead", a -> a.lead().orElse(""));
    columns.put("text", Article::text);
    columns.put("published", a -> a.published().map(Moment::iso).orElse(""));
    columns.put("publishedPrecision", a -> a.published().map(m -> lower(m.precision())).orElse(""));
    columns.put("modified", a -> a.modified().map(Moment::iso).orElse(""));
    columns.put("authors", a -> joined(a.authors()));
    columns.put("tags", a -> joined(a.tags()));
    columns.put("section", a -> a.section().orElse(""));
    columns.put("language", a -> a.language().orElse(""));
    columns.put("images", a -> joined(a.images().stream().flatMap(i -> i.url().stream()).toList()));
    columns.put(
        "captions",
        a -> joined(a.images().stream().map(Csv::caption).filter(c -> !c.isEmpty()).toList()));
    columns.put("source", a -> a.source().orElse(""));
    columns.put("license", a -> a.license().orElse(""));
    columns.put("free", a -> a.free().map(String::valueOf).orElse(""));
    columns.put("fetched", a -> a.fetched().toString());
    columns.put("adapter", Article::adapter);
    columns.put("words", a -> Integer.toString(a.words()));
    columns.put("hash", Article::hash);
    columns.put("group", a -> a.group().orElse(""));
    columns.put("drift", a -> a.drift().map(Instant::toString).orElse(""));
    return columns;
  }

  @Override
  public void begin(Appendable out) throws IOException {
    row(List.copyOf(COLUMNS.keySet()), out);
  }

  @Override
  public void write(Article article, Appendable out) throws IOException {
    row(COLUMNS.values().stream().map(column -> column.apply(article)).toList(), out);
  }

  private static void row(List<String> cells, Appendable out) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      cell(cells.get(i), out);
    }
    out.append("\r\n");
  }

  private static void cell(String text, Appendable out) throws IOException {
    String safe = isFormula(text) ? "'" + text : text;
    if (safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')) {
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

  private static String caption(Image image) {
    return image.caption().orElse("") + image.credit().map(c -> " (" + c + ")").orElse("");
  }

  private static String joined(List<String> texts) {
    return String.join("; ", texts);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
